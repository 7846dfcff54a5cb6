package tradingagents.quant.backtest.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.quant.backtest.Backtest;
import tradingagents.quant.backtest.EventEngine;
import tradingagents.quant.backtest.Fill;
import tradingagents.quant.backtest.FillTiming;
import tradingagents.quant.backtest.Instrument;
import tradingagents.quant.backtest.Market;
import tradingagents.quant.backtest.RandomBars;
import tradingagents.quant.backtest.Setup;
import tradingagents.quant.backtest.cost.Costs;
import tradingagents.quant.backtest.strategy.SmaCross;
import tradingagents.quant.measure.Measure;
import tradingagents.quant.measure.Performance;
import tradingagents.quant.series.Bars;

/** The sweep beside the event engine, and beside averages counted in exact decimals. */
class SmaSweepTest {
  private static final Setup COSTLY = Setup.USUAL.with(Costs.basisPoints(10, 5));

  private static SmaGrid grid(int from, int to) {
    List<Integer> windows = IntStream.rangeClosed(from, to).boxed().toList();
    return new SmaGrid(windows, windows);
  }

  @ParameterizedTest
  @CsvSource({
    "NEXT_OPEN, 700, false",
    "NEXT_CLOSE, 700, true",
    "SAME_CLOSE, 700, true",
    "SAME_CLOSE, 2100, false",
    "NEXT_OPEN, 2100, true"
  })
  void agrees_with_the_event_engine_for_every_pair(FillTiming timing, int size, boolean ticks) {
    Bars bars = ticks ? RandomBars.ticks(size, size) : RandomBars.walk(size, size);
    Setup setup = COSTLY.with(timing);
    SmaGrid grid = grid(1, 14);
    SweepTable table = new SmaSweep(bars, setup, grid).run();
    EventEngine engine = new EventEngine(Market.of(Instrument.of("X", bars)), setup);
    StringBuilder rows = new StringBuilder();

    for (int pair = 0; pair < grid.size(); pair++) {
      Backtest slowly = engine.run(new SmaCross(grid.fast(pair), grid.slow(pair)));
      Performance measured = slowly.performance(1, Double.NaN);

      assertThat(table.finalEquity(pair) / slowly.finalEquity()).isEqualTo(1, within(1e-10));
      assertThat(table.trades(pair)).isEqualTo(slowly.trades().size());
      assertThat(table.maxDrawdown(pair))
          .isEqualTo(measured.value(Measure.MAX_DRAWDOWN), within(1e-10));
      if (table.trades(pair) > 0) {
        assertThat(table.sharpe(pair)).isEqualTo(measured.value(Measure.SHARPE), within(1e-9));
      }
      List<Integer> switches = slowly.fills().stream().map(Fill::bar).toList();
      rows.append(SmaSweep.row(bars, setup, grid.fast(pair), grid.slow(pair), switches).rows());
    }

    assertThat(table.rows()).isEqualTo(rows.toString());
  }

  @Test
  void who_still_holds_at_the_end_is_settled_once() {
    // Falls, then rises to the end: a low after a later high would be a fall that never was.
    double[] closes = new double[400];
    java.util.Arrays.setAll(closes, i -> i < 150 ? 100 - 0.4 * i : 40 + 0.5 * (i - 150));
    Bars bars = Bars.ofCloses(closes);
    Setup setup = COSTLY.with(FillTiming.NEXT_CLOSE);
    SmaGrid grid = grid(2, 12);
    SweepTable table = new SmaSweep(bars, setup, grid).run();
    EventEngine engine = new EventEngine(Market.of(Instrument.of("X", bars)), setup);

    for (int pair = 0; pair < grid.size(); pair++) {
      Performance measured =
          engine.run(new SmaCross(grid.fast(pair), grid.slow(pair))).performance(1, Double.NaN);
      assertThat(table.maxDrawdown(pair))
          .isEqualTo(measured.value(Measure.MAX_DRAWDOWN), within(1e-12));
    }
  }

  @Test
  void one_huge_jump_leaves_the_ratios_of_what_follows() {
    double[] closes = RandomBars.walk(12, 3_000).closes();
    for (int i = 700; i < closes.length; i++) {
      closes[i] *= 1_000;
    }
    Bars bars = Bars.ofCloses(closes);
    Setup setup = COSTLY.with(FillTiming.NEXT_CLOSE);
    SmaGrid grid = grid(2, 12);
    SweepTable table = new SmaSweep(bars, setup, grid).run();
    EventEngine engine = new EventEngine(Market.of(Instrument.of("X", bars)), setup);

    for (int pair = 0; pair < grid.size(); pair++) {
      Performance measured =
          engine.run(new SmaCross(grid.fast(pair), grid.slow(pair))).performance(1, Double.NaN);
      assertThat(table.sharpe(pair)).isEqualTo(measured.value(Measure.SHARPE), within(1e-8));
    }
  }

