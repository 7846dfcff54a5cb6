package tradingagents.cli.analysis;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.quant.series.Bars;

/**
 * A person's file of bars: {@code date,open,high,low,close,volume}, oldest first, any days. Open,
 * high and low may be absent, all three, and volume too; then {@link #ranges()} and {@link
 * #volumes()} say so. Columns dividend and split are read where they are there.
 *
 * @param dates one for each bar
 * @param bars with closes only, where the file has no more
 * @param ranges whether there are open, high and low
 * @param volumes whether volumes were read
 * @param dividends cash per unit of each bar, null without such a column
 * @param splits units that one unit becomes, null without such a column
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk; nobody compares two files
public record BarsFile(
    List<LocalDate> dates,
    Bars bars,
    boolean ranges,
    boolean volumes,
    double @Nullable [] dividends,
    double @Nullable [] splits) {
  /**
   * Reads a file.
   *
   * @param file with a header
   * @param needsVolumes whether its volumes are read
   * @return what it holds; an {@link IllegalArgumentException} says what does not fit, and where
   */
  public static BarsFile read(Path file, boolean needsVolumes) {
    CsvTable table = CsvTable.read(file);
    String date =
        table
            .dateColumn()
            .orElseThrow(() -> new IllegalArgumentException("there is no column 'date'"));
    boolean ranges = List.of("open", "high", "low").stream().anyMatch(table::has);
    boolean volumes = needsVolumes && table.has("volume");
    double[] close = table.numbers("close");
    double[] open = ranges ? table.numbers("open") : close;
    double[] high = ranges ? table.numbers("high") : close;
    double[] low = ranges ? table.numbers("low") : close;
    double[] volume = volumes ? table.numbers("volume") : new double[close.length];
    for (int row = 0; row < close.length; row++) {
      try {
        Bars.check(open[row], high[row], low[row], close[row], volume[row]);
      } catch (IllegalArgumentException e) {
        throw table.refusal(row, String.valueOf(e.getMessage()));
      }
    }
    Bars bars = new Bars(open, high, low, close, volume);
    return new BarsFile(
        table.dates(date),
        bars,
        ranges,
        volumes,
        actions(table, "dividend", "dividends"),
        splits(actions(table, "split", "splits")));
  }

  private static double @Nullable [] actions(CsvTable table, String... names) {
    return table.firstOf(names).map(table::numbers).orElse(null);
  }

  /** Some sources write 0 where nothing was split. */
  private static double @Nullable [] splits(double @Nullable [] ratios) {
    return ratios == null
        ? null
        : Arrays.stream(ratios).map(ratio -> ratio == 0 ? 1 : ratio).toArray();
  }
}
