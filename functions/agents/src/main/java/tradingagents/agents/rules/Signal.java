package tradingagents.agents.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import tradingagents.desk.run.Fact;

/**
 * One rule: what one fact of the snapshot says about owning the instrument. Each rule reads one
 * fact, so a fact can never be evidence for both sides. All facts read here are free of the price's
 * unit.
 *
 * @param fact the id of the fact
 * @param name the fact in a sentence, without its number
 * @param weight how much it counts
 * @param low below this the low sentence holds
 * @param high above this the high sentence holds
 * @param highIsGood whether a high value speaks for owning
 * @param above the high sentence, {@code %s} stands for the number
 * @param below the low sentence
 * @param between the sentence when it says nothing
 */
record Signal(
    String fact,
    String name,
    int weight,
    BigDecimal low,
    BigDecimal high,
    boolean highIsGood,
    String above,
    String below,
    String between) {

  /** Which way one fact points. */
  enum Side {
    FOR,
    NEITHER,
    AGAINST
  }

  Side side(BigDecimal value) {
    if (value.compareTo(high) > 0) {
      return highIsGood ? Side.FOR : Side.AGAINST;
    }
    if (value.compareTo(low) < 0) {
      return highIsGood ? Side.AGAINST : Side.FOR;
    }
    return Side.NEITHER;
  }

  String sentence(Fact of) {
    BigDecimal value = of.value();
    String words = value.compareTo(high) > 0 ? above : value.compareTo(low) < 0 ? below : between;
    return words.replace("%s", shown(of));
  }

  /** The size of a number as a person reads it: the words carry its direction. */
  static String shown(Fact fact) {
    BigDecimal size = fact.value().abs();
    return switch (fact.unit()) {
      case RATIO ->
          size.movePointRight(2).setScale(2, RoundingMode.HALF_EVEN).toPlainString() + " %";
      case INDEX -> size.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
      case PRICE, COUNT -> size.toPlainString();
    };
  }
}
