package tradingagents.quant.backtest.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tradingagents.quant.backtest.DecisionLog;
import tradingagents.quant.backtest.EventEngine;
import tradingagents.quant.backtest.FillTiming;
import tradingagents.quant.backtest.Market;
import tradingagents.quant.backtest.Strategy;
import tradingagents.quant.backtest.strategy.RecordedDecisions.Decision;
import tradingagents.quant.backtest.strategy.RecordedDecisions.Known;

/** Ratings as strategies: recorded ones, and those drawn by chance. */
class RatingsTest {
  private static final double[] CLOSES = {10, 10, 20, 20, 20, 10, 10, 10};

  private static double[] weights(Market market, Strategy strategy, int instrument) {
    DecisionLog log =
        DecisionLog.of(market, Markets.FREE.with(FillTiming.NEXT_CLOSE), any -> strategy);
    double[] weights = new double[log.bars()];
    Arrays.setAll(weights, t -> log.weight(t, instrument));
    return weights;
  }

  private static Strategy recorded(RatingWeights weights, Decision... decisions) {
    return new RecordedDecisions("recorded", List.of(decisions), weights);
  }

  private static Decision rated(int bar, Rating rating) {
    return new Decision(bar, 0, rating);
  }

  @Test
  void each_rating_asks_for_its_weight_and_two_of_them_for_none() {
    assertThat(Arrays.stream(Rating.values()).mapToDouble(RatingWeights.DESK::weight))
        .containsExactly(0.20, 0.10, Double.NaN, 0.05, 0.0, Double.NaN);
    assertThat(Rating.named("UNDERWEIGHT")).isEqualTo(Rating.UNDERWEIGHT);
    assertThatThrownBy(() -> Rating.named("buy")).hasMessageContaining("did you mean 'BUY'?");
  }

  @Test
  void decisions_are_said_at_their_bar_and_kept_in_between() {
    double nan = Double.NaN;
    assertThat(
            weights(
                Markets.closes(CLOSES),
                recorded(
                    RatingWeights.WHOLE,
                    rated(6, Rating.SELL),
                    rated(1, Rating.OVERWEIGHT),
                    rated(3, Rating.HOLD),
                    rated(5, Rating.REVIEW)),
                0))
        .containsExactly(nan, 0.75, nan, nan, nan, nan, 0, nan);
    assertThat(recorded(RatingWeights.WHOLE, rated(5, Rating.BUY), rated(3, Rating.SELL)).warmUp())
        .isEqualTo(3);
  }

  @Test
  void a_purchase_only_raises_and_a_sale_only_lowers() {
    // Half the equity, bought at 10: at 20 it is two thirds.
    RatingWeights half = new RatingWeights(0.9, 0.5, 0.4, 0.1);
    Market rising = Markets.closes(10, 10, 20, 20, 20, 20);
    assertThat(weights(rising, recorded(half, rated(0, Rating.OVERWEIGHT)), 0)[0]).isEqualTo(0.5);
    Strategy again = recorded(half, rated(0, Rating.OVERWEIGHT), rated(2, Rating.OVERWEIGHT));
    assertThat(weights(rising, again, 0)[2]).isNaN();
    Strategy more = recorded(half, rated(0, Rating.OVERWEIGHT), rated(2, Rating.BUY));
    assertThat(weights(rising, more, 0)[2]).isEqualTo(0.9);
    Strategy less = recorded(half, rated(0, Rating.OVERWEIGHT), rated(2, Rating.UNDERWEIGHT));
    assertThat(weights(rising, less, 0)[2]).isEqualTo(0.4);
    Strategy nothing = recorded(half, rated(0, Rating.UNDERWEIGHT), rated(2, Rating.SELL));
    assertThat(weights(rising, nothing, 0)).containsOnly(Double.NaN);
  }

  @Test
  void of_two_about_one_bar_the_later_counts_and_too_much_is_shared() {
    Market market = Markets.random(3, 3, 20);
    Strategy strategy =
        recorded(
            RatingWeights.WHOLE,
            new Decision(4, 0, Rating.BUY),
            new Decision(4, 1, Rating.OVERWEIGHT),
            new Decision(4, 2, Rating.BUY),
            new Decision(4, 2, Rating.UNDERWEIGHT),
            new Decision(4, 2, Rating.OVERWEIGHT));
    assertThat(weights(market, strategy, 0)[4]).isEqualTo(0.4);
    assertThat(weights(market, strategy, 1)[4]).isCloseTo(0.3, within(1e-15));
    assertThat(weights(market, strategy, 2)[4]).isCloseTo(0.3, within(1e-15));
  }

