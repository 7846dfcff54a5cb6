package tradingagents.cli.data;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tradingagents.chain.vendor.MarketJson;
import tradingagents.chain.vendor.Question;
import tradingagents.model.market.MacroSeries;

/** Prints a series of the economy as it was published by then. */
@Command(
    name = "macro",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints the newest 24 values of a series of the economy as published by then.")
public final class MacroCommand implements Callable<Integer> {
  private static final int SHOWN = 24;

  private final DataPlace place;

  @Parameters(index = "0", paramLabel = "SERIES", description = "A name of FRED, such as UNRATE.")
  private String series = "";

  @Option(names = "--as-of", description = "What was published on that date. Default: now.")
  private @Nullable String asOf;

  @Mixin private Asking asking = new Asking();

  /** Typed somewhere. */
  public MacroCommand(DataPlace place) {
    this.place = place;
  }

  @Override
  public Integer call() {
    Question.Economy question;
    try {
      question = Question.Economy.parse(series);
    } catch (IllegalArgumentException e) {
      throw Asking.invalid(String.valueOf(e.getMessage()));
    }
    Instant known = Asking.asOf(asOf, place.clock().instant());
    String vendor = asking.vendor();
    return asking.ask(
        place, feeds -> KnownThen.of(feeds.vendors().ask(vendor, question), known), this::text);
  }

  private String text(MacroSeries found) {
    if (asking.json()) {
      return MarketJson.write(found).json();
    }
    StringBuilder lines =
        new StringBuilder(
            "%s, %s, %s, %s"
                .formatted(found.id(), found.title(), found.unit(), found.stamp().vendor()));
    List<MacroSeries.Point> points = found.points();
    for (MacroSeries.Point point :
        points.subList(Math.max(0, points.size() - SHOWN), points.size())) {
      lines
          .append(System.lineSeparator())
          .append(
              "%s  %14s  known %s"
                  .formatted(point.date(), point.value().toPlainString(), point.knownAt()));
    }
    return lines.toString();
  }
}
