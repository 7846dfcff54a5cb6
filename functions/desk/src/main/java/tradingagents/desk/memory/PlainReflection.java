package tradingagents.desk.memory;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The reflection that code writes: what happened, and whether the rating was right, in the words of
 * {@link Verdict}. The same outcome always reads the same.
 */
public final class PlainReflection implements Reflector {
  /** For whoever needs one. */
  public PlainReflection() {}

  @Override
  public String reflect(Pending decision, Settlement settlement) {
    String happened =
        "%s at %s: %s %s %s in %d %s"
            .formatted(
                decision.rating(),
                decision.session(),
                decision.symbol(),
                settlement.rawReturn().signum() < 0 ? "fell" : "rose",
                percent(settlement.rawReturn()),
                decision.terms().horizonSessions(),
                decision.terms().horizonSessions() == 1 ? "session" : "sessions");
    return happened + compared(decision, settlement) + ". " + judged(decision, settlement);
  }

  private static String compared(Pending decision, Settlement settlement) {
    BigDecimal excess = settlement.excessReturn();
    if (excess == null) {
      return ", compared with nothing";
    }
    return ", %s points %s than %s"
        .formatted(
            hundredfold(excess),
            excess.signum() < 0 ? "less" : "more",
            decision.terms().benchmark());
  }

  private static String judged(Pending decision, Settlement settlement) {
    return switch (Verdict.of(decision.rating(), settlement.rawReturn())) {
      case UNCLAIMED -> decision.rating() + " claims no direction.";
      case HIT -> "The direction was right" + byBenchmark(decision, settlement, true);
      case MISS -> "The direction was wrong" + byBenchmark(decision, settlement, false);
    };
  }

  private static String byBenchmark(Pending decision, Settlement settlement, boolean right) {
    BigDecimal excess = settlement.excessReturn();
    if (excess == null) {
      return ".";
    }
    boolean hit = Verdict.of(decision.rating(), excess) == Verdict.HIT;
    return (hit == right ? ", and so" : ", but not")
        + " against "
        + decision.terms().benchmark()
        + ".";
  }

  private static String percent(BigDecimal share) {
    return hundredfold(share) + " %";
  }

  private static String hundredfold(BigDecimal share) {
    return share.movePointRight(2).abs().setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }
}
