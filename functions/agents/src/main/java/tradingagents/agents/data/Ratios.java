package tradingagents.agents.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Fact.Unit;

/** Facts in the making: exact where they are quoted, rounded half even to six places elsewhere. */
final class Ratios {
  private static final int PLACES = 6;

  private final List<Fact> facts = new ArrayList<>();

  List<Fact> facts() {
    return List.copyOf(facts);
  }

  /** A number as its source said it. */
  void exact(String id, String label, BigDecimal value, Unit unit, String source, Instant known) {
    BigDecimal stripped = value.stripTrailingZeros();
    BigDecimal plain = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    facts.add(new Fact(id, label, plain, unit, source, known));
  }

  /** A share of one; nothing when the whole is not above zero, for then it says nothing. */
  void share(
      String id, String label, BigDecimal part, BigDecimal whole, String source, Instant known) {
    if (whole.signum() > 0) {
      exact(
          id, label, part.divide(whole, PLACES, RoundingMode.HALF_EVEN), Unit.RATIO, source, known);
    }
  }

  /** A growth; nothing when it would be from nothing or from a loss. */
  void growth(
      String id, String label, BigDecimal now, BigDecimal before, String source, Instant known) {
    share(id, label, now.subtract(before), before, source, known);
  }
}
