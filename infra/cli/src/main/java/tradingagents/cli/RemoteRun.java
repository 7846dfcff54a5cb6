package tradingagents.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import tradingagents.desk.run.Status;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** One run of an endpoint, followed to its end and shown. */
final class RemoteRun {
  private static final int PAUSE_MILLIS = 500;

  private final Remote remote;
  private final Terminal terminal;
  private final String path;

  RemoteRun(Remote remote, Terminal terminal, String runId) {
    this.remote = remote;
    this.terminal = terminal;
    this.path = "/v1/runs/" + Remote.encoded(runId);
  }

  /** Prints what is said until nothing more will be; nothing new costs a 304. */
  void follow(boolean quiet) {
    int cursor = 0;
    String tag = "";
    while (true) {
      Remote.Answer answer =
          remote.get(
              path + "/events?after=" + cursor,
              tag.isEmpty() ? Map.of() : Map.of("if-none-match", tag));
      if (answer.status() != 304) {
        JsonNode news = answer.json();
        for (JsonNode event : news.path("events")) {
          if (!quiet) {
            terminal.err().println(line(event));
          }
        }
        // The tag is of this answer to this question; the next question is another.
        tag =
            news.path("cursor").asInt() == cursor ? answer.headers().getOrDefault("etag", "") : "";
        cursor = news.path("cursor").asInt();
        if (!isRunning(news.path("status").asText())) {
          return;
        }
      }
      pause();
    }
  }

  private static boolean isRunning(String status) {
    return status.equals(Status.RUNNING.name());
  }

  private static String line(JsonNode event) {
    return "%-26s %s"
        .formatted(
            event.path("step").asText() + "#" + event.path("round").asInt(),
            Terminal.plain(event.path("gist").asText()));
  }

  /** Prints the run as it stands and says what a shell should know. */
  int show(boolean json) {
    Remote.Answer answer = remote.get(path, Map.of());
    JsonNode run = answer.json();
    if (json) {
      terminal.out().println(run.toPrettyString());
    } else {
      card(run);
    }
    return code(run);
  }

  private void card(JsonNode run) {
    JsonNode decision = run.path("decision");
    say(
        "%s   %s   as of %s   run %s"
            .formatted(
                run.path("symbol").asText(),
                decision.path("rating").asText("no decision"),
                run.path("asOf").asText(),
                run.path("status").asText().toLowerCase(java.util.Locale.ROOT)));
    if (decision.isObject()) {
      say(
          "Target weight %s   Confidence %s"
              .formatted(
                  decision.path("targetWeight").asText("none"),
                  decision.path("confidence").asText()));
      say("%s".formatted(decision.path("summary").asText()));
    }
    for (JsonNode check : run.path("riskVerdict").path("checks")) {
      say(
          "  %s %s: %s (limit: %s)"
              .formatted(
                  check.path("passed").asBoolean() ? "passed " : "REFUSED",
                  check.path("rule").asText(),
                  check.path("value").asText(),
                  check.path("limit").asText()));
    }
    JsonNode order = run.path("order");
    if (order.isObject()) {
      say(
          "Order %s %s %s: %s"
              .formatted(
                  order.path("side").asText(),
                  order.path("quantity").asText(),
                  order.path("symbol").asText(),
                  order.path("status").asText()));
    }
    run.path("notes").forEach(note -> say("  - %s".formatted(note.asText())));
    if (run.path("status").asText().equals(Status.WAITING_APPROVAL.name())) {
      say(
          "The order waits for your word: tradingagents approve %s"
              .formatted(run.path("runId").asText()));
    }
    say("Run %s at %s".formatted(run.path("runId").asText(), remote.login().endpoint()));
  }

  private void say(String line) {
    terminal.out().println(Terminal.plain(line));
  }

  private static int code(JsonNode run) {
    String status = run.path("status").asText();
    if (status.equals(Status.FAILED.name()) || status.equals(Status.CANCELLED.name())) {
      return ExitCode.FAILED;
    }
    JsonNode approved = run.path("riskVerdict").path("approved");
    return approved.isBoolean() && !approved.booleanValue() ? ExitCode.REFUSED : ExitCode.CLOSED;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException(Reason.UNAVAILABLE, "interrupted");
    }
  }
}