  @Test
  void equal_averages_of_decimal_prices_are_no_crossing() {
    Bars bars = RandomBars.ticks(5, 400);
    SmaGrid grid = grid(1, 12);
    SweepTable table = new SmaSweep(bars, Setup.USUAL.with(FillTiming.SAME_CLOSE), grid).run();

    for (int pair = 0; pair < grid.size(); pair++) {
      assertThat(table.trades(pair))
          .as("%d, %d", grid.fast(pair), grid.slow(pair))
          .isEqualTo(entries(bars, grid.fast(pair), grid.slow(pair)));
    }
  }

  /** How often the fast mean gets above the slow one, in exact decimals. */
  private static int entries(Bars bars, int fast, int slow) {
    int entries = 0;
    boolean in = false;
    for (int bar = slow - 1; bar < bars.size(); bar++) {
      BigDecimal left = sum(bars, bar, fast).multiply(BigDecimal.valueOf(slow));
      BigDecimal right = sum(bars, bar, slow).multiply(BigDecimal.valueOf(fast));
      boolean above = left.compareTo(right) > 0;
      entries += above && !in ? 1 : 0;
      in = above;
    }
    return entries;
  }

  private static BigDecimal sum(Bars bars, int last, int count) {
    return IntStream.rangeClosed(last - count + 1, last)
        .mapToObj(i -> BigDecimal.valueOf(bars.close(i)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void holds_in_a_tiny_case_that_is_done_by_hand() {
    Bars bars = Bars.ofCloses(new double[] {10, 10, 12, 9, 8, 11, 12});
    Setup setup = new Setup(100, FillTiming.SAME_CLOSE, Costs.NONE, false, false, false, 252);

    SweepTable table = new SmaSweep(bars, setup, new SmaGrid(List.of(1), List.of(2))).run();

    // In at 12, out at 9; in at 11, held at 12.
    assertThat(table.finalEquity(0)).isEqualTo(100 * 9.0 / 12 * 12 / 11, within(1e-12));
    assertThat(table.maxDrawdown(0)).isEqualTo(0.25, within(1e-15));
    assertThat(table.trades(0)).isEqualTo(2);
    assertThat(table.rows()).isEqualTo("1,2,81.8181818182," + sharpe() + ",0.25,2\n");
  }

  private static String sharpe() {
    double[] returns = {0, 0, -0.25, 0, 0, 12.0 / 11 - 1};
    double mean = (returns[2] + returns[5]) / 6;
    double squares = 0;
    for (double value : returns) {
      squares += (value - mean) * (value - mean);
    }
    return new BigDecimal(mean / Math.sqrt(squares / 5) * Math.sqrt(252))
        .round(new MathContext(12))
        .toPlainString();
  }

  @Test
  void any_number_of_threads_gives_the_same_rows() {
    SmaSweep sweep = new SmaSweep(RandomBars.walk(3, 1_500), COSTLY, grid(2, 30));

    assertThat(sweep.run(3).rows()).isEqualTo(sweep.run().rows());
    assertThat(sweep.run(64).rows()).isEqualTo(sweep.run().rows());
  }

  @Test
  void a_grid_with_gaps_gives_the_rows_of_the_full_one() {
    Bars bars = RandomBars.walk(4, 900);
    SmaGrid gaps = new SmaGrid(List.of(3, 17, 5), List.of(40, 4, 17, 17));
    SweepTable table = new SmaSweep(bars, COSTLY, gaps).run();
    List<String> all = new SmaSweep(bars, COSTLY, grid(3, 40)).run().rows().lines().toList();

    assertThat(table.rows().lines())
        .hasSize(6)
        .allSatisfy(row -> assertThat(all).contains(row))
        .extracting(row -> row.substring(0, row.indexOf(',', 3)))
        .containsExactly("3,4", "3,17", "3,40", "5,17", "5,40", "17,40");
  }

  @Test
  void blocks_add_up_to_the_returns_of_the_event_engine() {
    Bars bars = RandomBars.walk(6, 1_300);
    SmaGrid grid = grid(2, 8);
    Blocks blocks = new SmaSweep(bars, COSTLY, grid).blocks(16);
    EventEngine engine = new EventEngine(Market.of(Instrument.of("X", bars)), COSTLY);
    List<double[]> returns = new ArrayList<>();
    for (int pair = 0; pair < grid.size(); pair++) {
      returns.add(engine.run(new SmaCross(grid.fast(pair), grid.slow(pair))).returns());
    }

    int from = 0;
    for (int block = 0; block < 16; block++) {
      int to = from + blocks.counts()[block];
      for (int pair = 0; pair < grid.size(); pair++) {
        double sum = 0;
        double squares = 0;
        for (int i = from; i < to; i++) {
          sum += returns.get(pair)[i];
          squares += returns.get(pair)[i] * returns.get(pair)[i];
        }
        assertThat(blocks.sums()[block][pair]).isEqualTo(sum, within(1e-12));
        assertThat(blocks.squares()[block][pair]).isEqualTo(squares, within(1e-12));
      }
      from = to;
    }
    assertThat(from).isEqualTo(bars.size() - 1);
  }

  @Test
  void more_costs_never_leave_more() {
    Bars bars = RandomBars.walk(7, 800);
    SmaGrid grid = grid(2, 20);
    SweepTable before = new SmaSweep(bars, Setup.USUAL, grid).run();
    for (int points = 1; points < 50; points += 7) {
      Setup setup = Setup.USUAL.with(Costs.basisPoints(points, points));
      SweepTable table = new SmaSweep(bars, setup, grid).run();
      for (int pair = 0; pair < grid.size(); pair++) {
        assertThat(table.finalEquity(pair)).isLessThanOrEqualTo(before.finalEquity(pair));
      }
      before = table;
    }
  }

  @Test
  void the_best_come_first_and_pairs_without_a_trade_not_at_all() {
    double[] falling = IntStream.range(0, 60).mapToDouble(i -> 100 - i).toArray();
    SweepTable none =
        new SmaSweep(Bars.ofCloses(falling), Setup.USUAL.with(FillTiming.NEXT_CLOSE), grid(2, 5))
            .run();
    SweepTable table = new SmaSweep(RandomBars.walk(8, 500), COSTLY, grid(2, 9)).run();
    List<Integer> best = table.best(5);

    assertThat(none.best(3)).isEmpty();
    assertThat(none.rows()).startsWith("2,3,100000,,0,0\n");
    assertThat(none.sharpesPerPeriod()).containsOnly(Double.NaN);
    assertThat(best).hasSize(5);
    assertThat(best.stream().map(table::sharpe))
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(IntStream.range(0, 28).mapToDouble(table::sharpe).max().orElseThrow())
        .isEqualTo(table.sharpe(best.getFirst()));
  }

  @Test
  void refuses_what_makes_no_sense() {
    Bars bars = RandomBars.walk(9, 50);
    List<Integer> many = IntStream.rangeClosed(1, 1_100).boxed().toList();

    assertThatThrownBy(() -> new SmaGrid(List.of(50), List.of(10, 20)))
        .hasMessage(
            "no fast window is shorter than a slow one: fast begins at 50, slow ends at 20");
    assertThatThrownBy(() -> new SmaGrid(List.of(0), List.of(10)))
        .hasMessage("a fast window has 1 to 100000 bars, not 0");
    assertThatThrownBy(() -> new SmaGrid(List.of(2), List.of(100_001)))
        .hasMessage("a slow window has 1 to 100000 bars, not 100001");
    assertThatThrownBy(() -> new SmaGrid(List.of(), List.of(10)))
        .hasMessage("there is no fast window");
    assertThatThrownBy(() -> new SmaGrid(many, many))
        .hasMessage("these ranges make 604,450 combinations; at most 500,000 are tried at once");
    List<Integer> wide = IntStream.rangeClosed(1, 3_000).boxed().toList();
    assertThatThrownBy(() -> new SmaGrid(wide, List.of(3_001)))
        .hasMessage("these ranges name 3,001 windows; at most 3,000 are averaged at once");
    assertThatThrownBy(() -> new SmaSweep(bars, Setup.USUAL, grid(2, 50)))
        .hasMessage("the longest window has 50 bars, and there are only 50");
    SmaSweep sweep = new SmaSweep(bars, Setup.USUAL, grid(2, 4));
    assertThatThrownBy(() -> sweep.blocks(1))
        .hasMessage("50 bars are cut in 2 to 49 blocks, not 1");
    assertThatThrownBy(() -> sweep.run(0)).hasMessage("threads are 1 to 1024, not 0");
    Setup perUnit =
        Setup.USUAL.with(
            new Costs(
                new tradingagents.quant.backtest.cost.Commission(0, 0.01, 0, 0),
                0,
                tradingagents.quant.backtest.cost.Slippage.none(),
                Costs.UNLIMITED,
                0));
    assertThatThrownBy(() -> new SmaSweep(bars, perUnit, grid(2, 4)).run())
        .hasMessageContaining("must be basis points of its value");
  }
}
