package tradingagents.desk.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a text.
 *
 * @param text the whole text, plain
 * @param start where it begins
 * @param end where it ends
 */
record Passage(String text, int start, int end) {
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?<=[.!?])[\"')\\]]*\\s+(?=[^\\p{Ll}])|\\n+");

  private static final Pattern CLAUSE_END =
      Pattern.compile(
          "[;]\\s|:\\s(?![-+\u2212(]?[$]?\\d)|,\\s(?!and \\d|[-+\u2212]?[$]?\\d)|,\\s(?=\\d+[-"
              + " ]?(?:day|session|week|month|year)s?"
              + " [-+$]?\\d)|\\s[-\\u2013\\u2014]\\s|\\u2014|[()|]"
              + "|\\s(?:but|while|whereas|although|though|yet|and|with|as|which|since"
              + "|because|so)\\s",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern THOUGHT_END =
      Pattern.compile(
          "[;]\\s|\\s[-\\u2013\\u2014]\\s|\\u2014|[()|]|\\s(?:but|while|whereas|although|though|yet|and(?!"
              + " (?:the|its)"
              + " (?:distance|gap|margin|difference|spread|lead|deficit)\\b)|which|since|because|so)\\s",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ABBREVIATION =
      Pattern.compile(
          "(?i)\\b(?:vs|approx|no|inc|corp|co|ltd|u\\.s|e\\.g|i\\.e|etc|st|mr|ms|dr|jan"
              + "|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ca|pct)\\.$");

  /** The sentences of a text, in order. */
  static List<Passage> sentences(String text) {
    List<Passage> sentences = new ArrayList<>();
    Matcher matcher = SENTENCE_END.matcher(text);
    int start = 0;
    while (matcher.find()) {
      String before = text.substring(Math.max(start, matcher.start() - 8), matcher.start());
      if (!ABBREVIATION.matcher(before).find()) {
        add(sentences, text, start, matcher.start());
        start = matcher.end();
      }
    }
    add(sentences, text, start, text.length());
    return sentences;
  }

  private static void add(List<Passage> sentences, String text, int start, int end) {
    if (!text.substring(start, end).isBlank()) {
      sentences.add(new Passage(text, start, end));
    }
  }

  /** The part of this sentence between the marks and joining words around a number. */
  Passage clause(Numeral n) {
    Matcher matcher = CLAUSE_END.matcher(text).region(start, end);
    int from = start;
    int to = end;
    while (matcher.find()) {
      if (matcher.end() <= n.start()) {
        from = matcher.end();
      } else if (matcher.start() >= n.end()) {
        to = matcher.start();
        break;
      }
    }
    return new Passage(text, from, to);
  }

  /** The words of this sentence that lead up to a number, from another number or thought on. */
  String lead(Numeral n, int after) {
    String lead = text.substring(Math.min(Math.max(start, after), n.start()), n.start());
    Matcher matcher = THOUGHT_END.matcher(lead);
    int from = 0;
    while (matcher.find()) {
      from = matcher.end();
    }
    return lead.substring(from);
  }

  String words() {
    return text.substring(start, end);
  }

  String before(Numeral n) {
    return text.substring(start, Math.max(start, n.start()));
  }

  String after(Numeral n) {
    return text.substring(Math.min(end, n.end()), end);
  }

  boolean has(int at) {
    return at >= start && at < end;
  }
}
