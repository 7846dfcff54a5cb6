package tradingagents.quant.backtest.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tradingagents.quant.backtest.Backtest;
import tradingagents.quant.backtest.DecisionLog;
import tradingagents.quant.backtest.EventEngine;
import tradingagents.quant.backtest.Fill;
import tradingagents.quant.backtest.FillTiming;
import tradingagents.quant.backtest.Market;
import tradingagents.quant.backtest.Strategy;
import tradingagents.quant.backtest.cost.Costs;
import tradingagents.quant.series.Bars;

/** What must hold for every strategy, on seeded random markets. */
class LawsTest {
  private static final Market LONG = Markets.random(13, 2, 40_000);

  static Stream<Strategy> catalogue() {
    Stream<Strategy> named =
        Stream.of(
                "buy-and-hold",
                "sma:3:9",
                "ema:3:9",
                "rsi:5:40:60",
                "bollinger:10:1",
                "donchian:9:4",
                "momentum:20:5:2",
                "equal-weight:5",
                "volatility-target:0.3:10:3",
                "random-agent:7:3",
                "rules: enter close crosses-above sma:5; exit close crosses-below sma:5[2]",
                "rules: enter rsi:5 < 40 and not close[3] / close > 1.1; trail:0.1; hold:20",
                "rules: enter macd:3:9:4.line > macd:3:9:4.signal; exit adx:5.adx < 20; stop:0.1",
                "rules: enter high > keltner:9:1:5.upper or volume > 900; exit low < ema:9")
            .map(Strategies::named);
    return Stream.concat(named, Stream.of(recorded()));
  }

  private static Strategy recorded() {
    return new RecordedDecisions(
        "recorded",
        List.of(
            new RecordedDecisions.Decision(150, 0, Rating.SELL),
            new RecordedDecisions.Decision(4, 0, Rating.BUY),
            new RecordedDecisions.Decision(90, 1, Rating.OVERWEIGHT)),
        RatingWeights.DESK);
  }

  private static double[] said(Market market, Function<Market, Strategy> strategy) {
    return DecisionLog.of(market, Markets.FREE, strategy).values();
  }

