package tradingagents.desk.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tradingagents.desk.models.Quote;

/** A quote as lines of text: a table of agents, their sum, and what the numbers mean. */
public final class QuoteText {
  private static final String ROW = "%-20s %5s %9s %7s %9s %11s %11s  %s";

  private QuoteText() {}

  /**
   * Writes a quote.
   *
   * @param quote of a run
   * @return lines; dollars are rounded up to six decimals here and nowhere before
   */
  public static List<String> of(Quote quote) {
    List<String> lines = new ArrayList<>();
    lines.add(
        ROW.formatted("AGENT", "CALLS", "IN", "CACHED", "OUT", "USD", "AT MOST USD", "MODEL"));
    quote.agents().forEach(agent -> lines.add(line(agent)));
    lines.add(line(quote.total()));
    lines.add("Expected when no call is repeated. At most: what is held if each costs all it can.");
    return List.copyOf(lines);
  }

  private static String line(Quote.Row row) {
    long in = row.tokens().input();
    long cached = in == 0 ? 0 : Math.round(100.0 * row.tokens().cacheRead() / in);
    return ROW.formatted(
            row.name(),
            row.calls(),
            in,
            String.format(Locale.ROOT, "%d %%", cached),
            row.tokens().output(),
            usd(row.usd()),
            usd(row.atMostUsd()),
            row.name().equals("total") ? "" : row.model())
        .stripTrailing();
  }

  private static String usd(BigDecimal amount) {
    return amount.setScale(6, RoundingMode.CEILING).toPlainString();
  }
}