  @Test
  void a_decision_counts_at_the_first_close_at_or_after_it_was_known() {
    List<Instant> closes = List.of(at("02T21:00"), at("03T21:00"), at("06T21:00"), at("07T21:00"));
    RecordedDecisions strategy =
        RecordedDecisions.at(
            "agent",
            closes,
            List.of(
                new Known(at("07T21:01"), 0, Rating.SELL),
                new Known(at("05T12:00"), 0, Rating.UNDERWEIGHT),
                new Known(at("04T12:00"), 0, Rating.OVERWEIGHT),
                new Known(at("03T21:00"), 0, Rating.BUY),
                new Known(at("02T21:01"), 1, Rating.HOLD),
                new Known(at("01T12:00"), 0, Rating.SELL)),
            RatingWeights.DESK);
    assertThat(strategy.decisions())
        .containsExactly(
            new Decision(0, 0, Rating.SELL),
            new Decision(1, 1, Rating.HOLD),
            new Decision(1, 0, Rating.BUY),
            new Decision(2, 0, Rating.OVERWEIGHT),
            new Decision(2, 0, Rating.UNDERWEIGHT));
    assertThat(strategy.name()).isEqualTo("agent");
  }

  private static Instant at(String dayAndTime) {
    return Instant.parse("2026-01-" + dayAndTime + ":00Z");
  }

  @Test
  void decisions_that_fit_no_market_are_refused() {
    List<Known> late = List.of(new Known(at("09T00:00"), 0, Rating.BUY));
    List<Instant> closes = List.of(at("02T21:00"), at("03T21:00"));
    refuses(
        () -> RecordedDecisions.at("a", closes, late, RatingWeights.DESK),
        "there are no decisions in a");
    refuses(
        () -> RecordedDecisions.at("a", closes.reversed(), late, RatingWeights.DESK),
        "closes come one after the other, but after 2026-01-03T21:00:00Z comes");
    refuses(() -> new Decision(-1, 0, Rating.BUY), "counted from 0, not bar -1");
    refuses(() -> new Decision(0, -1, Rating.BUY), "of instrument -1");
    Market market = Markets.closes(CLOSES);
    Strategy other = recorded(RatingWeights.DESK, new Decision(0, 1, Rating.BUY));
    EventEngine engine = new EventEngine(market, Markets.FREE.with(FillTiming.NEXT_CLOSE));
    refuses(() -> engine.run(other), "decides about instrument 2, but there are only 1");
    Strategy after = recorded(RatingWeights.DESK, rated(8, Rating.BUY));
    refuses(() -> engine.run(after), "decides after 9 bars at the earliest");
  }

  private static void refuses(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String words) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void chance_draws_the_same_again_and_each_instrument_its_own() {
    Market three = Markets.random(8, 3, 500);
    RandomAgent agent = new RandomAgent(42, 3, RatingWeights.DESK);
    assertThat(weights(three, agent, 1)).isEqualTo(weights(three, agent, 1));
    Market one = Market.of(three.instruments().getFirst());
    assertThat(said(weights(one, agent, 0))).isNotEqualTo(said(weights(three, agent, 1)));
    assertThat(weights(three, new RandomAgent(43, 3, RatingWeights.DESK), 1))
        .isNotEqualTo(weights(three, agent, 1));
    double[] weights = weights(three, agent, 0);
    for (int t = 0; t < weights.length; t++) {
      assertThat(t % 3 == 0 || Double.isNaN(weights[t])).isTrue();
    }
  }

  private static double[] said(double[] weights) {
    return Arrays.stream(weights).filter(weight -> !Double.isNaN(weight)).toArray();
  }

  @Test
  void chance_is_even_between_the_ratings() {
    // Without prices that move, each new wish that differs in its direction is said: from nothing,
    // the next said weight depends on the draw alone. 20,000 draws of five ratings.
    double[] flat = new double[20_000];
    Arrays.fill(flat, 10);
    RatingWeights distinct = new RatingWeights(0.4, 0.3, 0.2, 0.1);
    double[] weights = weights(Markets.closes(flat), new RandomAgent(1, 1, distinct), 0);
    double held = 0;
    int[] raised = new int[2];
    int low = 0;
    for (double weight : weights) {
      if (Math.abs(held - 0.1) < 1e-9) {
        low++;
        raised[0] += weight == 0.4 ? 1 : 0;
        raised[1] += weight == 0.3 ? 1 : 0;
      }
      held = Double.isNaN(weight) ? held : weight;
    }
    assertThat(low).isGreaterThan(3_000);
    for (int count : raised) {
      assertThat((double) count / low).isCloseTo(0.2, within(4 * Math.sqrt(0.16 / low)));
    }
  }
}
