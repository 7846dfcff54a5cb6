package tradingagents.desk.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunTest {
  private final Run run = Histories.start("MN", 1, false);

  @Test
  void every_change_of_what_is_stored_counts_one_version_up() {
    assertThat(run.version()).isEqualTo(1);
    assertThat(Histories.said(run, "M").version()).isEqualTo(2);
    assertThat(Histories.said(run, "M N").version()).isEqualTo(3);
    assertThat(Histories.said(run, "M N intended").version()).isEqualTo(4);
    assertThat(Histories.said(run, "M N intended").orderIntended()).isTrue();
  }

  @Test
  void to_look_back_before_a_turn_forgets_this_turn_alone() {
    Run spoken = Histories.said(run, "M N bull1");

    Run before = spoken.without(Task.of(Step.NEWS_ANALYST));

    assertThat(before.outcomes().stream().map(Recorded::task))
        .containsExactly(Task.of(Step.MARKET_ANALYST), Task.of(Step.BULL_RESEARCHER));
    assertThat(before.version()).isEqualTo(spoken.version());
    assertThat(spoken.has(Task.of(Step.NEWS_ANALYST))).isTrue();
    assertThat(before.has(Task.of(Step.NEWS_ANALYST))).isFalse();
  }

  @Test
  void a_task_is_recorded_once() {
    assertThatThrownBy(() -> Histories.said(run, "M M")).hasMessageContaining("at most once");
  }

  @Test
  void outcomes_are_found_by_task_and_by_type() {
    Run spoken = Histories.said(run, "M N bull1 bear1");

    assertThat(spoken.recorded(new Task(Step.BULL_RESEARCHER, 2))).isEmpty();
    assertThat(spoken.recorded(Task.of(Step.BULL_RESEARCHER)))
        .hasValueSatisfying(r -> assertThat(r.outcome()).isInstanceOf(Argument.class));
    assertThat(spoken.all(Argument.class)).hasSize(2);
    assertThat(spoken.outcome(Ruling.class)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void a_debate_has_one_to_five_rounds(int depth) {
    assertThat(Histories.start("M", depth, false).mandate().depth()).isEqualTo(depth);
    int outside = depth == 1 ? 0 : 6;
    assertThatThrownBy(() -> Histories.start("M", outside, false))
        .hasMessage("the depth is 1 to 5, not " + outside);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MM", "MNM"})
  void a_run_needs_different_analysts(String analysts) {
    assertThatThrownBy(() -> Histories.start(analysts, 1, false))
        .hasMessageContaining("one or more different analysts");
  }

  @Test
  void only_analysts_analyse() {
    Mandate m = run.mandate();
    assertThatThrownBy(() ->
            new Mandate(
                m.symbol(),
                m.asOfDate(),
                m.session(),
                m.asOf(),
                List.of(Step.MARKET_ANALYST, Step.TRADER),
                1,
                m.model(),
                m.dataset(),
                m.account(),
                null,
                false,
                false,
                m.createdAt(),
                m.deadline(),
                Origin.UNKNOWN))
        .hasMessageContaining("different analysts");
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING, false",
    "WAITING_APPROVAL, false",
    "CLOSED, true",
    "REVIEW, true",
    "FAILED, true",
    "CANCELLED, true"
  })
  void a_status_is_final_when_nobody_is_waited_for(Status status, boolean isFinal) {
    assertThat(status.isFinal()).isEqualTo(isFinal);
  }

  @Test
  void twelve_agents_speak_and_two_authorities_work() {
    List<Step> agents = new ArrayList<>(Arrays.asList(Step.values()));
    agents.removeIf(step -> !step.isAgent());
    List<Step> functions = new ArrayList<>(Arrays.asList(Step.values()));
    functions.removeIf(step -> !step.isFunction());

    assertThat(agents).hasSize(12).doesNotContain(Step.RISK_CHECK, Step.BROKER_ACTION);
    assertThat(functions)
        .hasSize(14)
        .containsAll(agents)
        .contains(Step.RISK_CHECK, Step.BROKER_ACTION)
        .doesNotContain(Step.APPROVAL, Step.CANCELLATION, Step.DEADLINE);
  }

  @Test
  void a_step_is_found_by_the_name_that_events_use() {
    for (Step step : Step.values()) {
      assertThat(Step.named(step.wireName())).contains(step);
    }
    assertThat(Step.named("bull-researcher")).contains(Step.BULL_RESEARCHER);
    assertThat(Step.named("BULL_RESEARCHER")).isEmpty();
  }

  @Test
  void turns_stand_in_order_of_round_then_speaker() {
    Task bull = new Task(Step.BULL_RESEARCHER, 2);
    assertThat(List.of(bull, Task.of(Step.TRADER), Task.of(Step.MARKET_ANALYST)).stream().sorted())
        .containsExactly(Task.of(Step.MARKET_ANALYST), Task.of(Step.TRADER), bull);
    assertThatThrownBy(() -> new Task(Step.TRADER, 0)).hasMessage("rounds start at 1");
  }

  @Test
  void an_unreadable_decision_is_for_a_person_and_trades_nothing() {
    Decision review = Decision.review("no answer could be read");

    assertThat(review.rating()).isEqualTo(Rating.REVIEW);
    assertThat(review.rating().wantsTrade()).isFalse();
    assertThat(review.targetWeight()).isNull();
    assertThat(review.summary()).isEqualTo("no answer could be read");
  }
}
