package tradingagents.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Orders at the endpoint. */
@Command(
    name = "orders",
    mixinStandardHelpOptions = true,
    description = "Lists the endpoint's orders that are not done; shows and cancels one.",
    subcommands = {OrdersCommand.Show.class, OrdersCommand.Cancel.class})
final class OrdersCommand implements Callable<Integer> {
  private static final String PATH = "/v1/orders";
  private static final String ROW = "%-48s %-4s %10s %-10s %-13s %s";

  private final Session session;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  OrdersCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Remote remote = Remote.required(session)) {
      JsonNode all = remote.get(PATH).path("orders");
      PrintStream out = session.terminal().out();
      if (json) {
        out.println(all.toPrettyString());
      } else if (all.isEmpty()) {
        out.println("No open orders.");
      } else {
        out.println(ROW.formatted("ORDER", "SIDE", "QUANTITY", "SYMBOL", "STATUS", "NOTE"));
        all.forEach(one -> out.println(row(one)));
      }
      return ExitCode.CLOSED;
    }
  }

  private static String row(JsonNode one) {
    return Terminal.plain(
        ROW.formatted(
            one.path("clientOrderId").asText(),
            one.path("side").asText(),
            one.path("quantity").asText(),
            one.path("symbol").asText(),
            one.path("status").asText("UNREADABLE"),
            one.path("note").asText(one.path("trouble").asText(""))));
  }

  /** One order. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows an order and its executions.")
  static final class Show implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "ORDER", description = "Its id, see 'orders'.")
    private String id = "";

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    Show(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      try (Remote remote = Remote.required(session)) {
        JsonNode order = remote.get(PATH + "/" + Remote.encoded(id));
        PrintStream out = session.terminal().out();
        if (json) {
          out.println(order.toPrettyString());
          return ExitCode.CLOSED;
        }
        out.println(row(order).stripTrailing());
        for (JsonNode fill : order.path("fills")) {
          out.println(
              Terminal.plain(
                  "  filled %s at %s %s, commission %s, session %s (%s)"
                      .formatted(
                          fill.path("quantity").asText(),
                          fill.path("price").asText(),
                          fill.path("currency").asText(),
                          fill.path("commission").asText(),
                          fill.path("session").asText(),
                          fill.path("executionId").asText())));
        }
        return ExitCode.CLOSED;
      }
    }
  }

  /** Takes one back. */
  @Command(
      name = "cancel",
      mixinStandardHelpOptions = true,
      description = "Withdraws an order that is not done.")
  static final class Cancel implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "ORDER", description = "Its id, see 'orders'.")
    private String id = "";

    Cancel(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      try (Remote remote = Remote.required(session)) {
        JsonNode order = remote.delete(PATH + "/" + Remote.encoded(id)).json();
        String trouble = order.path("trouble").asText("");
        session
            .terminal()
            .out()
            .println(
                Terminal.plain(
                    id
                        + " is "
                        + order.path("status").asText()
                        + (trouble.isEmpty() ? "." : "; IT MAY STILL BE FILLED: " + trouble)));
        return trouble.isEmpty() ? ExitCode.CLOSED : ExitCode.FAILED;
      }
    }
  }
}
