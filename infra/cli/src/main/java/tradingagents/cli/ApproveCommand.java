package tradingagents.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a person's word on the order that a run waits with. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = "Approves the order that a run of the endpoint waits with, or rejects it.")
final class ApproveCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run's id, see 'runs'.")
  private String runId = "";

  @Option(names = "--reject", description = "The order must not go out.")
  private boolean reject;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Kept with the run.")
  private @Nullable String reason;

  ApproveCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    ObjectNode word = JsonNodeFactory.instance.objectNode().put("granted", !reject);
    if (reason != null) {
      word.put("reason", reason);
    }
    try (Remote remote = Remote.required(session)) {
      String path = "/v1/runs/" + Remote.encoded(runId) + "/approval";
      JsonNode line = remote.post(path, word, Map.of()).json();
      session
          .terminal()
          .out()
          .println(
              Terminal.plain(
                  "%s the order of %s %s."
                      .formatted(
                          reject ? "Rejected" : "Approved",
                          line.path("symbol").asText(),
                          line.path("runId").asText())));
      return ExitCode.CLOSED;
    }
  }
}
