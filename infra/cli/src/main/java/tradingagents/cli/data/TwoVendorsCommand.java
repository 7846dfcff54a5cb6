package tradingagents.cli.data;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tradingagents.chain.json.Written;
import tradingagents.desk.quality.Finding;
import tradingagents.desk.quality.QualityCheck;
import tradingagents.feeds.LiveFeeds;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Result;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

/** Holds two vendors' closes against each other. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says where the closes of two vendors are apart, as traded.",
      "Exit code 1: they are somewhere, or have no session in common; 4: one cannot answer."
    })
public final class TwoVendorsCommand implements Callable<Integer> {
  private static final int MOST_BASIS_POINTS = 100_000;

  private final DataPlace place;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "Such as AAPL.")
  private String symbol = "";

  @Option(
      names = "--against",
      required = true,
      paramLabel = "NAME",
      description = "The other vendor.")
  private String against = "";

  @Option(names = "--from", description = "First date. Default: a year before --to.")
  private @Nullable String from;

  @Option(names = "--to", description = "Last date. Default: today.")
  private @Nullable String to;

  @Option(
      names = "--bps",
      paramLabel = "N",
      description = "How far apart closes may be, in basis points. Default: ${DEFAULT-VALUE}.")
  private int basisPoints = 25;

  @Mixin private Asking asking = new Asking();

  /** Typed somewhere. */
  public TwoVendorsCommand(DataPlace place) {
    this.place = place;
  }

  /** Two histories of the same dates. */
  private record Both(PriceHistory one, PriceHistory other) {}

  @Override
  public Integer call() {
    Symbol asked = Asking.symbol(symbol);
    Instant now = place.clock().instant();
    LocalDate last =
        to == null ? now.atZone(TradingCalendar.ZONE).toLocalDate() : Asking.date("--to", to);
    LocalDate first = from == null ? last.minusYears(1) : Asking.date("--from", from);
    Asking.range(first, last, now);
    if (basisPoints < 0 || basisPoints > MOST_BASIS_POINTS) {
      throw Asking.invalid("--bps is 0 to " + MOST_BASIS_POINTS + ", not " + basisPoints);
    }
    String one = asking.vendor();
    String other = Asking.vendor("--against", against);
    if (one.equals(other)) {
      throw Asking.invalid("--vendor and --against are both %s: name two vendors".formatted(one));
    }
    boolean[] agree = {false};
    int code =
        asking.ask(
            place,
            feeds -> both(feeds, asked, one, other, first),
            found -> {
              Compared compared = compared(found, first, last);
              agree[0] = compared.common() > 0 && compared.findings().isEmpty();
              return asking.json() ? compared.json() : compared.text();
            });
    return code != 0 || agree[0] ? code : 1;
  }

  private static Result<Both> both(
      LiveFeeds feeds, Symbol symbol, String one, String other, LocalDate first) {
    return switch (feeds.histories().loadFrom(one, symbol, first)) {
      case Result.Err<PriceHistory>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<PriceHistory>(PriceHistory found) ->
          feeds.histories().loadFrom(other, symbol, first).map(twin -> new Both(found, twin));
    };
  }

  private Compared compared(Both both, LocalDate first, LocalDate last) {
    PriceHistory one = within(both.one(), first, last);
    PriceHistory other = within(both.other(), first, last);
    Set<LocalDate> sessions =
        other.bars().stream().map(bar -> bar.session()).collect(Collectors.toSet());
    long common = one.bars().stream().filter(bar -> sessions.contains(bar.session())).count();
    return new Compared(one, other, common, QualityCheck.disagreements(one, other, basisPoints));
  }

  private static PriceHistory within(PriceHistory history, LocalDate first, LocalDate last) {
    return new PriceHistory(
        history.symbol(),
        history.provenance(),
        history.feed(),
        history.flags(),
        history.bars().stream()
            .filter(bar -> !bar.session().isBefore(first) && !bar.session().isAfter(last))
            .toList(),
        history.actions());
  }

  private record Compared(
      PriceHistory one, PriceHistory other, long common, List<Finding> findings) {
    String text() {
      StringBuilder out =
          new StringBuilder(
              "%s: %d sessions of %s and %s, %d apart"
                  .formatted(
                      one.symbol(),
                      common,
                      one.provenance().vendor(),
                      other.provenance().vendor(),
                      findings.size()));
      findings.forEach(finding ->
          out.append(System.lineSeparator())
              .append(finding.session())
              .append("  ")
              .append(finding.detail()));
      return out.toString();
    }

    String json() {
      return new Written()
          .text("symbol", one.symbol())
          .text("vendor", one.provenance().vendor())
          .text("against", other.provenance().vendor())
          .number("sessions", common)
          .parts(
              "disagreements",
              findings.stream()
                  .map(finding ->
                      new Written()
                          .text("session", finding.session())
                          .text("detail", finding.detail()))
                  .toList())
          .json();
    }
  }
}
