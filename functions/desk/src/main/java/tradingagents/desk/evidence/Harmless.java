package tradingagents.desk.evidence;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Numbers that claim nothing about the instrument: lengths of windows, names, counts of what is
 * being said, ends of scales, years, and what a speaker proposes (a stop, a weight, a confidence).
 */
final class Harmless {
  private static final String SPAN =
      "(?:trading |calendar |business )?(?:sessions?|days?|weeks?|months?|years?|yrs?|quarters?"
          + "|hours?|minutes?|bars?|periods?|candles?|closes|closing prices)(?![\\p{L}])";

  /** A window, also the first numbers of a list of windows: 50- and 200-session, 1 to 3 months. */
  private static final Pattern WINDOW =
      Pattern.compile(
          "^(?:-?[- ]?(?:to|and|or|/|,|-|\\u2013|, and|, or|versus|vs\\.?|against|over)?[- ]?(?:the"
              + " )?\\d{1,4})*(?:[- ]?(?:"
              + SPAN
              + ")|[- ]?(?:S?MA|EMA|DMA|WMA)s?\\b|[dwy]\\b)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern KNOWN_SESSIONS =
      Pattern.compile(
          "^ (?:trading )?(?:sessions?|bars?|days?) (?:are |were )?(?:known|of"
              + " (?:data|history|prices|bars)|in the (?:data|snapshot)|available|on record)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COUNTED =
      Pattern.compile(
          "^(?: (?:of|out of|against|to|and) (?:the )?\\d+)? (?:(?!of\\b)[\\p{L}-]+"
              + " ){0,2}?(?:reasons?|findings?|points?"
              + "|arguments?|analysts?|rounds?|tiers?|voices?|weights?|scenarios?|steps?"
              + "|factors?|signals?"
              + "|indicators?|items?|stories|story|articles?|headlines?|sources?|facts?"
              + "|risks?|catalysts?|agents?"
              + "|experts?|measures?|rules?|sides?|things?|conditions?|criteria"
              + "|observations?|bullets?|metrics|average"
              + " true ranges?|atrs?|standard deviations?|sigmas?|neither|against|speaks?|in"
              + " favou?r)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?:\\b(?:round|step|point|reason|phase|stage|part|section|chapter|figure"
              + "|table|item|option"
              + "|scenario|tier|rank|page|version|case|story|argument|finding|rule"
              + "|bullet|news|no\\.|number"
              + "|s&p|nasdaq|russell|dow|ftse|csi|nikkei|stoxx|fortune|form|article|top|depth)(?:"
              + " no\\.| number)?|#) ?$|(?:^|\\n)\\s*\\(?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern INLINE = Pattern.compile("(?:^|\\s)$");

  private static final Pattern LISTED = Pattern.compile("^[.):](?:\\s|$)");

  private static final Pattern SCALE_BEFORE =
      Pattern.compile(
          "(?:\\b(?:scale|range|ranges|ranging|runs|goes)(?: of| from|"
              + " between)?|\\bfrom|\\bbetween|\\bout of)"
              + " $|\\b(?:scale|range|ranges|ranging|runs|goes|from|between)(?: of| from| between)?"
              + " -?\\d+(?:\\.\\d+)? ?(?:to|and|-|\\u2013) ?$",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> SCALE_ENDS =
      Set.of("0", "1", "-1", "10", "100", "0.0", "1.0", "-1.0", "5", "-100");

  /** The ends of a scale that is told in percent: 0 % is the lower band. */
  private static final Pattern END_IS =
      Pattern.compile("^ ?(?:is|the|being|means|at|for|=|would be)\\b");

  /** Three closes in a row: a rule, not a price. */
  private static final Pattern IN_A_ROW =
      Pattern.compile(
          "^ (?:[\\p{L}-]+ ){0,3}(?:in a row|running|straight|consecutive|on the trot)\\b"
              + "|^ (?:straight|consecutive|successive) ",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LETTERED =
      Pattern.compile("(?:1|3|6|9|12)M", Pattern.CASE_INSENSITIVE);

  /** The lines of an oscillator: 30/70. */
  private static final Pattern LINES_AFTER =
      Pattern.compile("^ ?[/-] ?(?:[678]0|[123]0)(?![\\d.])");

  private static final Pattern LINES_BEFORE =
      Pattern.compile("(?<![\\d.])(?:[678]0|[123]0) ?[/-] ?$");

  private static final Pattern THRESHOLD =
      Pattern.compile(
          "^[- ](?:[\\p{L}]+"
              + " )?(?:threshold|line|level|mark|zone|boundary|cut-?off|limit|barrier"
              + "|territory)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PROPOSED_BEFORE =
      Pattern.compile(
          "\\b(?:stop(?:[-"
              + " ]loss)?|target|confidence|conviction|probability|odds|chance"
              + "|likelihood|appetite|balance|score|weight(?!"
              + " on)|weighting|allocation|(?<!bollinger )(?<!band )position(?! in"
              + " the)|size|sizing|exposure|budget|take[- ]profit|entry|limit order)\\b(?:[\\p{L}'"
              + " -]{0,20}?)?(?:is|of|at|to|by|:|=|near|around|about|below|above|from|with|\\()?"
              + " ?\\(?$|\\b(?:i would|would i|we would|buy|sell|accumulate|purchase|should"
              + Around.HEED
              + "|let"
              + " us|recommend|propose[sd]?|suggest(?:s|ed)?|trim|risk|take|hold|own"
              + "|allocate|confident"
              + " at|confidence) (?:[\\p{L}]+ ){0,3}$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PROPOSED_AFTER =
      Pattern.compile(
          "^,? ?(?:of (?:the |its |my |our |a )?(?:(?:usual|full|normal|standard|maximum)"
              + " (?:position|size|weight|stake|exposure|allocation)|equity|portfolio"
              + "|capital|account|position|book)"
              + "|confidence|confident|conviction|probability|chance|likelihood|odds"
              + "|weight|allocation|stop|position)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern INDICATOR_BEFORE =
      Pattern.compile(
          "(?:\\b(?:rsi|macd|s?ma|ema|dma|atr|adx|cci|mfi|roc|bollinger(?:"
              + " bands?)?|bands?|stochastics?|momentum|average|line|signal|range))"
              + " ?\\((?:\\d+(?:\\.\\d+)?[-,/] ?)*$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern INDICATOR_TIGHT =
      Pattern.compile(
          "\\b(?:rsi|s?ma|ema|dma|atr|adx|cci|mfi|roc)[ -]?$", Pattern.CASE_INSENSITIVE);

  private static final Pattern OPEN_WINDOW = Pattern.compile("\\b(?:in|over|that of|those of) $");

  private static final Pattern OPEN_END =
      Pattern.compile("^(?:$|[.,;:)\\n]| (?:it|the|that|they|we|is|are|was)\\b)");

  private static final Pattern MOMENTUM =
      Pattern.compile("^(?:[-/]\\d{1,2})? ?(?:month )?momentum", Pattern.CASE_INSENSITIVE);

  private static final Set<String> WINDOWS =
      Set.of(
          "5", "9", "10", "12", "14", "20", "21", "26", "30", "50", "60", "63", "100", "126", "200",
          "252");

  private static final Pattern RANGES =
      Pattern.compile("^ (?:the )?(?:average true range|atr)", Pattern.CASE_INSENSITIVE);
  private static final Pattern BRACKET_ENDS =
      Pattern.compile("^(?:[-,/] ?\\d+(?:\\.\\d+)?)*\\)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PAIR_BEFORE =
      Pattern.compile("\\b\\d{1,3}[-/]$", Pattern.CASE_INSENSITIVE);
  private static final Pattern MOMENTUM_AFTER =
      Pattern.compile("^ ?(?:month )?momentum", Pattern.CASE_INSENSITIVE);
  private static final Pattern SCALE_AFTER =
      Pattern.compile(
          "^(?: ?(?:to|-|\\u2013) ?-?\\d+)?[- ]?(?:scale|range)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern LINE_START =
      Pattern.compile("(?:^|\\n)\\s*\\(?$", Pattern.CASE_INSENSITIVE);
  private static final Pattern PART_BEFORE =
      Pattern.compile("\\b\\d+ (?:of|out of) (?:the )?$", Pattern.CASE_INSENSITIVE);
  private static final Pattern YEAR_BEFORE =
      Pattern.compile(
          "\\b(?:in|since|of|by|during|from|until|till|through|to|fiscal|fy|early|late|mid|year"
              + "|before|after|and|end|summer|winter|spring|autumn|fall|q[1-4]|h[12])[ -]$"
              + "|[(,] ?$|^$",
          Pattern.CASE_INSENSITIVE);

  private static final int AROUND = 70;

  private Harmless() {}

  /** Whether the number counts the sessions that are known: the one length that is a claim. */
  static boolean isKnownSessions(Numeral n, String text) {
    return KNOWN_SESSIONS.matcher(text.substring(n.end())).lookingAt();
  }

  /** The number's window in sessions' words; false for every other number. */
  static boolean isWindow(Numeral n, String text) {
    return (n.isBareInteger() && isOpenWindow(n, text))
        || (n.isBareInteger()
            && WINDOW.matcher(text.substring(n.end())).lookingAt()
            && !isKnownSessions(n, text));
  }

  /** In a list of windows the word may be missing: up 3 % in 5 sessions, 4 % in 21. */
  private static boolean isOpenWindow(Numeral n, String text) {
    return WINDOWS.contains(n.mantissa().toPlainString())
        && OPEN_WINDOW.matcher(text.substring(Math.max(0, n.start() - 10), n.start())).find()
        && OPEN_END.matcher(text.substring(n.end())).lookingAt();
  }

  /**
   * Whether a number claims nothing.
   *
   * @param n a number
   * @param text where it stands, plain
   */
  static boolean is(Numeral n, String text) {
    String before = text.substring(Math.max(0, n.start() - AROUND), n.start());
    String after = text.substring(n.end(), Math.min(text.length(), n.end() + AROUND));
    if (isWindow(n, text) || isName(n, before, after)) {
      return true;
    }
    boolean multiple = n.kind() == Numeral.Kind.TIMES || n.kind() == Numeral.Kind.PLAIN;
    if (multiple && RANGES.matcher(after).lookingAt()) {
      return true;
    }
    boolean end =
        n.kind() == Numeral.Kind.PERCENT
            && n.text().strip().matches("(?:0|100) ?%")
            && END_IS.matcher(after).lookingAt();
    return end || LETTERED.matcher(n.text().strip()).matches() || isCount(n, before, after);
  }

  /** What the speaker asks for or how sure it is: an opinion, not a datum. */
  static boolean isProposed(Numeral n, String text) {
    String before = text.substring(Math.max(0, n.start() - AROUND), n.start());
    String after = text.substring(n.end(), Math.min(text.length(), n.end() + AROUND));
    return PROPOSED_BEFORE.matcher(before).find() || PROPOSED_AFTER.matcher(after).lookingAt();
  }

  private static boolean isName(Numeral n, String before, String after) {
    if (!n.isBareInteger()) {
      return isScaleEnd(n, before, after);
    }
    String digits = n.mantissa().toPlainString();
    boolean inBrackets =
        INDICATOR_BEFORE.matcher(before).find() && BRACKET_ENDS.matcher(after).lookingAt();
    boolean window = WINDOWS.contains(digits);
    return (inBrackets && (window || before.endsWith(" ") || digits.length() < 2))
        || (window && INDICATOR_TIGHT.matcher(before).find())
        || MOMENTUM.matcher(after).lookingAt()
        || (PAIR_BEFORE.matcher(before).find() && MOMENTUM_AFTER.matcher(after).lookingAt())
        || isScaleEnd(n, before, after)
        || THRESHOLD.matcher(after).lookingAt()
        || (digits.matches("[123678]0")
            && (LINES_AFTER.matcher(after).lookingAt() || LINES_BEFORE.matcher(before).find()))
        || isYear(n, before);
  }

  private static boolean isScaleEnd(Numeral n, String before, String after) {
    return n.kind() == Numeral.Kind.PLAIN
        && SCALE_ENDS.contains((n.sign() < 0 ? "-" : "") + n.mantissa().toPlainString())
        && (SCALE_BEFORE.matcher(before).find() || SCALE_AFTER.matcher(after).lookingAt());
  }

  private static boolean isYear(Numeral n, String before) {
    int value = n.mantissa().precision() == 4 ? n.mantissa().intValue() : 0;
    return value >= 1900
        && value < 2100
        && !n.text().contains(",")
        && YEAR_BEFORE.matcher(before).find();
  }

  private static boolean isCount(Numeral n, String before, String after) {
    if (!n.isBareInteger()) {
      return false;
    }
    if (before.endsWith("(") && after.startsWith(")") && n.mantissa().precision() == 1) {
      return true;
    }
    boolean listed = LISTED.matcher(after).lookingAt() && LINE_START.matcher(before).find();
    boolean inline = INLINE.matcher(before).find() && after.startsWith(") ");
    return listed
        || (inline && n.mantissa().precision() == 1)
        || IN_A_ROW.matcher(after).lookingAt()
        || COUNTED.matcher(after).lookingAt()
        || (NUMBERED.matcher(before).find() && !before.isBlank() && n.mantissa().precision() <= 4)
        || (PART_BEFORE.matcher(before).find() && COUNTED.matcher(after).lookingAt());
  }
}
