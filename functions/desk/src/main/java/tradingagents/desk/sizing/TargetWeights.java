package tradingagents.desk.sizing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.model.money.Ratio;

/**
 * Which share of equity each rating asks for: configuration, never a model's word. The risk debate
 * can only shrink a purchase: BUY and OVERWEIGHT are multiplied by the median appetite of the last
 * round's voices; the weights that lower a position are not scaled. Results are rounded down to
 * four places.
 *
 * @param buy the weight of BUY
 * @param overweight the weight of OVERWEIGHT
 * @param underweight the weight of UNDERWEIGHT
 * @param sell the weight of SELL
 */
public record TargetWeights(Ratio buy, Ratio overweight, Ratio underweight, Ratio sell) {
  /** Decimal places of a target weight. */
  public static final int PLACES = 4;

  /** 20 %, 10 %, 5 % and nothing. */
  public static final TargetWeights DEFAULT =
      new TargetWeights(Ratio.of("0.20"), Ratio.of("0.10"), Ratio.of("0.05"), Ratio.ZERO);

  /** Checks that a more bullish rating never asks for less, and that no weight leaves 0 to 1. */
  public TargetWeights {
    boolean ordered =
        buy.compareTo(overweight) >= 0
            && overweight.compareTo(underweight) >= 0
            && underweight.compareTo(sell) >= 0;
    if (!ordered || sell.compareTo(Ratio.ZERO) < 0 || buy.compareTo(Ratio.ONE) > 0) {
      throw new IllegalArgumentException(
          "target weights must fall from BUY to SELL within 0 and 1, not "
              + List.of(buy, overweight, underweight, sell));
    }
  }

  /**
   * The target weight of a rating.
   *
   * @param rating the decision's
   * @param appetites of the last round's risk voices, each 0 to 1; none leaves the weight unscaled
   * @return null for HOLD and REVIEW: no trade is asked for
   */
  public @Nullable Ratio weight(Rating rating, List<Ratio> appetites) {
    return switch (rating) {
      case BUY -> scaled(buy, appetites);
      case OVERWEIGHT -> scaled(overweight, appetites);
      case UNDERWEIGHT -> down(underweight);
      case SELL -> down(sell);
      case HOLD, REVIEW -> null;
    };
  }

  /**
   * What the risk voices said last.
   *
   * @param run the facts so far
   * @return the appetites of the newest round in which a voice named one, in the order of the
   *     voices
   */
  public static List<Ratio> lastAppetites(Run run) {
    for (int round = run.mandate().depth(); round >= 1; round--) {
      int wanted = round;
      List<Ratio> appetites =
          run.outcomes().stream()
              .filter(r -> r.task().step().kind() == Step.Kind.RISK_VOICE)
              .filter(r -> r.task().round() == wanted)
              .sorted((a, b) -> a.task().compareTo(b.task()))
              .flatMap(r -> appetite(r.outcome()).stream())
              .toList();
      if (!appetites.isEmpty()) {
        return appetites;
      }
    }
    return List.of();
  }

  /**
   * The middle appetite; of an even number the mean of the two in the middle, rounded down.
   *
   * @param appetites any order
   * @return the whole for none
   */
  public static Ratio median(List<Ratio> appetites) {
    if (appetites.isEmpty()) {
      return Ratio.ONE;
    }
    List<Ratio> sorted = appetites.stream().sorted().toList();
    Ratio upper = sorted.get(sorted.size() / 2);
    if (sorted.size() % 2 == 1) {
      return upper;
    }
    Ratio lower = sorted.get(sorted.size() / 2 - 1);
    return lower.plus(upper).times(Ratio.of("0.5"), RoundingMode.DOWN);
  }

  private static List<Ratio> appetite(Object outcome) {
    return outcome instanceof Argument argument && argument.appetite() != null
        ? List.of(argument.appetite())
        : List.of();
  }

  private static Ratio scaled(Ratio weight, List<Ratio> appetites) {
    Ratio factor = median(appetites).max(Ratio.ZERO).min(Ratio.ONE);
    return down(weight.times(factor, RoundingMode.DOWN));
  }

  private static Ratio down(Ratio weight) {
    BigDecimal value = weight.value().setScale(PLACES, RoundingMode.DOWN);
    return new Ratio(value);
  }
}
