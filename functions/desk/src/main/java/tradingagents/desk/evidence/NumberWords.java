package tradingagents.desk.evidence;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Small numbers in words, as the lengths of windows are often written: twenty-one sessions. */
final class NumberWords {
  private static final List<String> UNITS =
      List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  private static final Map<String, Integer> TEENS =
      Map.of(
          "ten", 10,
          "eleven", 11,
          "twelve", 12,
          "thirteen", 13,
          "fourteen", 14,
          "fifteen", 15,
          "sixteen", 16,
          "seventeen", 17,
          "eighteen", 18,
          "nineteen", 19);

  private static final List<String> TENS =
      List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

  private static final String UNIT = "(" + String.join("|", UNITS) + ")";

  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(?:"
              + UNIT
              + "[- ]hundred(?:[- ](?:and[- ])?(?=(?:"
              + String.join("|", TENS)
              + "|"
              + String.join("|", TEENS.keySet())
              + "|"
              + String.join("|", UNITS)
              + ")\\b))?)?(?:("
              + String.join("|", TENS)
              + ")(?:[- ]"
              + UNIT
              + ")?|("
              + String.join("|", TEENS.keySet())
              + ")|"
              + UNIT
              + ")?\\b");

  private NumberWords() {}

  /** A text in small letters with digits for its number words. */
  static String inDigits(String lower) {
    Matcher matcher = WORDS.matcher(lower);
    StringBuilder digits = new StringBuilder();
    while (matcher.find()) {
      if (!matcher.group().isEmpty()) {
        int value =
            100 * unit(matcher.group(1))
                + (matcher.group(2) == null ? 0 : 20 + 10 * TENS.indexOf(matcher.group(2)))
                + unit(matcher.group(3))
                + (matcher.group(4) == null ? 0 : TEENS.getOrDefault(matcher.group(4), 0))
                + unit(matcher.group(5));
        matcher.appendReplacement(digits, Integer.toString(value));
      }
    }
    return matcher.appendTail(digits).toString();
  }

  private static int unit(@Nullable String word) {
    return word == null ? 0 : UNITS.indexOf(word) + 1;
  }
}
