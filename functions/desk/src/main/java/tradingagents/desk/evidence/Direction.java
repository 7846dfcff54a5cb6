package tradingagents.desk.evidence;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which way the words around a number point: gained 3 %, 3 % below, a loss of 3 %. */
final class Direction {
  private static final DirectionWords WORDS = DirectionWords.read();
  private static final String UP = WORDS.anywhere("up");
  private static final String DOWN =
      WORDS.anywhere("down") + "|from (?:its|the) (?:[\\p{L}\\d-]+ ){0,3}(?:high|peak)";

  /** Where over and under name a place, not a time. */
  private static final String OVER =
      "over (?:its|the|their)"
          + " (?!last|past|latter|former|longer|shorter|whole|full|entire|latest|previous|prior|next|same|period|month|quarter|year|week|course|\\d+[-"
          + " ](?:session|day|week|month)s?\\b(?!"
          + " (?:average|mean|sma|ma|line|moving|simple|exponential|high|low)))";

  private static final Pattern RIGHT =
      Pattern.compile(
          "^[,)]?(?: (?:or so|well|further|price|total|net|share|stock|of|the|annual(?:ised)?|to"
              + " the)){0,2} ?(?:(?<up>(?:"
              + UP
              + ")\\b|"
              + OVER
              + ")|(?<down>(?:"
              + DOWN
              + ")\\b))",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LEFT =
      Pattern.compile(
          "\\b(?:(?<up>" + UP + ")|(?<down>" + DOWN + "))\\b", Pattern.CASE_INSENSITIVE);

  /** Falling, with a 21-session change of: what follows says how far. */
  private static final String WITH =
      "(?:[:,]? (?:with )?(?:a|an|its|the) (?:[\\p{L}\\d-]+"
          + " ){0,5}(?:return|change|move|slope|reading|figure|performance|histogram)"
          + " (?:of|is|was|at))?";

  private static final Pattern LEFT_END =
      Pattern.compile(
          "\\b(?:"
              + UP
              + "|"
              + DOWN
              + ")(?: by| of| another| some| about| roughly|, (?:moving|changing|by|with|at))?"
              + WITH
              + "[:,(]? ?$",
          Pattern.CASE_INSENSITIVE);

  /** A tone, or a sign in words, right before the number: positive at 0.10, friendly (3 %). */
  private static final Pattern TONE =
      Pattern.compile(
          "\\b(?:(?<up>"
              + WORDS.tones("up")
              + ")|(?<down>"
              + WORDS.tones("down")
              + "))(?: territory| ground)?(?: at| with|, at)?"
              + WITH
              + "[:,]? ?\\(?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LEVEL =
      Pattern.compile(
          "\\b(?:to|at|near|towards?)(?: (?:about|around|roughly|nearly|a|an|just|only))? ?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COMPARATOR_END =
      Pattern.compile(
          "\\b(?:more than|less than|no more than|no less than|greater than|lower than|higher"
              + " than|fewer than|above|below|over|under|up to|as much"
              + " as|beneath|exceeds?|exceeding|at least|at most) ?$",
          Pattern.CASE_INSENSITIVE);

  /** Both ways at once say neither: gained or lost. */
  private static final Pattern EITHER =
      Pattern.compile(
          "\\b(?:" + UP + "|" + DOWN + ")(?: or |/| and/or )(?:" + UP + "|" + DOWN + ")\\b",
          Pattern.CASE_INSENSITIVE);

  private Direction() {}

  /** Whether the direction stands right beside the number, so that a sign may not contradict it. */
  static boolean isBeside(String before, String after) {
    return RIGHT.matcher(after).lookingAt()
        || (LEFT_END.matcher(before).find() && !EITHER.matcher(before).find());
  }

  /** The direction of a word of tone right before the number; 0 without one. */
  static int tone(String before) {
    Matcher tone = TONE.matcher(before);
    return !tone.find() ? 0 : tone.group("up") != null ? 1 : -1;
  }

  /** Whether the number is where something stands, not how far it went. */
  static boolean isLevel(String before) {
    return LEVEL.matcher(before).find();
  }

  /**
   * The direction of a number.
   *
   * @param before the words of its clause before it
   * @param after the words of its clause behind it
   * @return -1, 1, or 0 when the words do not say
   */
  static int of(String before, String after) {
    Matcher right = RIGHT.matcher(after);
    if (right.find()) {
      return right.group("up") != null ? 1 : -1;
    }
    if (LEVEL.matcher(before).find()) {
      return 0;
    }
    Matcher comparator = COMPARATOR_END.matcher(before);
    String words = comparator.find() ? before.substring(0, comparator.start()) : before;
    if (EITHER.matcher(words).find()) {
      return 0;
    }
    int direction = 0;
    int nearest = -1;
    Matcher left = LEFT.matcher(words);
    while (left.find()) {
      direction = left.group("up") != null ? 1 : -1;
      nearest = left.end();
    }
    if (nearest < 0) {
      return 0;
    }
    int distance = words.substring(nearest).strip().split("\\s+", -1).length;
    return distance <= 9 ? direction : 0;
  }
}
