package tradingagents.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The trading switch of the endpoint. */
@Command(
    name = "trading",
    mixinStandardHelpOptions = true,
    description = "Shows the endpoint's trading switch and its changes; 'kill' halts it.",
    subcommands = {TradingCommand.Reduce.class, TradingCommand.Resume.class})
final class TradingCommand implements Callable<Integer> {
  private static final String PATH = "/v1/trading-state";
  private static final String ROW = "%-24s %-9s %-38s %s";

  private final Session session;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  TradingCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Remote remote = Remote.required(session)) {
      JsonNode stand = remote.get(PATH);
      PrintStream out = session.terminal().out();
      if (json) {
        out.println(stand.toPrettyString());
        return ExitCode.CLOSED;
      }
      out.println(sentence(stand));
      if (!stand.path("history").isEmpty()) {
        out.println();
        out.println(ROW.formatted("AT", "STATE", "BY", "WHY"));
        for (JsonNode line : stand.path("history")) {
          out.println(
              Terminal.plain(
                  ROW.formatted(
                      line.path("at").asText(),
                      line.path("state").asText(),
                      line.path("by").asText(),
                      line.path("reason").asText())));
        }
      }
      return ExitCode.CLOSED;
    }
  }

  /** Throws the switch and says what came of it; 1 when an order may still be executed. */
  static int thrown(Session session, String state, String reason, boolean json) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("state", state);
    if (!reason.isBlank()) {
      request.put("reason", reason);
    }
    try (Remote remote = Remote.required(session)) {
      JsonNode stand = remote.post(PATH, request, Map.of()).json();
      PrintStream out = session.terminal().out();
      if (json) {
        out.println(stand.toPrettyString());
      } else {
        told(out, stand);
      }
      return isSafe(stand) ? ExitCode.CLOSED : ExitCode.FAILED;
    }
  }

  private static void told(PrintStream out, JsonNode stand) {
    out.println(sentence(stand));
    for (JsonNode order : stand.path("orders")) {
      String line =
          "  %s %s %s: %s, it was %s"
              .formatted(
                  order.path("side").asText(),
                  order.path("quantity").asText(),
                  order.path("symbol").asText(),
                  order.path("status").asText("UNREADABLE"),
                  order.path("was").asText());
      String trouble = order.path("trouble").asText("");
      out.println(
          Terminal.plain(trouble.isEmpty() ? line : line + "; IT MAY STILL BE FILLED: " + trouble));
    }
    if (stand.has("ordersUnknown")) {
      out.println(
          Terminal.plain(
              "The open orders could not be listed, try again: "
                  + stand.path("ordersUnknown").asText()));
    }
  }

  private static boolean isSafe(JsonNode stand) {
    boolean trouble = stand.has("ordersUnknown");
    for (JsonNode order : stand.path("orders")) {
      trouble |= order.has("trouble");
    }
    return !trouble;
  }

  private static String sentence(JsonNode stand) {
    StringBuilder text = new StringBuilder("Trading is ").append(stand.path("state").asText());
    if (stand.has("at")) {
      text.append(" since ").append(stand.path("at").asText());
      String reason = stand.path("reason").asText();
      text.append(reason.isEmpty() ? "" : ": " + reason);
    }
    text.append(" (epoch ").append(stand.path("epoch").asLong()).append(").");
    JsonNode waiting = stand.path("waiting");
    if (!waiting.isMissingNode()) {
      text.append(" Until ")
          .append(waiting.path("expiresAt").asText())
          .append(" a second administrator can make it ")
          .append(waiting.path("state").asText())
          .append(" by the same command.");
    }
    return Terminal.plain(text.toString());
  }

  /** Only what makes positions smaller. */
  @Command(
      name = "reduce",
      mixinStandardHelpOptions = true,
      description = "Allows sales of what is held and nothing else; open purchases are withdrawn.")
  static final class Reduce implements Callable<Integer> {
    private final Session session;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who look later.")
    private String reason = "";

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    Reduce(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      return thrown(session, "REDUCING", reason, json);
    }
  }

  /** On again. */
  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      description = "Switches trading on again; in a cloud two administrators must ask for it.")
  static final class Resume implements Callable<Integer> {
    private final Session session;

    @Option(
        names = "--reason",
        paramLabel = "TEXT",
        required = true,
        description = "Why it is safe.")
    private String reason = "";

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    Resume(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      return thrown(session, "ACTIVE", reason, json);
    }
  }

  /** The emergency stop. */
  @Command(
      name = "kill",
      mixinStandardHelpOptions = true,
      description = "Halts trading at the endpoint at once and withdraws every open order.")
  static final class Kill implements Callable<Integer> {
    private final Session session;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who look later.")
    private String reason = "";

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    Kill(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      return thrown(session, "HALTED", reason, json);
    }
  }
}
