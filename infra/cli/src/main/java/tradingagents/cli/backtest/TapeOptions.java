package tradingagents.cli.backtest;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tradingagents.cli.analysis.BarsFile;
import tradingagents.lab.backtest.Tape;
import tradingagents.quant.backtest.Instrument;
import tradingagents.quant.backtest.Market;

/** The options that say over which bars. */
final class TapeOptions {
  @Option(
      names = "--bars",
      split = ",",
      paramLabel = "FILE.csv",
      description =
          "date,open,high,low,close,volume, oldest first; dividend and split where prices are as"
              + " traded; several files, with commas between, share one account and have the same"
              + " dates. Closes alone are enough to fill at closes.")
  private List<Path> files = List.of();

  @Option(
      names = "--from",
      paramLabel = "YYYY-MM-DD",
      description = "Leaves out bars before this day.")
  private @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "YYYY-MM-DD",
      description = "Leaves out bars after this day.")
  private @Nullable LocalDate to;

  /** What was typed, read from its files. */
  Tape tape() {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("name a file of bars: --bars FILE.csv");
    }
    List<Instrument> instruments = new ArrayList<>();
    BarsFile first = null;
    for (Path file : files) {
      BarsFile bars = BarsFile.read(file, true);
      if (first != null) {
        sameDates(files.getFirst(), first.dates(), file, bars.dates());
      }
      first = first == null ? bars : first;
      instruments.add(Instrument.of(name(file), bars.bars(), bars.dividends(), bars.splits()));
    }
    return cut(Objects.requireNonNull(first).dates(), new Market(instruments));
  }

  private Tape cut(List<LocalDate> dates, Market market) {
    int start = 0;
    while (from != null && start < dates.size() && dates.get(start).isBefore(from)) {
      start++;
    }
    int end = dates.size();
    while (to != null && end > 0 && dates.get(end - 1).isAfter(to)) {
      end--;
    }
    if (end - start < 2) {
      throw new IllegalArgumentException(
          "between --from and --to there are fewer than two bars; the data run from %s to %s"
              .formatted(dates.getFirst(), dates.getLast()));
    }
    return end - start == dates.size()
        ? new Tape(dates, market)
        : new Tape(dates.subList(start, end), market.slice(start, end));
  }

  private static void sameDates(
      Path one, List<LocalDate> dates, Path other, List<LocalDate> others) {
    for (int i = 0; i < Math.max(dates.size(), others.size()); i++) {
      LocalDate mine = i < dates.size() ? dates.get(i) : LocalDate.MAX;
      LocalDate theirs = i < others.size() ? others.get(i) : LocalDate.MAX;
      if (!mine.equals(theirs)) {
        boolean missing = theirs.isAfter(mine);
        throw new IllegalArgumentException(
            "%s has no bar of %s, which %s has; all files need the same dates"
                .formatted(
                    name(missing ? other : one),
                    missing ? mine : theirs,
                    name(missing ? one : other)));
      }
    }
  }

  /** A file's name without its ending. */
  static String name(Path file) {
    String name = file.getFileName() == null ? file.toString() : file.getFileName().toString();
    return name.replaceFirst("(?i)\\.csv$", "");
  }
}
