package tradingagents.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tradingagents.model.market.Symbol;

/** Begins a run at the endpoint. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Begins a run at the endpoint where you are signed in.")
final class RunCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "The instrument, such as AAPL.")
  private String symbol = "";

  @Option(names = "--as-of", paramLabel = "YYYY-MM-DD", description = "Nothing later is known.")
  private @Nullable String asOf;

  @Option(names = "--depth", description = "Rounds of both debates, 1 to 5. Default: 1.")
  private int depth = 1;

  @Option(
      names = "--analysts",
      split = ",",
      description = "Of market,news,sentiment,fundamentals. Default: all four.")
  private String[] analysts = {"market", "news", "sentiment", "fundamentals"};

  @Mixin private ModelOptions models = new ModelOptions();

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "box, market or a vendor's name. Default: what the endpoint is set to.")
  private @Nullable String dataset;

  @Option(names = "--approval", description = "An order waits for 'approve' before it goes out.")
  private boolean approval;

  @Option(names = "--watch", description = "Follows the run and prints its decision.")
  private boolean watch;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress, only the answer.")
  private boolean quiet;

  @Option(
      names = "--key",
      description =
          "Idempotency key: the same key never begins a second run. Default: a new one each time.")
  private @Nullable String key;

  RunCommand(Session session) {
    this.session = session;
  }

  /** Begins a run of an instrument as the endpoint is set, once for each key; says its id. */
  static void begin(Session session, Symbol symbol, String key) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("symbol", symbol.value());
    try (Remote remote = Remote.required(session)) {
      JsonNode begun = remote.post("/v1/runs", request, Map.of("idempotency-key", key)).json();
      session.terminal().out().println(begun.path("runId").asText());
    }
  }

  @Override
  public Integer call() {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("symbol", symbol).put("depth", depth).put("approvalRequired", approval);
    if (asOf != null) {
      request.put("asOf", asOf);
    }
    var names = request.putArray("analysts");
    for (String analyst : analysts) {
      names.add(analyst);
    }
    if (dataset != null) {
      request.put("dataset", dataset);
    }
    models.addTo(request);
    Terminal terminal = session.terminal();
    try (Remote remote = Remote.required(session)) {
      String sent = key == null ? session.newKey() : key;
      JsonNode begun = remote.post("/v1/runs", request, Map.of("idempotency-key", sent)).json();
      String runId = begun.path("runId").asText();
      if (!watch) {
        terminal.out().println(json ? begun.toPrettyString() : runId);
        return ExitCode.CLOSED;
      }
      RemoteRun run = new RemoteRun(remote, terminal, runId);
      run.follow(quiet);
      return run.show(json);
    }
  }
}
