package tradingagents.cli.analysis;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import tradingagents.quant.series.Bars;

/**
 * A person's file of bars: {@code date,open,high,low,close,volume}, oldest first, any days. Open,
 * high and low may be absent, all three, and volume too; then {@link #ranges()} and {@link
 * #volumes()} say so.
 *
 * @param dates one for each bar
 * @param bars with closes only, where the file has no more
 * @param ranges whether there are open, high and low
 * @param volumes whether volumes were read
 */
record BarsFile(List<LocalDate> dates, Bars bars, boolean ranges, boolean volumes) {
  /** Reads a file; its volumes only if somebody needs them. */
  static BarsFile read(Path file, boolean needsVolumes) {
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
    return new BarsFile(table.dates(date), bars, ranges, volumes);
  }
}
