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
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** Standing requests for runs at the endpoint. */
@Command(
    name = "schedules",
    mixinStandardHelpOptions = true,
    description = "Lists, adds and removes the schedules of the endpoint.",
    subcommands = {SchedulesCommand.Add.class, SchedulesCommand.Remove.class})
final class SchedulesCommand implements Callable<Integer> {
  private static final String ROW = "%-33s %-16s %-28s %-21s %s";

  private final Session session;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  SchedulesCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Remote remote = Remote.required(session)) {
      JsonNode all = remote.get("/v1/schedules").path("schedules");
      var out = session.terminal().out();
      if (json) {
        out.println(all.toPrettyString());
      } else if (all.isEmpty()) {
        out.println("No schedules yet. Try: tradingagents schedules add AAPL --session open");
      } else {
        out.println(ROW.formatted("SCHEDULE", "SYMBOLS", "WHEN", "DUE", "ENABLED"));
        for (JsonNode one : all) {
          out.println(Terminal.plain(row(one)));
        }
      }
      return ExitCode.CLOSED;
    }
  }

  private static String row(JsonNode one) {
    StringBuilder symbols = new StringBuilder();
    one.path("symbols")
        .forEach(s -> symbols.append(symbols.isEmpty() ? "" : ",").append(s.asText()));
    JsonNode timing = one.path("timing");
    String when =
        timing.has("cron")
            ? timing.path("cron").asText() + " " + timing.path("timeZone").asText()
            : "session %s %+d min"
                .formatted(timing.path("session").asText(), timing.path("offsetMinutes").asInt());
    when += timing.path("afterFilings").asBoolean() ? ", filed" : "";
    return ROW.formatted(
        one.path("id").asText(),
        symbols,
        when,
        one.path("dueAt").asText("never"),
        one.path("enabled").asBoolean() ? "yes" : "no");
  }

  /** A new one. */
  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Adds a schedule, by the clock or by the exchange's bell.")
  static final class Add implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "1..*", paramLabel = "SYMBOL", description = "One or more instruments.")
    private String[] symbols = {};

    @Option(names = "--cron", description = "Five fields, such as '30 13 * * MON-FRI'.")
    private @Nullable String cron;

    @Option(names = "--time-zone", description = "With --cron only. Default: America/New_York.")
    private @Nullable String zone;

    @Option(
        names = "--sessions-only",
        description = "With --cron only: leaves out days without trading.")
    private boolean sessionsOnly;

    @Option(names = "--session", description = "open or close: the bell of each session.")
    private @Nullable String bell;

    @Option(
        names = "--offset",
        description = "With --session only: minutes from the bell, such as -30. Default: 0.")
    private @Nullable Integer offset;

    @Option(
        names = "--after-filings",
        description = "Begins a run only when its company has published accounts since.")
    private boolean afterFilings;

    @Option(names = "--depth", description = "Rounds of both debates, 1 to 5. Default: 1.")
    private int depth = 1;

    @Mixin private ModelOptions models = new ModelOptions();

    @Option(
        names = "--dataset",
        paramLabel = "NAME",
        description = "box, market or a vendor's name. Default: what the endpoint is set to.")
    private @Nullable String dataset;

    @Option(names = "--approval", description = "Orders wait for 'approve' before they go out.")
    private boolean approval;

    Add(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      if ((cron == null) == (bell == null)) {
        throw new FailureException(Reason.INVALID, "give either --cron or --session");
      }
      ObjectNode request = JsonNodeFactory.instance.objectNode();
      var names = request.putArray("symbols");
      for (String symbol : symbols) {
        names.add(symbol);
      }
      ObjectNode timing = request.putObject("timing");
      // Only what was typed: the service refuses what does not go together.
      timing.put("cron", cron).put("timeZone", zone).put("session", bell);
      timing.put("offsetMinutes", offset);
      if (sessionsOnly) {
        timing.put("sessionsOnly", true);
      }
      if (afterFilings) {
        timing.put("afterFilings", true);
      }
      request.put("depth", depth).put("approvalRequired", approval);
      if (dataset != null) {
        request.put("dataset", dataset);
      }
      models.addTo(request);
      try (Remote remote = Remote.required(session)) {
        JsonNode made = remote.post("/v1/schedules", request, Map.of()).json();
        session
            .terminal()
            .out()
            .println(made.path("id").asText() + ", due " + made.path("dueAt").asText());
        return ExitCode.CLOSED;
      }
    }
  }

  /** Takes one away. */
  @Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes a schedule.")
  static final class Remove implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "SCHEDULE", description = "Its id.")
    private String id = "";

    Remove(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      try (Remote remote = Remote.required(session)) {
        remote.delete("/v1/schedules/" + Remote.encoded(id));
        session.terminal().out().println("Removed " + Terminal.plain(id) + ".");
        return ExitCode.CLOSED;
      }
    }
  }
}
