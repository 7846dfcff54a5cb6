package tradingagents.agents.prompt;

import java.util.regex.Pattern;
import tradingagents.agents.answer.Fingerprint;
import tradingagents.desk.report.SafeText;

/**
 * The fence around a text that somebody else wrote. Its tag is the beginning of the text's own
 * fingerprint, so the same text always has the same fence and no text can contain the end of its
 * own; besides, two angle brackets in a row never occur inside.
 */
final class Fence {
  private static final int TAG_CHARACTERS = 4;

  private static final Pattern OPENING = Pattern.compile("<(?=<)");
  private static final Pattern CLOSING = Pattern.compile(">(?=>)");

  private Fence() {}

  /** Untrusted text within its fence, from line to line. */
  static String around(String label, String untrusted) {
    String inside = escaped(untrusted);
    String tag = Fingerprint.of(inside).substring(0, TAG_CHARACTERS);
    return "<<" + tag + " " + label + ">>\n" + inside + "\n<</" + tag + ">>\n";
  }

  /** The same words, visible, without anything that looks like a fence. */
  static String escaped(String untrusted) {
    String shown = SafeText.visible(untrusted);
    return CLOSING.matcher(OPENING.matcher(shown).replaceAll("< ")).replaceAll("> ").strip();
  }

  /** The beginning of a text that is too long, and how much more there was. */
  static String atMost(int characters, String text) {
    if (text.length() <= characters) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters;
    return text.substring(0, end) + " [cut: " + (text.length() - end) + " more characters]";
  }
}
