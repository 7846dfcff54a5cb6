package tradingagents.local.feeds;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tradingagents.chain.market.BarTable;
import tradingagents.chain.market.HistoryTable;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.Stacks;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.CorporateAction;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.money.Currency;

/** Measures reads of ten years of one symbol on the embedded stack; docs/benchmarks/history.sh. */
final class HistoryReads {
  private static final Symbol SYMBOL = new Symbol("AAPL");
  private static final LocalDate FROM = LocalDate.of(2008, 5, 14);
  private static final LocalDate LAST = LocalDate.of(2018, 5, 11);
  private static final int WARM_UP = 200;
  private static final int READS = 1000;
  private static final double NANOS = 1e6;

  private HistoryReads() {}

  /** Prints a table of milliseconds. */
  public static void main(String[] arguments) {
    try (EmbeddedStack stack = Stacks.idle(() -> Market.NOW)) {
      new Market(stack, "reads");
      HistoryTable table = new BarTable(stack.dynamo(), "reads").histories();
      PriceHistory history = history();
      table.write(new HistoryTable.Kept(history, FROM, Market.NOW, false, List.of()));
      System.out.println("| read of " + history.bars().size() + " bars | p50 ms | p95 ms |");
      System.out.println("|---|---|---|");
      measure("warm", () -> table);
      measure("cold (no year in memory)", () -> new BarTable(stack.dynamo(), "reads").histories());
    }
  }

  private static void measure(String name, java.util.function.Supplier<HistoryTable> tables) {
    double[] times = new double[READS];
    for (int i = -WARM_UP; i < READS; i++) {
      HistoryTable table = tables.get();
      long start = System.nanoTime();
      PriceHistory read = table.read("market", SYMBOL, LAST).orThrow().history();
      int bars = read.asKnown(Market.NOW).series().bars().size();
      long end = System.nanoTime();
      if (bars != read.bars().size()) {
        throw new IllegalStateException("bars were lost");
      }
      if (i >= 0) {
        times[i] = (end - start) / NANOS;
      }
    }
    Arrays.sort(times);
    System.out.println(
        "| %s | %.1f | %.1f |".formatted(name, times[READS / 2], times[READS * 95 / 100]));
  }

  private static PriceHistory history() {
    TradingCalendar calendar = TradingCalendar.usEquities();
    List<Bar> bars = new ArrayList<>();
    FROM.datesUntil(LAST.plusDays(1))
        .flatMap(date -> calendar.session(date).stream())
        .forEach(session -> {
          BigDecimal open = BigDecimal.valueOf(10_000 + session.date().getDayOfYear(), 2);
          bars.add(
              new Bar(
                  session.date(),
                  open,
                  open.add(BigDecimal.ONE),
                  open.subtract(BigDecimal.ONE),
                  open.add(new BigDecimal("0.37")),
                  session.date().toEpochDay(),
                  null,
                  session.close()));
        });
    return new PriceHistory(
        SYMBOL,
        new Provenance("tiingo", "market", Adjustment.RAW, Currency.USD, true, true),
        "",
        Set.of(),
        bars,
        List.of(
            CorporateAction.split(
                LocalDate.of(2014, 6, 9), BigDecimal.valueOf(7), BigDecimal.ONE)));
  }
}