  private static boolean looksAhead(Market market, Function<Market, Strategy> strategy) {
    double[] whole = said(market, strategy);
    for (int length = 2; length < market.bars(); length += length < 30 ? 1 : 13) {
      double[] part = said(market.first(length), strategy);
      if (!Arrays.equals(part, Arrays.copyOf(whole, part.length))) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void what_comes_later_never_changes_what_was_said(Strategy strategy) {
    for (int seed = 0; seed < 3; seed++) {
      Market market = Markets.random(100 + seed, 3, 250);
      assertThat(looksAhead(market, any -> strategy)).as(strategy.name()).isFalse();
      assertThat(Arrays.stream(said(market, any -> strategy)).filter(one -> one >= 0))
          .as("what it says")
          .isNotEmpty();
    }
  }

  /** Knows tomorrow's close of the bars it was made with. */
  private record Peeking(Bars bars) implements Strategy {
    @Override
    public String name() {
      return "peeking";
    }

    @Override
    public int warmUp() {
      return 0;
    }

    @Override
    public Decider start(int instruments) {
      return (view, targets) -> {
        int next = Math.min(view.bars(), bars.size() - 1);
        targets.weight(0, bars.close(next) > view.close(0, 0) ? 1 : 0);
      };
    }
  }

  @Test
  void a_strategy_that_reads_tomorrow_is_caught_and_would_have_been_rich() {
    Market market = Markets.random(1, 1, 250);
    Function<Market, Strategy> peeking = any -> new Peeking(any.instruments().getFirst().bars());
    assertThat(looksAhead(market, peeking)).isTrue();
    double most =
        catalogue()
            .filter(strategy -> !strategy.name().equals("recorded"))
            .mapToDouble(one -> new EventEngine(market, Markets.FREE).run(one).finalEquity())
            .max()
            .orElseThrow();
    assertThat(
            new EventEngine(market, Markets.FREE.with(FillTiming.SAME_CLOSE))
                .run(peeking.apply(market))
                .finalEquity())
        .isGreaterThan(10 * most);
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void prices_in_another_unit_change_no_decision(Strategy strategy) {
    // A power of two leaves even the rounding the same.
    Market market = Markets.random(11, 3, 400);
    double[] same = said(Markets.times(4, market), any -> strategy);
    assertThat(same).isEqualTo(said(market, any -> strategy));
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void equity_is_cash_and_what_is_held_at_every_bar(Strategy strategy) {
    Market market = Markets.random(12, 3, 300);
    Backtest backtest =
        new EventEngine(market, Markets.FREE.with(Costs.basisPoints(10, 5))).run(strategy);
    double cash = Markets.FREE.capital();
    double[] units = new double[3];
    int fills = 0;
    for (int t = 0; t < market.bars(); t++) {
      while (fills < backtest.fills().size() && backtest.fills().get(fills).bar() == t) {
        Fill fill = backtest.fills().get(fills++);
        units[fill.instrument()] += fill.units();
        cash -= fill.units() * fill.price() + fill.commission();
      }
      double equity = cash;
      for (int i = 0; i < 3; i++) {
        equity += units[i] * market.instruments().get(i).bars().close(t);
      }
      assertThat(backtest.equity(t)).isCloseTo(equity, within(1e-9 * equity));
      assertThat(backtest.cash(t)).isCloseTo(cash, within(1e-9 * equity));
      assertThat(backtest.cash(t)).isGreaterThan(-1e-6);
    }
    assertThat(fills).isEqualTo(backtest.fills().size()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void a_bar_costs_no_memory(Strategy strategy) {
    EventEngine engine = new EventEngine(LONG, Markets.FREE);
    engine.run(strategy);
    long before = allocated();
    Backtest backtest = engine.run(strategy);
    long first = allocated() - before;
    // The books of the bars, the fills, and what the start of a strategy needs.
    long books = 2L * 8 * LONG.bars() + 200_000 + 200L * backtest.fills().size();
    assertThat(first).as("%d fills", backtest.fills().size()).isLessThan(books);
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ema:5:12 | enter ema:5 > ema:12; exit not ema:5 > ema:12",
        "rsi:5:40:60 | enter rsi:5 < 40; exit rsi:5 > 60",
        "bollinger:10:1 | enter close > bollinger:10:1.upper; exit close < bollinger:10:1.middle",
        "donchian:9:4 | enter close > donchian:9.upper[1]; exit close < donchian:4.lower[1]",
      })
  void rules_say_what_the_strategies_of_the_same_words_say(String named, String rules) {
    for (int seed = 0; seed < 10; seed++) {
      Market market = Markets.random(200 + seed, 2, 500);
      assertThat(said(market, any -> Strategies.named("rules: " + rules)))
          .isEqualTo(said(market, any -> Strategies.named(named)));
    }
  }

  @Test
  void rules_about_averages_say_what_the_averages_say_but_for_exact_ties() {
    String rules = "rules: enter sma:20 > sma:50; exit sma:20 <= sma:50";
    int decisions = 0;
    for (int seed = 0; seed < 10; seed++) {
      Market market = Markets.random(300 + seed, 1, 1_500);
      double[] expected = said(market, any -> new SmaCross(20, 50));
      double[] actual = said(market, any -> Strategies.named(rules));
      Bars bars = market.instruments().getFirst().bars();
      boolean in = false;
      boolean ruled = false;
      for (int t = 0; t < bars.size(); t++) {
        in = Double.isNaN(expected[2 * t]) ? in : expected[2 * t] > 0;
        ruled = Double.isNaN(actual[2 * t]) ? ruled : actual[2 * t] > 0;
        decisions += Double.isNaN(expected[2 * t]) ? 0 : 1;
        assertThat(ruled == in || isTie(bars, t)).as("seed %d, bar %d", seed, t).isTrue();
      }
    }
    assertThat(decisions).isGreaterThan(200);
  }

  private static boolean isTie(Bars bars, int t) {
    long fast = 0;
    long slow = 0;
    for (int k = 0; k < 50; k++) {
      long cents = Math.round(bars.close(t - k) * 100);
      fast += k < 20 ? cents : 0;
      slow += cents;
    }
    return fast * 50 == slow * 20;
  }

  @Test
  void buy_and_hold_at_no_cost_is_the_ratio_of_prices_and_cost_never_helps() {
    for (int seed = 0; seed < 20; seed++) {
      Market market = Markets.random(400 + seed, 1, 200);
      Bars bars = market.instruments().getFirst().bars();
      double before = Double.MAX_VALUE;
      for (FillTiming timing : FillTiming.values()) {
        double paid = timing == FillTiming.NEXT_OPEN ? bars.open(1) : bars.close(timing.lag());
        double ratio = bars.close(199) / paid;
        Backtest free = new EventEngine(market, Markets.FREE.with(timing)).run(new BuyAndHold());
        assertThat(free.finalEquity() / 100_000).isCloseTo(ratio, within(1e-12 * ratio));
      }
      for (int points = 0; points < 500; points += 7) {
        Costs costs = Costs.basisPoints(points, points / 2.0);
        double equity =
            new EventEngine(market, Markets.FREE.with(costs)).run(new BuyAndHold()).finalEquity();
        assertThat(equity).isLessThan(before);
        before = equity;
      }
    }
  }

  @Test
  void known_answers_by_hand() {
    // Closes; each is also the open, so what is decided at a bar is filled at the next price.
    assertThat(weights("donchian:2:1", 5, 6, 7, 7, 6, 8))
        .containsExactly(none(), none(), 1, none(), 0, 1);
    assertThat(weights("sma:1:2", 5, 6, 6, 7, 6, 6)).containsExactly(none(), 1, 0, 1, 0, none());
    assertThat(weights("ema:1:3", 3, 3, 6, 4, 6)).containsExactly(none(), none(), 1, 0, 1);
    assertThat(weights("rsi:1:20:80", 5, 4, 4, 6, 5)).containsExactly(none(), 1, none(), 0, 1);
    assertThat(weights("bollinger:3:1", 1, 1, 4, 3, 2, 9))
        .containsExactly(none(), none(), 1, none(), 0, 1);
    assertThat(weights("momentum:2:2", 5, 4, 6, 4, 6, 9))
        .containsExactly(none(), none(), 1, none(), 0, none());
    assertThat(weights("equal-weight:2", 5, 5, 5)).containsExactly(1, none(), 1);
    // Log returns ln 2, -ln 2: sample deviation sqrt(2) ln 2, so the weight is 0.5 of that by it.
    assertThat(weights("volatility-target:0.490129071734273:2:9:1", 1, 2, 1, 1)[2])
        .isCloseTo(0.5, within(1e-12));
    assertThat(weights("volatility-target:0.1:2:1:1", 5, 5, 5)[2]).isEqualTo(1);
  }

  private static double none() {
    return Double.NaN;
  }

  private static double[] weights(String strategy, double... closes) {
    DecisionLog log =
        DecisionLog.of(
            Markets.closes(closes),
            Markets.FREE.with(FillTiming.NEXT_CLOSE),
            any -> Strategies.named(strategy));
    double[] weights = new double[closes.length];
    Arrays.setAll(weights, t -> log.weight(t, 0));
    return weights;
  }
}
