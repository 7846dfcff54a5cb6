package tradingagents.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tradingagents.chain.PlainJson;
import tradingagents.cli.RunQuote.Quoted;
import tradingagents.desk.models.Quote.Row;

/** A quote as people and programs read it. */
final class QuoteText {
  private static final String ROW = "%-22s %-44s %5s %10s %8s %12s %12s";

  private QuoteText() {}

  static void print(Quoted quoted, PrintStream out) {
    if (quoted.quote().calls().isEmpty()) {
      out.println("Rules and scripts call no model: 0 USD.");
      return;
    }
    out.println(ROW.formatted("AGENT", "MODEL", "CALLS", "TOKENS IN", "OUT", "USD", "AT MOST"));
    quoted.quote().agents().forEach(row -> out.println(line(row)));
    out.println(line(quoted.quote().total()));
    int calls = quoted.quote().calls().size();
    out.println(
        quoted.remembered() == 0
            ? "Estimated: no such turn was answered by these models within 30 days."
            : "%d of %d calls are expected to use what they used within the last 30 days."
                .formatted(quoted.remembered(), calls));
    out.println("Lookups, repairs and retries are not foreseen. Nothing was started.");
  }

  private static String line(Row row) {
    return ROW.formatted(
        row.name(),
        Columns.cut(row.model(), 44),
        row.calls(),
        row.tokens().input(),
        row.tokens().output(),
        row.usd().toPlainString(),
        row.atMostUsd().toPlainString());
  }

  static String json(Quoted quoted) {
    Map<String, Object> document = new LinkedHashMap<>();
    List<Object> agents = new ArrayList<>();
    quoted.quote().agents().forEach(row -> agents.add(object(row)));
    document.put("agents", agents);
    document.put("total", object(quoted.quote().total()));
    document.put("remembered", quoted.remembered());
    return new String(PlainJson.write(document), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> object(Row row) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("agent", row.name());
    object.put("model", row.model());
    object.put("calls", row.calls());
    object.put("tokensIn", row.tokens().input());
    object.put("tokensOut", row.tokens().output());
    object.put("costUsd", row.usd().toPlainString());
    object.put("atMostUsd", row.atMostUsd().toPlainString());
    return object;
  }
}
