package tradingagents.cli.data;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tradingagents.chain.json.Written;
import tradingagents.chain.market.BarTable;
import tradingagents.chain.market.HistoryTable.Revision;
import tradingagents.local.LocalTables;
import tradingagents.model.market.Symbol;

/** Prints which finished bars a vendor changed afterwards. */
@Command(
    name = "revisions",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prints which finished bars a vendor changed after they were stored, and when that was seen.",
      "A bar is open, high, low, close and volume. Nobody is asked."
    })
public final class RevisionsCommand implements Callable<Integer> {
  private final DataPlace place;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "Such as AAPL.")
  private String symbol = "";

  @Mixin private Asking asking = new Asking();

  /** Typed somewhere. */
  public RevisionsCommand(DataPlace place) {
    this.place = place;
  }

  @Override
  public Integer call() {
    Symbol asked = Asking.symbol(symbol);
    String dataset = asking.vendor();
    List<Revision> revisions;
    try (LocalTables tables = asking.tables(place)) {
      revisions =
          new BarTable(tables.dynamo(), tables.table("MarketTable"))
              .histories()
              .revisions(dataset, asked);
    }
    place.out().println(asking.json() ? json(asked, revisions) : text(asked, revisions));
    return 0;
  }

  private static String text(Symbol symbol, List<Revision> revisions) {
    if (revisions.isEmpty()) {
      return "no stored bar of " + symbol + " was seen to change";
    }
    StringBuilder out = new StringBuilder();
    out.append("changed bars of %s: %d".formatted(symbol, revisions.size()));
    for (Revision revision : revisions) {
      out.append(
          "%n%s  seen %s%n  before %s%n  after  %s"
              .formatted(
                  revision.session(), revision.seenAt(), revision.before(), revision.after()));
    }
    return out.toString();
  }

  private static String json(Symbol symbol, List<Revision> revisions) {
    return new Written()
        .text("symbol", symbol)
        .parts(
            "revisions",
            revisions.stream()
                .map(revision ->
                    new Written()
                        .text("session", revision.session())
                        .text("seenAt", revision.seenAt())
                        .text("before", revision.before())
                        .text("after", revision.after()))
                .toList())
        .json();
  }
}
