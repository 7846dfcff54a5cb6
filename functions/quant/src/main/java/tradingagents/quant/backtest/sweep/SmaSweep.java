package tradingagents.quant.backtest.sweep;

import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tradingagents.quant.backtest.FillTiming;
import tradingagents.quant.backtest.Setup;
import tradingagents.quant.series.Bars;

/**
 * Every pair of a grid over one series of bars: long with all of the equity while the mean of the
 * last {@code fast} closes is above that of the last {@code slow} ones, else out; decided at a
 * close, filled as the setup says, with its costs. The same numbers as the event engine, to nine
 * digits and more, thousands of times as fast: pairs are looked at where their averages cross, not
 * at every bar. Memory grows with bars and with pairs, never with both.
 */
public final class SmaSweep {
  private final double[] closes;
  private final double[] fills;
  private final Setup setup;
  private final SmaGrid grid;

  /**
   * Prepares.
   *
   * @param bars oldest first, more than the longest window
   * @param setup with costs that are a part of the value traded
   * @param grid the pairs
   */
  public SmaSweep(Bars bars, Setup setup, SmaGrid grid) {
    this(bars.closes(), setup.timing().prices(bars), setup, grid);
  }

  private SmaSweep(double[] closes, double[] fills, Setup setup, SmaGrid grid) {
    if (closes.length <= grid.longest()) {
      throw new IllegalArgumentException(
          "the longest window has %d bars, and there are only %d"
              .formatted(grid.longest(), closes.length));
    }
    if (setup.wholeUnits()) {
      throw new IllegalArgumentException("a sweep trades fractions of units");
    }
    this.closes = closes;
    this.fills = fills;
    this.setup = setup;
    this.grid = grid;
  }

  /**
   * The same over other prices.
   *
   * @param otherCloses as many, above zero
   * @param otherFills the prices at which orders are filled; may be the very same array
   * @return the sweep
   */
  public SmaSweep over(double[] otherCloses, double[] otherFills) {
    return new SmaSweep(otherCloses, otherFills, setup, grid);
  }

  /**
   * Runs on one core.
   *
   * @return a row for each pair
   */
  public SweepTable run() {
    return run(1, null, part -> {});
  }

  /**
   * Runs on several cores; the answer is the same.
   *
   * @param threads how many, one or more
   * @return a row for each pair
   */
  public SweepTable run(int threads) {
    return run(threads, null, part -> {});
  }

  /**
   * Runs on several cores and tells how far it is.
   *
   * @param threads how many, one or more
   * @param progress told the part that is done, from 0 to 1, by one of them
   * @return a row for each pair
   */
  public SweepTable run(int threads, DoubleConsumer progress) {
    return run(threads, null, progress);
  }

  /**
   * What each pair earned block by block.
   *
   * @param count of the blocks, two or more, fewer than bars
   * @return as sums
   */
  public Blocks blocks(int count) {
    Blocks blocks = emptyBlocks(count);
    run(1, blocks, part -> {});
    blocks.difference();
    return blocks;
  }

  /** Rows and what each pair earned block by block, in one pass. */
  SweepPart run(Blocks blocks) {
    SweepTable table = run(1, blocks, part -> {});
    blocks.difference();
    return new SweepPart(table, blocks);
  }

  SmaGrid grid() {
    return grid;
  }

  /** A table that has no rows yet. */
  SweepTable table() {
    return new SweepTable(grid, closes.length - 1, setup.periodsPerYear());
  }

  /** Blocks that hold nothing yet. */
  Blocks emptyBlocks(int count) {
    if (count < 2 || count >= closes.length) {
      throw new IllegalArgumentException(
          "%d bars are cut in 2 to %d blocks, not %d"
              .formatted(closes.length, closes.length - 1, count));
    }
    return new Blocks(count, closes.length, grid.size());
  }

  private SweepTable run(int threads, @Nullable Blocks blocks, DoubleConsumer progress) {
    if (threads < 1 || threads > 1024) {
      throw new IllegalArgumentException("threads are 1 to 1024, not " + threads);
    }
    SweepTable table = table();
    SweepPrices prices = new SweepPrices(closes, fills, setup.timing().lag(), setup.costs());
    IntStream parts = IntStream.range(0, threads);
    (threads == 1 ? parts : parts.parallel())
        .forEach(
            part -> run(prices, part, threads, table, blocks, part == 0 ? progress : done -> {}));
    return table;
  }

  private void run(
      SweepPrices prices,
      int part,
      int parts,
      SweepTable table,
      @Nullable Blocks blocks,
      DoubleConsumer progress) {
    Crossings crossings = new Crossings(prices, grid, part, parts);
    Holdings holdings = new Holdings(prices, grid.size(), setup.capital());
    int block = 0;
    for (int tile = 0; tile < closes.length; tile += Extremes.SIZE) {
      progress.accept((double) tile / closes.length);
      if (blocks != null && ends(blocks, block, tile)) {
        put(blocks, block++, holdings, tile - 1);
      }
      holdings.tile(tile);
      int end = Math.min(closes.length, tile + Extremes.SIZE);
      for (int bar = Math.max(tile, prices.lag); bar < end; bar++) {
        if (blocks != null && bar > tile && ends(blocks, block, bar)) {
          put(blocks, block++, holdings, bar - 1);
        }
        crossings.next(bar - prices.lag);
        holdings.enter(crossings.entering, crossings.enters, bar);
        holdings.leave(crossings.leaving, crossings.leaves, bar);
      }
    }
    if (blocks != null) {
      put(blocks, block, holdings, closes.length - 1);
    }
    int[] mine = grid.pairs(part, parts);
    int windows = grid.windows().length;
    // A pair stands in the list both ways, and is settled once.
    for (int a = 0; a < windows; a++) {
      for (int b = a + 1; b < windows; b++) {
        int pair = mine[a * windows + b];
        if (pair >= 0) {
          holdings.result(pair, table);
        }
      }
    }
  }

  private static boolean ends(Blocks blocks, int block, int bar) {
    return block < blocks.count() && blocks.end(block) == bar;
  }

  private void put(Blocks blocks, int block, Holdings holdings, int last) {
    for (int pair = 0; pair < grid.size(); pair++) {
      blocks.put(block, pair, holdings.sum(pair, last), holdings.squares(pair, last));
    }
  }

  /**
   * The row of one pair whose trades are known from elsewhere, by the arithmetic of the sweep.
   *
   * @param bars oldest first
   * @param setup of the trades
   * @param fast window
   * @param slow window
   * @param switches indices of the bars at which it bought, sold, bought and so on
   * @return one row
   */
  public static SweepTable row(Bars bars, Setup setup, int fast, int slow, List<Integer> switches) {
    SmaGrid grid = new SmaGrid(List.of(fast), List.of(slow));
    FillTiming timing = setup.timing();
    SweepPrices prices =
        new SweepPrices(bars.closes(), timing.prices(bars), timing.lag(), setup.costs());
    SweepTable table = new SweepTable(grid, bars.size() - 1, setup.periodsPerYear());
    Holdings holdings = new Holdings(prices, 1, setup.capital());
    int[] only = {0};
    int next = 0;
    for (int tile = 0; tile < bars.size(); tile += Extremes.SIZE) {
      holdings.tile(tile);
      for (; next < switches.size() && switches.get(next) < tile + Extremes.SIZE; next++) {
        if (next % 2 == 0) {
          holdings.enter(only, 1, switches.get(next));
        } else {
          holdings.leave(only, 1, switches.get(next));
        }
      }
    }
    holdings.result(0, table);
    return table;
  }
}
