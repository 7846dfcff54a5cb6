package tradingagents.agents.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tradingagents.agents.llm.wire.CallFault;
import tradingagents.agents.llm.wire.CallFault.Kind;
import tradingagents.chain.reasoning.FeverTable.Fever;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Tokens;

class ModelHealthTest {
  private static final ModelId MODEL = ModelId.parse("openai:gpt-5.4-mini");
  private static final CallFault THROTTLED = fault(Kind.THROTTLED, null);

  private final Map<ModelId, Fever> table = new HashMap<>();
  private final ModelHealth.Fevers shared =
      new ModelHealth.Fevers() {
        @Override
        public Optional<Fever> find(ModelId model) {
          return Optional.ofNullable(table.get(model));
        }

        @Override
        public void keep(ModelId model, Fever fever, Instant now) {
          table.put(model, fever);
        }
      };
  private Instant now = Instant.parse("2026-11-26T08:00:00Z");

  private static CallFault fault(Kind kind, Duration retryAfter) {
    return new CallFault(kind, "no", Tokens.NONE, retryAfter);
  }

  private void pass(long seconds) {
    now = now.plusSeconds(seconds);
  }

  @Test
  void what_one_function_sees_another_knows_within_seconds_and_is_well_again_for_both() {
    ModelHealth one = new ModelHealth(shared);
    ModelHealth other = new ModelHealth(shared);
    assertThat(other.isCooling(MODEL, now)).isFalse();
    one.failed(MODEL, THROTTLED, now);
    assertThat(one.isCooling(MODEL, now)).isTrue();
    now = now.plus(ModelHealth.HEARD);
    assertThat(other.isCooling(MODEL, now)).isTrue();
    other.answered(MODEL, now);
    now = now.plus(ModelHealth.HEARD);
    assertThat(one.isCooling(MODEL, now)).isFalse();
  }

  @Test
  void failures_in_different_functions_count_as_in_a_row() {
    new ModelHealth(shared).failed(MODEL, THROTTLED, now);
    new ModelHealth(shared).failed(MODEL, THROTTLED, now);
    assertThat(table.get(MODEL)).isEqualTo(new Fever(2, now.plusSeconds(20)));
  }

  @Test
  void a_rest_doubles_up_to_five_minutes_and_is_not_shorter_than_was_asked_for() {
    ModelHealth health = new ModelHealth();
    health.failed(MODEL, fault(Kind.THROTTLED, Duration.ofSeconds(45)), now);
    pass(44);
    assertThat(health.isCooling(MODEL, now)).isTrue();
    pass(1);
    assertThat(health.isCooling(MODEL, now)).isFalse();
    for (int i = 0; i < 20; i++) {
      health.failed(MODEL, THROTTLED, now);
    }
    pass(299);
    assertThat(health.isCooling(MODEL, now)).isTrue();
    pass(1);
    assertThat(health.isCooling(MODEL, now)).isFalse();
  }

  @Test
  void a_fault_of_the_question_makes_nobody_unwell() {
    ModelHealth health = new ModelHealth(shared);
    health.failed(MODEL, fault(Kind.CONTEXT_OVERFLOW, null), now);
    assertThat(health.isCooling(MODEL, now)).isFalse();
    assertThat(table).isEmpty();
  }

  @Test
  void an_answer_of_a_model_that_is_well_writes_nothing() {
    new ModelHealth(shared).answered(MODEL, now);
    assertThat(table).isEmpty();
  }
}
