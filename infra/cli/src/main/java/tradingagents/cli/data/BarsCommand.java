package tradingagents.cli.data;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tradingagents.chain.json.Written;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

/** Prints daily bars. */
@Command(
    name = "bars",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints daily bars; what is not stored yet is asked of vendors and stored.")
public final class BarsCommand implements Callable<Integer> {
  private static final String ROW = "%-10s  %12s %12s %12s %12s %12s %14s";

  private final DataPlace place;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "Such as AAPL.")
  private String symbol = "";

  @Option(names = "--from", description = "First date. Default: a month before --to.")
  private @Nullable String from;

  @Option(names = "--to", description = "Last date. Default: today.")
  private @Nullable String to;

  @Option(
      names = "--as-traded",
      description = "Prices as they were traded. Default: in today's shares (splits divided out).")
  private boolean asTraded;

  @Mixin private Asking asking = new Asking();

  /** Typed somewhere. */
  public BarsCommand(DataPlace place) {
    this.place = place;
  }

  @Override
  public Integer call() {
    Symbol asked = Asking.symbol(symbol);
    Instant now = place.clock().instant();
    LocalDate last =
        to == null ? now.atZone(TradingCalendar.ZONE).toLocalDate() : Asking.date("--to", to);
    LocalDate first = from == null ? last.minusMonths(1) : Asking.date("--from", from);
    Asking.range(first, last, now);
    String vendor = asking.vendor();
    return asking.ask(
        place,
        feeds -> feeds.histories().loadFrom(vendor, asked, first),
        history -> text(history, first, last));
  }

  private String text(PriceHistory history, LocalDate first, LocalDate last) {
    BarSeries series =
        asTraded
            ? new BarSeries(history.symbol(), history.provenance(), history.bars())
            : history.series();
    List<Bar> bars =
        series.bars().stream()
            .filter(bar -> !bar.session().isBefore(first) && !bar.session().isAfter(last))
            .toList();
    var origin = series.provenance();
    String flags = String.join(", ", history.flags().stream().map(Enum::name).sorted().toList());
    if (asking.json()) {
      return new Written()
          .text("symbol", series.symbol())
          .text("vendor", origin.vendor())
          .text("feed", history.feed())
          .text("adjustment", origin.adjustment())
          .text("currency", origin.currency())
          .texts("flags", history.flags().stream().sorted().toList())
          .parts("bars", bars.stream().map(bar -> row(bar, series)).toList())
          .json();
    }
    StringBuilder table = new StringBuilder();
    table.append(
        "%s from %s, %s, %s%s%n"
            .formatted(
                series.symbol(),
                origin.vendor(),
                origin.adjustment(),
                origin.currency(),
                flags.isEmpty() ? "" : " (" + flags + ")"));
    table.append(ROW.formatted("date", "open", "high", "low", "close", "adjClose", "volume"));
    for (Bar bar : bars) {
      table
          .append(System.lineSeparator())
          .append(
              ROW.formatted(
                  bar.session(),
                  plain(bar.open()),
                  plain(bar.high()),
                  plain(bar.low()),
                  plain(bar.close()),
                  plain(bar.adjustedClose()),
                  bar.volume()));
    }
    return table.toString();
  }

  private static Written row(Bar bar, BarSeries series) {
    return new Written()
        .text("date", bar.session())
        .text("open", bar.open())
        .text("high", bar.high())
        .text("low", bar.low())
        .text("close", bar.close())
        .text("adjClose", bar.adjustedClose())
        .number("volume", bar.volume())
        .text("vendor", series.provenance().vendor())
        .text("adjustment", series.provenance().adjustment())
        .text("currency", series.provenance().currency());
  }

  private static String plain(@Nullable BigDecimal value) {
    return value == null ? "" : value.toPlainString();
  }
}
