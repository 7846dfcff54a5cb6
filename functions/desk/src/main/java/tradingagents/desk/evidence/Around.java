package tradingagents.desk.evidence;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the words around a number say about how it is meant. */
final class Around {
  /** What one should only look at is as it is: we should not ignore a 3 % drawdown. */
  static final String HEED =
      "(?! (?:not )?(?:note|notice|see|remember|recall|heed|mind|know|respect|acknowledge|concede"
          + "|admit|ignore|overlook|forget|dismiss|underestimate|be (?:noted|aware)))";

  private static final Pattern ABOUT =
      Pattern.compile(
          "(?:\\b(?:about|around|roughly|nearly|almost|some|approximately|approx\\."
              + "|circa|ca\\.|close"
              + " to|near|just|a little|slightly|barely|well|just shy of)(?:"
              + " (?:over|under|above|below|a))?|[~\\u2248]) ?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern UNSIGNED =
      Pattern.compile(
          "\\b(?:away|apart|moved?|moves|moving|distance|within|gap|deviat\\w*|swing"
              + "|size|magnitude|absolute|flat|little"
              + " changed|differs?|of the close|of its close|of price|of the price|close to"
              + " nothing|stretch|ranged?)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern VALUE =
      Pattern.compile(
          "(?:\\b(?:is|was|are|were|be|of|at|stands?|stood|reads?|equals?|to|returned"
              + "|returns|shows?|printed|measures?|amounts|prints?|has|histogram"
              + "|momentum|return|change|slope|line|signal|for|a|an|the|by)(?:"
              + " (?:about|roughly|a|an|the|only|just|now|currently))?|[:=|,*]|^) *$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MORE =
      Pattern.compile(
          "(?:\\b(?:above|over|more than|greater than|higher than|at least|exceed(?:s|ed|ing)?|no"
              + " less than|not less than|north of|beyond|past|upwards of|topping|tops|in excess"
              + " of|better than)(?: the)?|>=?|\\u2265) ?$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LESS =
      Pattern.compile(
          "(?:\\b(?:below|under|less than|lower than|fewer than|at most|no more than|not more"
              + " than|up to|south of|beneath|short of|shy of|smaller than)(?: the)?|<=?|\\u2264)"
              + " ?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ELSEWHEN =
      Pattern.compile(
          "\\b(?:(?:versus|vs\\.?|compared (?:with|to)) (?:[\\p{L}]+"
              + " )?(?:last|prior|previous|year|years|earlier|\\d{4})\\b|instead of|rather"
              + " than|previously|(?<!weeks? )(?<!months? )(?<!years? )(?<!sessions? )(?<!days?"
              + " )earlier|(?<!since )(?<!the )(?<!over )last"
              + " (?:week|month|year|quarter|session)|(?:week|month|year|quarter|day)s?"
              + " ago|year-ago|prior|formerly|used to|had"
              + " been|historical(?:ly)?|yesterday|tomorrow|until then)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern AGO =
      Pattern.compile("(?<!year-)\\bago\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern FROM =
      Pattern.compile("\\bfrom(?: (?:about|around|roughly))? ?$", Pattern.CASE_INSENSITIVE);
  private static final Pattern IF =
      Pattern.compile(
          "\\b(?:[Ii]f(?! you (?:bought|had|own|hold|entered|sold))|would|could|should"
              + HEED
              + "|might|may|unless|expect(?:s|ed)?|forecasts?"
              + "|estimates?|[Ss]upport|[Rr]esistance|scenario|assum\\w+|hypothe\\w+"
              + "|suppose|targets?|[Uu]ntil|potential(?:ly)?|[Bb]reak(?:s|out)?"
              + " (?:above|below)|towards?|next|will(?!"
              + " (?:hate|love|like|note|point|argue|say|see|notice|cheer|tell|remind))|[Uu]pside"
              + " to|[Dd]ownside to|[Ww]atch|pivot|trigger|invalidat\\w+)\\b");

  private Around() {}

  static boolean isElsewhenOrIf(Passage clause, Numeral n) {
    boolean share = n.kind() == Numeral.Kind.PERCENT || n.kind() == Numeral.Kind.BASIS_POINTS;
    // A share since five sessions ago is of that window; a price of then is not.
    String words = share ? AGO.matcher(clause.words()).replaceAll(" ") : clause.words();
    return ELSEWHEN.matcher(words).find()
        || FROM.matcher(clause.before(n)).find()
        || IF.matcher(clause.words()).find();
  }

  /** A size alone is fair unless it is given as the value itself: the return is 3 %. */
  static boolean isUnsigned(Passage clause, Numeral n) {
    return UNSIGNED.matcher(clause.words()).find() || !VALUE.matcher(clause.before(n)).find();
  }

  static boolean isAbout(Passage clause, Numeral n) {
    return ABOUT.matcher(clause.before(n)).find();
  }

  static boolean isShareOf(Passage clause, Numeral n) {
    return clause.after(n).startsWith(" of ");
  }

  /** 1 for "more than 3", -1 for "less than 3", 0 when the number itself is meant. */
  static int comparator(Passage sentence, Numeral n) {
    String before = sentence.before(n);
    Matcher more = MORE.matcher(before);
    return more.find() ? 1 : LESS.matcher(before).find() ? -1 : 0;
  }
}
