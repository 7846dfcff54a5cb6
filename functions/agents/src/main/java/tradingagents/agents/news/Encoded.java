package tradingagents.agents.news;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text that must be decoded to be read: nobody writes news so, and a model may decode it. It is
 * dropped, whatever it says; letters that are shifted or turned round only when they say something.
 */
final class Encoded {
  /** Stands for what was dropped. */
  static final String REMOVED = "[removed: encoded text]";

  private static final Pattern BASE64 =
      Pattern.compile("(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}={0,2}(?![A-Za-z0-9+/_=-])");
  private static final Pattern HEX =
      Pattern.compile("(?<![A-Za-z0-9])(?:0x)?(?:[0-9A-Fa-f]{2}[ :,-]?){10,}(?![A-Za-z0-9])");
  private static final Pattern ESCAPES =
      Pattern.compile(
          "(?:(?:%[0-9A-Fa-f]{2}|\\\\x[0-9A-Fa-f]{2}|\\\\u[0-9A-Fa-f]{4}|\\\\[0-7]{3})[\\w"
              + " ]{0,2}){4,}");
  private static final Pattern BINARY =
      Pattern.compile("(?<![\\d.])(?:[01]{8}[ ,]?){4,}(?![\\d.])");
  private static final Pattern CODES =
      Pattern.compile(
          "(?<![\\d.])(?:(?:3[2-9]|[4-9]\\d|1[01]\\d|12[0-6])[ ,]+){8,}\\d{2,3}(?![\\d.])");
  private static final Pattern MORSE =
      Pattern.compile("(?:[.\\u00b7-]{1,6}[ /]+){8,}[.\\u00b7-]{1,6}");

  private Encoded() {}

  static String dropped(String text, Set<Flag> flags) {
    String rest = text;
    for (Pattern pattern : new Pattern[] {ESCAPES, BINARY, CODES, MORSE}) {
      rest = drop(pattern, rest, flags);
    }
    rest =
        HEX.matcher(rest)
            .replaceAll(found ->
                isHex(found.group()) ? removed(flags) : Matcher.quoteReplacement(found.group()));
    return BASE64
        .matcher(rest)
        .replaceAll(found ->
            isBase64(found.group()) ? removed(flags) : Matcher.quoteReplacement(found.group()));
  }

  private static String drop(Pattern pattern, String text, Set<Flag> flags) {
    return pattern.matcher(text).replaceAll(found -> removed(flags));
  }

  private static String removed(Set<Flag> flags) {
    flags.add(Flag.ENCODED);
    return Matcher.quoteReplacement(REMOVED);
  }

  private static boolean isHex(String run) {
    return run.chars().anyMatch(Character::isLetter) || run.replaceAll("\\D", "").length() >= 32;
  }

  /** A long word of letters is a word; what decodes to text, or mixes cases and digits, is none. */
  private static boolean isBase64(String run) {
    String body = run.replaceAll("=+$", "");
    boolean plain =
        body.matches(
            "[a-z]+|[A-Z]+|[A-Z][a-z]+|\\d+|[A-Za-z]+(?:[-_/][A-Za-z]+)+"
                + "|(?:[\\p{L}\\d]+-)+[\\p{L}\\d]+");
    return decodes(body) || (!plain && body.length() >= 40);
  }

  private static boolean decodes(String body) {
    try {
      String standard = body.replace('-', '+').replace('_', '/');
      byte[] bytes =
          Base64.getDecoder()
              .decode(
                  standard.substring(0, standard.length() - (standard.length() % 4 == 1 ? 1 : 0)));
      String text = new String(bytes, StandardCharsets.UTF_8);
      long printable = text.chars().filter(c -> c >= ' ' && c < 127).count();
      return text.length() >= 8
          && printable >= 0.95 * text.length()
          && text.chars().filter(Character::isLetter).count() > text.length() / 2;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Each letter thirteen further. */
  static String rot13(String text) {
    return text.chars()
        .map(c ->
            c >= 'a' && c <= 'z'
                ? 'a' + (c - 'a' + 13) % 26
                : c >= 'A' && c <= 'Z' ? 'A' + (c - 'A' + 13) % 26 : c)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
