package tradingagents.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tradingagents.chain.reasoning.CostDocument;
import tradingagents.desk.models.Budget;
import tradingagents.desk.models.BudgetState;
import tradingagents.desk.models.Budgets;
import tradingagents.desk.models.CostLine;
import tradingagents.desk.models.CostQuery;
import tradingagents.desk.models.Tenants;
import tradingagents.desk.port.Costs;
import tradingagents.local.LocalRuns;
import tradingagents.model.failure.Result;

/** Says what language models cost. */
@Command(
    name = "costs",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Says what language models cost: of --data, else of the endpoint where you are signed in,"
            + " else of your data folder.")
final class CostsCommand implements Callable<Integer> {
  private static final String ROW = "%-36s %6s %11s %11s %11s %13s %13s";
  private static final int SHOWN_DECIMALS = 6;

  private final Session session;

  @Option(names = "--by", description = "agent, model, run or day. Default: day.")
  private @Nullable String by;

  @Option(names = "--from", paramLabel = "YYYY-MM-DD", description = "The first day, in UTC.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "YYYY-MM-DD",
      description = "The last day, in UTC. Default: today, and thirty days before.")
  private @Nullable String to;

  @Option(names = "--data", description = "Where state is kept. Default: your data folder.")
  private @Nullable Path data;

  @Option(names = "--json", description = "Prints one JSON document with exact amounts.")
  private boolean json;

  CostsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    LocalDate today = LocalDate.ofInstant(session.clock().instant(), ZoneOffset.UTC);
    CostQuery query = CostQuery.read(from, to, by, today);
    JsonNode document = document(query, today);
    PrintStream out = session.terminal().out();
    if (json) {
      out.println(document.toPrettyString());
    } else {
      print(document, out);
    }
    return ExitCode.CLOSED;
  }

  private JsonNode document(CostQuery query, LocalDate today) {
    Optional<Remote> signedIn = Remote.insteadOf(session, data);
    if (signedIn.isPresent()) {
      try (Remote remote = signedIn.get()) {
        return remote.get(
            "/v1/costs?from=%s&to=%s&by=%s".formatted(query.from(), query.to(), query.by()));
      }
    }
    Budgets limits = Budgets.read(session.terminal()::variable);
    List<Budget> budgets = List.of(limits.ofAll(Tenants.HOME, today));
    if (!LocalRuns.exists(session.data(data))) {
      return CostDocument.of(new NoCosts(), Tenants.HOME, query, budgets);
    }
    try (LocalRuns runs = session.runs(data)) {
      return CostDocument.of(runs.costs(), Tenants.HOME, query, budgets);
    }
  }

  /** Of a folder that nothing was run in. */
  private record NoCosts() implements Costs {
    @Override
    public Result<List<CostLine>> lines(String tenant, LocalDate first, LocalDate last) {
      return Result.ok(List.of());
    }

    @Override
    public Result<BudgetState> state(Budget budget) {
      return Result.ok(BudgetState.untouched(budget));
    }
  }

  private static void print(JsonNode document, PrintStream out) {
    String heading = document.path("by").asText().toUpperCase(Locale.ROOT);
    out.println(ROW.formatted(heading, "CALLS", "IN", "CACHED", "OUT", "USD", "UNSETTLED USD"));
    document.path("rows").forEach(row -> out.println(line(row)));
    JsonNode total = document.path("total");
    out.println(line(total));
    int unsettled = total.path("unsettledCalls").asInt();
    if (unsettled > 0) {
      out.println(
          "%d calls are not settled: they cost at most %s USD and count as spent."
              .formatted(unsettled, shown(total.path("unsettledUsd"))));
    }
    if (total.path("estimated").asBoolean()) {
      out.println("Some calls were not counted by their provider: their tokens are estimated.");
    }
    for (JsonNode budget : document.path("budgets")) {
      String name = budget.path("name").asText();
      out.println(
          "Of %s, %s USD, %s are spent, %s held and %s left."
              .formatted(
                  name,
                  budget.path("limitUsd").asText(),
                  shown(budget.path("spentUsd")),
                  shown(budget.path("heldUsd")),
                  shown(budget.path("leftUsd"))));
    }
  }

  private static String line(JsonNode row) {
    return ROW.formatted(
        Columns.cut(row.path("key").asText(), 36),
        row.path("calls").asText(),
        row.path("tokensIn").asText(),
        row.path("tokensCached").asText(),
        row.path("tokensOut").asText(),
        shown(row.path("costUsd")),
        shown(row.path("unsettledUsd")));
  }

  /** Rounded for reading, and nowhere before. */
  private static String shown(JsonNode amount) {
    return new BigDecimal(amount.asText("0"))
        .setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
