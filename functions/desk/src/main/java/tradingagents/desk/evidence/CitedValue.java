package tradingagents.desk.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.evidence.Claim.Status;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Point.Citation;

/** The value that a point says a fact has. */
final class CitedValue {
  private CitedValue() {}

  /** The claim of a citation, held against the facts of its id; null when it has no number. */
  static @Nullable Claim claim(Point point, Citation citation, List<Fact> facts) {
    BigDecimal value = decimal(citation.value());
    if (value == null) {
      return null;
    }
    if (facts.isEmpty()) {
      String why = "no fact " + citation.fact() + " in the verified snapshot";
      return claim(point.text(), citation.value(), value, Status.UNSUPPORTED, null, why);
    }
    for (Fact fact : facts) {
      if (isCited(value, fact)) {
        return claim(point.text(), citation.value(), value, Status.VERIFIED, fact, "");
      }
    }
    Fact fact = facts.getFirst();
    String why = "the snapshot says " + StoryFacts.said(fact);
    return claim(point.text(), citation.value(), value, Status.CONTRADICTED, fact, why);
  }

  private static Claim claim(
      String text, String said, BigDecimal value, Status status, @Nullable Fact fact, String why) {
    Fact.Unit unit = fact == null ? Fact.Unit.INDEX : fact.unit();
    return new Claim(text, 0, text.length(), said, value, unit, status, fact, why);
  }

  /** Equal, or the fact rounded to the digits shown when there are at least two of them. */
  private static boolean isCited(BigDecimal value, Fact fact) {
    if (StoryFacts.isStory(fact) && value.abs().compareTo(StoryFacts.asWritten(fact).abs()) == 0) {
      return true;
    }
    boolean telling = value.signum() != 0 && value.precision() >= 2 && value.scale() > 0;
    return value.compareTo(fact.value()) == 0
        || (telling
            && fact.value().scale() > value.scale()
            && fact.value().setScale(value.scale(), RoundingMode.HALF_UP).compareTo(value) == 0);
  }

  private static @Nullable BigDecimal decimal(String text) {
    if (!text.matches("-?\\d{1,20}(\\.\\d{1,20})?")) {
      return null;
    }
    BigDecimal value = new BigDecimal(text).stripTrailingZeros();
    return value.scale() < 0 ? value.setScale(0) : value;
  }
}
