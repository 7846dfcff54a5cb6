package tradingagents.agents.news;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Untrusted text as an agent may read it: visible characters of what a person would see, without
 * instructions, encoded text, links and anything that looks like our own marks.
 */
final class PlainText {
  private static final int MAX_RAW = 60_000;

  private static final Pattern FENCE =
      Pattern.compile("(?m)^\\s*(?:`{3,}|~{3,})[^\\n]*$|`{3,}|~{3,}");
  private static final Pattern RULE =
      Pattern.compile("(?m)^\\s*(?:[-=_*#]{3,}|#{1,6}(?=\\s)|>{1,3})\\s*");
  private static final Pattern TABLE = Pattern.compile("(?m)^\\s*\\|(.*)\\|\\s*$");
  private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]{0,300})\\]\\([^)]{0,2000}\\)");
  private static final Pattern URL =
      Pattern.compile(
          "(?i)\\b(?:https?|ftp|javascript|data|file|mailto):[^\\s)\\]]+|\\bwww\\.\\S+");
  private static final Pattern TOKEN =
      Pattern.compile(
          "<\\|[^|>]{0,40}\\|>|\\[/?(?:INST|SYS|SYSTEM|ASSISTANT|USER|TOOL)\\]|<</?SYS>>"
              + "|</?s>|\\{\\{.{0,400}?\\}\\}"
              + "|\\{[^{}]{0,600}(?:\"|')?(?:name|role|tool|function|arguments|rating"
              + "|stance|action|content)(?:\""
              + "|')?\\s*:[^{}]{0,600}(?:\\{[^{}]{0,600}\\}[^{}]{0,300})?\\}",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern ROLE_LINE =
      Pattern.compile("(?im)^\\s*(?:system|assistant|user|developer|human|tool|function)\\s*:\\s*");
  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?<=[.!?\\u3002\\uff01\\uff1f])[\"')\\]]*\\s+|(?<=[\\u3002\\uff01])|\\n+"
              + "|\\s*[|\\u2022]\\s*|;\\s+");
  private static final Pattern SPACES = Pattern.compile("[ \\u00a0]+");

  private PlainText() {}

  /**
   * The clean text.
   *
   * @param raw as it was sent
   * @param symbol of the instrument
   * @param maxCharacters of the answer; the rest is cut at the end of a sentence
   * @param flags what was taken out is added
   * @return one line of sentences
   */
  static String of(String raw, String symbol, int maxCharacters, Set<Flag> flags) {
    String text = raw;
    if (text.length() > MAX_RAW) {
      text = text.substring(0, MAX_RAW);
      flags.add(Flag.CUT);
    }
    text = Letters.plain(text, symbol, flags);
    text = VisibleText.of(unmarked(TOKEN, text, " ", flags), flags);
    text = Letters.plain(text, symbol, flags);
    for (Pattern mark : new Pattern[] {FENCE, TOKEN, RULE}) {
      text = unmarked(mark, text, " ", flags);
    }
    text = TABLE.matcher(text).replaceAll(row -> Matcher.quoteReplacement(cells(row.group(1))));
    text = unmarked(LINK, text, "$1", flags);
    text = unmarked(URL, text, "[link]", flags);
    text = Encoded.dropped(text, flags);
    return sentences(text, maxCharacters, flags);
  }

  /** A row of a table as a sentence, so that it is judged as one. */
  private static String cells(String row) {
    return BAR.matcher(row.strip()).replaceAll(": ");
  }

  private static String unmarked(Pattern mark, String text, String by, Set<Flag> flags) {
    String rest = mark.matcher(text).replaceAll(by);
    if (!rest.equals(text) && !mark.equals(RULE)) {
      flags.add(Flag.MARKUP);
    }
    return rest;
  }

  private static String sentences(String text, int maxCharacters, Set<Flag> flags) {
    StringBuilder clean = new StringBuilder();
    String before = "";
    for (String part : SENTENCE.split(text, -1)) {
      String sentence = SPACES.matcher(part).replaceAll(" ").strip();
      if (sentence.isEmpty()) {
        continue;
      }
      boolean told =
          Instructions.isIn(sentence) || (!before.isEmpty() && isSplit(before, sentence));
      if (told) {
        flags.add(Flag.INSTRUCTION);
        sentence = Instructions.REMOVED;
      }
      before = told ? "" : sentence;
      sentence = inert(sentence, flags);
      boolean again = told && clean.toString().endsWith(Instructions.REMOVED);
      if (!again) {
        if (clean.length() + sentence.length() + 1 > maxCharacters) {
          flags.add(Flag.CUT);
          break;
        }
        clean.append(clean.isEmpty() ? "" : " ").append(sentence);
      }
    }
    return clean.toString();
  }

  /** An instruction that is cut in two by a line or a full stop. */
  private static boolean isSplit(String before, String sentence) {
    String joint = before.replaceAll("[.!?]+$", "") + " " + sentence;
    return sentence.length() < 60 && before.length() < 60 && Instructions.isIn(joint);
  }

  /** Marks of ours become marks that mean nothing. */
  private static String inert(String sentence, Set<Flag> flags) {
    String text = unmarked(ROLE_LINE, sentence, "", flags);
    StringBuilder inert = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      inert.append(
          switch (c) {
            case '<' -> '\u2039';
            case '>' -> '\u203a';
            case '{' -> '(';
            case '}' -> ')';
            case '`' -> '\'';
            default -> c;
          });
    }
    return inert.toString();
  }
}
