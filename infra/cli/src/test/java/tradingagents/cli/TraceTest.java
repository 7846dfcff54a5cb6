package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tradingagents.chain.run.RunStarter;
import tradingagents.local.EmbeddedStack;
import tradingagents.testkit.TestMandates;

class TraceTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  @Test
  void trace_of_a_finished_run_shows_every_turn_under_its_cause() throws Exception {
    JsonNode card =
        JSON.readTree(Typed.answer("analyze", "AAPL", "--json", "--quiet", "--data", data()));
    String runId = card.path("runId").textValue();

    List<String> lines = Typed.answer("trace", runId, "--data", data()).lines().toList();
    JsonNode trace = JSON.readTree(Typed.answer("trace", runId, "--json", "--data", data()));

    assertThat(card.path("correlationId").textValue()).isEqualTo(runId);
    assertThat(trace.path("correlationId").textValue()).isEqualTo(runId);
    assertThat(trace.path("spans")).hasSize(card.path("outcomes").size());
    assertThat(lines.getFirst()).startsWith(runId).contains("AAPL  CLOSED in ");
    assertThat(lines)
        .anyMatch(line -> line.matches("[* ] market-analyst#1 .*\\+\\d+\\.\\d\\d s.*rules"))
        .anyMatch(line -> line.matches("\\* {3}bull-researcher#1 .*"))
        .anyMatch(line -> line.startsWith("* the longest way: "))
        .allMatch(line -> Columns.length(line) <= 120);
    long elapsed =
        Instant.parse(trace.path("finishedAt").textValue()).toEpochMilli()
            - Instant.parse(trace.path("createdAt").textValue()).toEpochMilli();
    JsonNode way = trace.path("longestWay");
    assertThat(way.path("waitedMs").asLong() + way.path("workedMs").asLong())
        .isBetween(elapsed - 100, elapsed + 100);
  }

  @Test
  void trace_of_an_open_run_says_whose_turn_it_is() {
    try (EmbeddedStack stack = Stacks.idle(folder)) {
      new RunStarter(stack.runStore(), stack.bus())
          .start("open-1", TestMandates.of(Instant.now()))
          .orThrow();
    }

    String text = Typed.answer("trace", "open-1", "--data", data());

    assertThat(text).contains("RUNNING for ", "market-analyst#1 is due since +0.00 s");
  }

  @Test
  void trace_of_an_unknown_run_is_bad_input() {
    try (EmbeddedStack stack = Stacks.idle(folder)) {
      assertThat(stack.receives()).isZero();
    }

    Typed unknown = Typed.command("trace", "nobody", "--data", data());

    assertThat(unknown.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.errors()).hasSize(1);
  }

  private String data() {
    return folder.toString();
  }
}
