package tradingagents.agents.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tradingagents.agents.AgentWorker;
import tradingagents.agents.Replay;
import tradingagents.agents.Replay.Turned;
import tradingagents.agents.TestDesk;
import tradingagents.agents.rules.RulesReasoner;
import tradingagents.agents.turn.Rehearsal;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.Result;

class ReplayTest {
  private static final LocalDate DAY = LocalDate.of(2016, 6, 30);

  private static AgentWorker rules() {
    return TestDesk.worker(TestDesk.aapl(), new RulesReasoner());
  }

  private static Run run() {
    var mandate = TestDesk.start(DAY, 2).mandate();
    return new Rehearsal(rules(), mandate::createdAt).of("run-1", mandate);
  }

  @Test
  void every_turn_of_the_rules_is_the_same_to_the_byte() {
    assertThat(Replay.of(run(), rules())).hasSize(4 + 4 + 2 + 6 + 1).allMatch(Turned::isSame);
  }

  @Test
  void a_word_that_was_changed_is_found() {
    Run run = run();
    Run altered = Run.start(run.id(), run.mandate());
    for (Recorded recorded : run.outcomes()) {
      boolean isBear = recorded.task().equals(Task.of(Step.BEAR_RESEARCHER));
      Argument said = isBear ? (Argument) recorded.outcome() : null;
      altered =
          altered.with(
              said == null
                  ? recorded
                  : new Recorded(
                      recorded.task(),
                      new Argument(said.speech() + " ", said.points(), null),
                      recorded.usage(),
                      recorded.startedAt(),
                      recorded.finishedAt()));
    }
    assertThat(Replay.of(altered, rules()))
        .filteredOn(turn -> !turn.isSame())
        .extracting(Turned::task)
        .contains(Task.of(Step.BEAR_RESEARCHER));
  }

  @Test
  void exchanges_are_remembered_by_their_hash_and_else_in_order_of_their_sample() {
    Exchanges store =
        new Exchanges() {
          @Override
          public Result<Optional<String>> find(String hash) {
            int sample = hash.startsWith("x") ? 1 : 0;
            return Result.ok(
                Optional.of(
                    "{\"text\":\"%s\",\"question\":{\"sample\":%d}}".formatted(hash, sample)));
          }

          @Override
          public Result<Boolean> keep(String hash, String json) {
            throw new IllegalStateException("a replay keeps nothing");
          }
        };
    RememberedExchanges memory = new RememberedExchanges(List.of("a", "x", "b-bad", "c"), 0, store);
    assertThat(memory.find("b").orThrow().orElseThrow()).contains("b-bad");
    assertThat(memory.find("other").orThrow().orElseThrow()).contains("\"a\"");
    assertThat(memory.find("other").orThrow().orElseThrow()).contains("\"c\"");
    assertThat(memory.find("x").orThrow()).as("another sample's").isEmpty();
  }
}
