package tradingagents.cli.data;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tradingagents.feeds.LiveFeeds;
import tradingagents.local.LocalTables;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Result;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

/** Fills the store with years of bars. */
@Command(
    name = "backfill",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Stores daily bars of instruments from a date to today.",
      "What is stored already is not asked for again, so a stopped one is typed again and goes on."
    })
public final class BackfillCommand implements Callable<Integer> {
  private static final int NO_VENDOR = 4;

  private final DataPlace place;

  @Parameters(arity = "1..*", paramLabel = "SYMBOL", description = "One or more instruments.")
  private String[] symbols = {};

  @Option(names = "--from", required = true, description = "First date.")
  private String from = "";

  @Mixin private Asking asking = new Asking();

  /** Typed somewhere. */
  public BackfillCommand(DataPlace place) {
    this.place = place;
  }

  @Override
  public Integer call() {
    List<Symbol> wanted = Arrays.stream(symbols).map(Asking::symbol).distinct().toList();
    LocalDate first = Asking.date("--from", from);
    Instant now = place.clock().instant();
    Asking.range(first, now.atZone(TradingCalendar.ZONE).toLocalDate(), now);
    String vendor = asking.vendor();
    int failed = 0;
    try (LocalTables tables = asking.tables(place)) {
      LiveFeeds feeds = place.feeds(tables);
      for (int i = 0; i < wanted.size(); i++) {
        String head = "[%d/%d] %s: ".formatted(i + 1, wanted.size(), wanted.get(i));
        switch (feeds.histories().loadFrom(vendor, wanted.get(i), first)) {
          case Result.Ok<PriceHistory>(PriceHistory history) ->
              place.out().println(head + told(history));
          case Result.Err<PriceHistory>(Failure failure) -> {
            failed++;
            place.err().println(head + Asking.sentence(failure.detail()));
          }
        }
      }
    }
    return failed == 0 ? 0 : NO_VENDOR;
  }

  private static String told(PriceHistory history) {
    return "%d bars, %s to %s, %d splits and dividends, from %s"
        .formatted(
            history.bars().size(),
            history.bars().getFirst().session(),
            history.lastSession(),
            history.actions().size(),
            history.provenance().vendor());
  }
}
