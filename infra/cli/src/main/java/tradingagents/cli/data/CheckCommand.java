package tradingagents.cli.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tradingagents.chain.json.Written;
import tradingagents.desk.quality.Finding;
import tradingagents.desk.quality.QualityCheck;
import tradingagents.feeds.file.CsvBars;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

/** Checks a person's file of bars. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Looks for what is wrong with a CSV file of daily bars. Exit code 1: fatal.")
public final class CheckCommand implements Callable<Integer> {
  private final DataPlace place;

  @Parameters(index = "0", paramLabel = "FILE.csv", description = "As --bars takes it.")
  private @Nullable Path file;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  /** Typed somewhere. */
  public CheckCommand(DataPlace place) {
    this.place = place;
  }

  @Override
  public Integer call() {
    if (file == null) {
      throw Asking.invalid("name the file");
    }
    TradingCalendar calendar = TradingCalendar.usEquities();
    BarSeries series = new CsvBars(calendar).read(file, new Symbol("FILE"), "file").orThrow();
    Provenance origin =
        new Provenance(
            "your CSV file", "file", Adjustment.RAW, series.provenance().currency(), true, true);
    PriceHistory history =
        new PriceHistory(series.symbol(), origin, "", Set.of(), series.bars(), List.of());
    List<Finding> findings = QualityCheck.of(history, calendar, place.clock().instant());
    if (json) {
      place.out().println(json(series, findings));
    } else {
      place
          .out()
          .println(
              "%d bars, %s to %s: %s"
                  .formatted(
                      series.bars().size(),
                      series.bars().getFirst().session(),
                      series.bars().getLast().session(),
                      findings.isEmpty() ? "nothing is wrong" : findings.size() + " findings"));
      findings.forEach(place.out()::println);
    }
    return findings.stream().anyMatch(Finding::isFatal) ? 1 : 0;
  }

  private static String json(BarSeries series, List<Finding> findings) {
    return new Written()
        .number("bars", series.bars().size())
        .text("first", series.bars().getFirst().session())
        .text("last", series.bars().getLast().session())
        .parts(
            "findings",
            findings.stream()
                .map(finding ->
                    new Written()
                        .text("kind", finding.kind())
                        .truth("fatal", finding.isFatal())
                        .text("session", finding.session())
                        .text("detail", finding.detail()))
                .toList())
        .json();
  }
}
