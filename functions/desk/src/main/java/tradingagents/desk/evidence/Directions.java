package tradingagents.desk.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.evidence.Claim.Status;
import tradingagents.desk.run.Fact;

/**
 * Claims of a side without a number: above its 200-session average. They are read from facts that
 * are the distance of the close, or of another average, to an average.
 */
final class Directions {
  private static final Pattern GAP =
      Pattern.compile("(?:close|(\\d+)-session) to (?:its )?(\\d+)-session average");

  private static final Pattern SIDE =
      Pattern.compile(
          "\\b(above|over|north of|below|under|beneath|south of) (?:both )?(?:of"
              + " )?(?:its|the|their) ((?:\\d{2,3}(?:[- ](?:session|day))?-?(?:, | and | or"
              + " |/)(?:the |its )?)*\\d{2,3})[- ](?:session|day)(?: simple| exponential| moving)*"
              + " (?:averages?|s?mas?|means?|lines?)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SUBJECT =
      Pattern.compile(
          "(\\d{2,3})[- ](?:session|day)(?: simple| moving)* (?:average|s?ma|mean|line)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Only what is said to stand there is a claim: "out below its average" is a plan. */
  private static final Pattern STANDS =
      Pattern.compile(
          "\\b(?:is|are|stands?|trades?|trading|sits?|holds?|holding|remains?|stays?|closed|closes"
              + "|settled|ended|hovers?|moved|rose|fell|sank|climbed|broke|dropped|slipped|lies)"
              + "(?: [\\p{L}]+){0,3} $",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OPEN =
      Pattern.compile(
          "\\b(?:not|no"
              + " longer|never|n't|fail\\w*|if|would|could|should|might|may|unless|until"
              + "|when|were|back|whether|expect\\w*|target\\w*|previously|was|had"
              + "|reclaim\\w*|or)\\b|n't",
          Pattern.CASE_INSENSITIVE);

  private final Map<String, Fact> gaps = new HashMap<>();

  Directions(List<Fact> facts) {
    for (Fact fact : facts) {
      Matcher matcher = GAP.matcher(fact.label().toLowerCase(Locale.ROOT));
      if (matcher.find()) {
        gaps.put(key(matcher.group(1), matcher.group(2)), fact);
      }
    }
  }

  private static String key(@Nullable String subject, String average) {
    return (subject == null ? "close" : subject) + "/" + average;
  }

  List<Claim> claims(String said, Passage sentence) {
    List<Claim> claims = new ArrayList<>();
    Matcher side = SIDE.matcher(sentence.text()).region(sentence.start(), sentence.end());
    while (side.find()) {
      String before = sentence.text().substring(sentence.start(), side.start());
      if (OPEN.matcher(before).find() || !STANDS.matcher(before).find()) {
        continue;
      }
      int up = side.group(1).toLowerCase(Locale.ROOT).matches("above|over|north of") ? 1 : -1;
      Matcher subject = SUBJECT.matcher(before);
      String average = null;
      while (subject.find()) {
        average = subject.group(1);
      }
      Matcher number = Pattern.compile("\\d{2,3}").matcher(side.group(2));
      while (number.find()) {
        Fact gap = gaps.get(key(average, number.group()));
        if (gap != null && gap.value().signum() != 0) {
          boolean right = gap.value().signum() == up;
          claims.add(
              new Claim(
                  said.substring(sentence.start(), sentence.end()),
                  sentence.start(),
                  sentence.end(),
                  said.substring(side.start(), side.end()),
                  null,
                  Fact.Unit.INDEX,
                  right ? Status.VERIFIED : Status.CONTRADICTED,
                  gap,
                  right ? "" : "the snapshot says " + gap.value().toPlainString()));
        }
      }
    }
    return claims;
  }
}
