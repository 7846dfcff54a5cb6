package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tradingagents.chain.reasoning.DynamoCostBook;
import tradingagents.desk.models.Budgets;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Tenants;
import tradingagents.desk.models.Tokens;
import tradingagents.desk.port.CostBook.Call;
import tradingagents.desk.port.CostBook.Hold;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.local.EmbeddedStack;

class CostsCommandTest {
  private static final Instant AT = Instant.parse("2099-05-10T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void a_folder_that_nothing_was_run_in_cost_nothing() {
    Typed typed = costs();

    assertThat(typed.code()).isEqualTo(ExitCode.CLOSED);
    assertThat(typed.out())
        .containsPattern("DAY +CALLS +IN +CACHED +OUT +USD +UNSETTLED USD")
        .containsPattern("total +0 +0 +0 +0 +0\\.000000 +0\\.000000")
        .containsPattern("Of the budget of all for \\S+, 20 USD, 0\\.000000 are spent");
  }

  @Test
  void what_was_spent_in_a_folder_is_added_up_and_shown() {
    spend();

    Typed typed = costs("--by", "model", "--from", "2099-05-10", "--to", "2099-05-10");

    assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.CLOSED);
    assertThat(typed.out())
        .containsPattern("openai:gpt-5\\.4-mini +1 +3210 +200 +40 +0\\.123457 +0\\.000000")
        .containsPattern("unsettled +0 +0 +0 +0 +0\\.000000 +0\\.500000")
        .contains("1 calls are not settled: they cost at most 0.500000 USD and count as spent.")
        .contains("their tokens are estimated");
  }

  @Test
  void json_has_the_exact_amounts() {
    spend();

    Typed typed = costs("--json", "--from", "2099-05-10", "--to", "2099-05-10");

    assertThat(typed.out()).contains("\"costUsd\" : \"0.123456789012\"");
  }

  @Test
  void a_budget_that_limits_nothing_is_named_with_what_is_allowed() {
    Typed typed =
        Typed.command(
            Map.of("TRADINGAGENTS_HOME", Typed.root().toString(), "DAY_BUDGET_USD", "-5"),
            "costs",
            "--data",
            folder.toString());

    assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.err())
        .contains("DAY_BUDGET_USD is an amount of dollars above 0 up to 1000000")
        .contains("not '-5'");
  }

  private Typed costs(String... more) {
    String[] words = new String[more.length + 3];
    words[0] = "costs";
    words[1] = "--data";
    words[2] = folder.toString();
    System.arraycopy(more, 0, words, 3, more.length);
    return Typed.command(words);
  }

  private void spend() {
    try (EmbeddedStack stack = Stacks.idle(folder)) {
      DynamoCostBook book =
          new DynamoCostBook(
              stack.dynamo(),
              stack.template().table("ReasoningTable").name(),
              Budgets.USUAL,
              DynamoCostBook.Pause.SLEEP);
      Hold hold = book.hold(call("c1"), new BigDecimal("0.5")).orThrow();
      book.settle(
              hold,
              ModelId.parse("openai:gpt-5.4-mini"),
              new Tokens(10, 200, 3000, 40, true),
              new BigDecimal("0.123456789012"))
          .orThrow();
      book.hold(call("c2"), new BigDecimal("0.5")).orThrow();
    }
  }

  private static Call call(String id) {
    return new Call(id, "run-1", Task.of(Step.TRADER), Tenants.HOME, "", AT, null);
  }
}
