package tradingagents.quant.backtest.sweep;

import java.util.List;
import java.util.Locale;

/**
 * What the pairs of a grid, or of a part of one, came to: rows and blocks. As text it goes from one
 * machine to another and loses nothing, so that parts that were computed apart make, put together,
 * the very table of the whole.
 *
 * @param table a row for each pair
 * @param blocks what each pair earned block by block
 */
public record SweepPart(SweepTable table, Blocks blocks) {
  private static final int COLUMNS = 4;

  /**
   * Runs a sweep on one core.
   *
   * @param sweep over a grid or a part of one
   * @param blocks how many, two or more, fewer than bars
   * @return what its pairs came to
   */
  public static SweepPart of(SmaSweep sweep, int blocks) {
    return sweep.run(sweep.emptyBlocks(blocks));
  }

  /**
   * One line for each pair, in the grid's order: final equity, Sharpe ratio per period, drawdown,
   * trades, and for each block the sums of its returns and of their squares, as Java prints them.
   *
   * @return lines that end with a line feed
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int pair = 0; pair < table.grid().size(); pair++) {
      text.append(table.finalEquity(pair)).append(',').append(table.sharpePerPeriod(pair));
      text.append(',').append(table.maxDrawdown(pair)).append(',').append(table.trades(pair));
      for (int block = 0; block < blocks.count(); block++) {
        text.append(',').append(blocks.sums()[block][pair]);
        text.append(',').append(blocks.squares()[block][pair]);
      }
      text.append('\n');
    }
    return text.toString();
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @param sweep the sweep that it came from
   * @param blocks how many there were
   * @param text of as many lines as the sweep has pairs
   * @return the same numbers; an {@link IllegalArgumentException} when the text is of another sweep
   */
  public static SweepPart read(SmaSweep sweep, int blocks, String text) {
    List<String> lines = text.lines().toList();
    SweepPart part = new SweepPart(sweep.table(), sweep.emptyBlocks(blocks));
    int pairs = sweep.grid().size();
    if (lines.size() != pairs) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d rows of a grid of %d pairs", lines.size(), pairs));
    }
    for (int pair = 0; pair < pairs; pair++) {
      part.read(pair, lines.get(pair).split(",", -1));
    }
    return part;
  }

  private void read(int pair, String[] cells) {
    if (cells.length != COLUMNS + 2 * blocks.count()) {
      throw new IllegalArgumentException("a row of %d cells".formatted(cells.length));
    }
    table.row(pair, number(cells[0]), number(cells[1]), number(cells[2]), (int) number(cells[3]));
    for (int block = 0; block < blocks.count(); block++) {
      int cell = COLUMNS + 2 * block;
      blocks.put(block, pair, number(cells[cell]), number(cells[cell + 1]));
    }
  }

  private static double number(String cell) {
    return Double.parseDouble(cell);
  }

  /**
   * Puts parts together.
   *
   * @param whole the sweep over the whole grid
   * @param parts that have each of its pairs once, of as many blocks
   * @return rows in the order of the whole grid
   */
  public static SweepPart merged(SmaSweep whole, List<SweepPart> parts) {
    SweepPart all =
        new SweepPart(whole.table(), whole.emptyBlocks(parts.getFirst().blocks().count()));
    int taken = 0;
    for (SweepPart part : parts) {
      SmaGrid grid = part.table().grid();
      for (int there = 0; there < grid.size(); there++) {
        int pair = whole.grid().pair(grid.fast(there), grid.slow(there));
        all.table().take(pair, part.table(), there);
        for (int block = 0; block < all.blocks().count(); block++) {
          all.blocks()
              .put(
                  block,
                  pair,
                  part.blocks().sums()[block][there],
                  part.blocks().squares()[block][there]);
        }
      }
      taken += grid.size();
    }
    if (taken != whole.grid().size()) {
      throw new IllegalArgumentException(
          "the parts have %d pairs, the grid has %d".formatted(taken, whole.grid().size()));
    }
    return all;
  }
}
