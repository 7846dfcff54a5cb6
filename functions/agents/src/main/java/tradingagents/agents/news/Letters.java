package tradingagents.agents.news;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Characters: compatibility forms become plain ones (Unicode NFKC), what has no width is dropped,
 * and words that mix scripts are written in the letters they look like. A word that is wholly of
 * another script stays as it is, unless it is a look-alike of an English word that matters here.
 */
final class Letters {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern PILE = Pattern.compile("(\\p{M}{2})\\p{M}+");
  private static final Pattern MARKED = Pattern.compile("([A-Za-z])\\p{M}+");

  /** Cyrillic, Greek, Armenian and other letters by the Latin ones they look like. */
  private static final String FROM =
      "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u051b\u051d"
          + "\u04bb\u0432\u043a\u043c\u043d\u0442\u0433\u043f"
          + "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425"
          + "\u0406\u0408\u0405\u0474\u0417"
          + "\u03b1\u03b2\u03b5\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u03b3\u03b7\u03c9"
          + "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
          + "\u0261\u0131\u0269\u026a\u1d00\u0299\u1d04\u1d05\u1d07\ua730\u0262\u029c"
          + "\u1d0a\u1d0b\u029f\u1d0d\u0274\u1d0f\u1d18\u0280\ua731\u1d1b\u1d1c\u1d20"
          + "\u1d21\u028f\u1d22"
          + "\u0578\u057d\u0585\u0570\u0566\u0251\u01c0\u217c\u2113\u212e\u0192\u00f8"
          + "\u0142\u0111\u2c9f\u13aa\u13a1\u13b3\u13bb\u13d9\u13a0\u13a2\u13df\u13da";

  private static final String TO =
      "aeopcyxijsdqwhbkmhtrn"
          + "ABEKMHOPCTYXIJSV3"
          + "abeikvoptuxynw"
          + "ABEZHIKMNOPTYX"
          + "giiiabcdefghjklmnoprstuvwyz"
          + "nuohqallefloldoG"
          + "RWHVDTCSS";

  private static final Set<String> WORDS =
      Set.of(
          "ignore",
          "disregard",
          "forget",
          "override",
          "system",
          "assistant",
          "user",
          "buy",
          "sell",
          "max",
          "instruction",
          "instructions",
          "previous",
          "prompt",
          "rating",
          "rate",
          "hold",
          "limit",
          "limits",
          "must",
          "you",
          "all",
          "stance",
          "bullish",
          "bearish",
          "developer",
          "tool",
          "call",
          "respond",
          "answer",
          "output",
          "rules");

  private static final Map<Character, Character> LEET =
      Map.of(
          '0', 'o', '1', 'i', '3', 'e', '4', 'a', '5', 's', '7', 't', '@', 'a', '$', 's', '!', 'i');

  private Letters() {}

  /** The text in plain characters; what was changed is added to the flags. */
  static String plain(String raw, String symbol, Set<Flag> flags) {
    String visible = visible(raw, flags);
    String normal =
        PILE.matcher(Normalizer.normalize(visible, Normalizer.Form.NFKC)).replaceAll("$1");
    normal = visible(normal, flags);
    StringBuilder plain = new StringBuilder();
    Matcher word = WORD.matcher(normal);
    int last = 0;
    while (word.find()) {
      plain.append(normal, last, word.start());
      String folded = folded(word.group());
      boolean same = folded.equals(word.group());
      if (!same && (isMixed(word.group()) || matters(folded, symbol))) {
        flags.add(Flag.LOOK_ALIKES);
        plain.append(folded);
      } else {
        plain.append(word.group());
      }
      last = word.end();
    }
    return plain.append(normal.substring(last)).toString();
  }

  private static String visible(String raw, Set<Flag> flags) {
    StringBuilder visible = new StringBuilder(raw.length());
    raw.codePoints()
        .forEach(c -> {
          if (c == '\n' || c == '\t' || c == '\r' || c == 0x2028 || c == 0x2029) {
            visible.append(c == '\t' ? ' ' : '\n');
          } else if (isInvisible(c)) {
            flags.add(Flag.INVISIBLE);
          } else {
            visible.appendCodePoint(Character.isSpaceChar(c) ? ' ' : c);
          }
        });
    return visible.toString();
  }

  private static boolean isInvisible(int c) {
    int type = Character.getType(c);
    boolean selector = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c <= 0xE0FFF);
    boolean filler =
        c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x034F || c == 0x2800;
    return selector
        || filler
        || type == Character.FORMAT
        || type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.PRIVATE_USE
        || type == Character.UNASSIGNED;
  }

  /** Each letter as the Latin one it looks like. */
  static String folded(String word) {
    StringBuilder folded = new StringBuilder(word.length());
    String bare = MARKED.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("$1");
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      int at = FROM.indexOf(c);
      folded.append(at < 0 ? c : TO.charAt(at));
    }
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  /**
   * A word in a form that only recognition reads: small, folded, digits as the letters they play.
   */
  static String recognised(String text) {
    StringBuilder form = new StringBuilder(text.length());
    String lower = folded(text).toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      boolean beside =
          (i > 0 && Character.isLetter(lower.charAt(i - 1)))
              || (i + 1 < lower.length() && Character.isLetter(lower.charAt(i + 1)));
      Character letter = LEET.get(c);
      form.append(letter != null && beside ? letter : c);
    }
    return form.toString();
  }

  private static boolean isMixed(String word) {
    boolean latin = false;
    boolean other = false;
    for (int c : word.codePoints().filter(Character::isLetter).toArray()) {
      Character.UnicodeScript script = Character.UnicodeScript.of(c);
      latin |= script == Character.UnicodeScript.LATIN && c < 128;
      other |= c >= 128 && FROM.indexOf(c) >= 0;
    }
    return latin && other;
  }

  private static boolean matters(String folded, @Nullable String symbol) {
    return folded.chars().allMatch(c -> c < 128)
        && (folded.equalsIgnoreCase(symbol) || WORDS.contains(folded.toLowerCase(Locale.ROOT)));
  }
}
