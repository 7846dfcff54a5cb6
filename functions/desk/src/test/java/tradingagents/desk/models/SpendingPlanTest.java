package tradingagents.desk.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.desk.models.SpendingPlan.Means;
import tradingagents.desk.models.SpendingPlan.Turn;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.money.Ratio;

class SpendingPlanTest {
  /** Two rounds of everything; deep turns are held 5 for, or 1 in the quick tier; others 1. */
  private static final SpendingPlan PLAN = new SpendingPlan(turns(), false);

  /**
   * In full: 4 analysts, 4 speeches, 6 voices, a trader at 1 and two managers at 5 are 25; in the
   * quick tier 17; without the 5 speeches of second rounds 12.
   */
  @ParameterizedTest
  @CsvSource({
    "25,    market-analyst,    1, FULL",
    "24.99, market-analyst,    1, QUICK",
    "24.99, portfolio-manager, 1, QUICK",
    "17,    bull-researcher,   2, QUICK",
    "16.99, bull-researcher,   1, QUICK",
    "16.99, bull-researcher,   2, QUICK",
    "13,    neutral-risk,      2, QUICK",
    "12.99, neutral-risk,      2, PASS",
    "12,    bull-researcher,   2, PASS",
    "12,    bull-researcher,   1, QUICK",
    "12,    trader,            1, QUICK",
    "11.99, trader,            1, STOP",
    "11.99, market-analyst,    1, STOP",
    "11.99, neutral-risk,      1, STOP",
    "11.99, neutral-risk,      2, PASS",
    "0,     portfolio-manager, 1, STOP",
  })
  void what_a_turn_may_use_follows_what_is_left(
      BigDecimal left, String step, int round, Means means) {
    Task task = new Task(Step.named(step).orElseThrow(), round);

    assertThat(PLAN.means(task, left)).isEqualTo(means);
  }

  @Test
  void a_turn_that_has_spoken_has_no_means() {
    SpendingPlan last = new SpendingPlan(turns().subList(16, 17), false);

    assertThat(last.means(Task.of(Step.PORTFOLIO_MANAGER), BigDecimal.valueOf(5)))
        .isEqualTo(Means.FULL);
    assertThatThrownBy(() -> last.means(Task.of(Step.TRADER), BigDecimal.TEN))
        .hasMessage("trader#1 does not remain");
  }

  /** Whatever a turn's calls really cost: no more than was held for them. */
  @Test
  void a_run_that_can_be_decided_is_decided_and_never_overspent() {
    Random random = new Random(11);
    for (int i = 0; i < 5_000; i++) {
      List<Turn> turns = new ArrayList<>();
      for (Turn turn : turns()) {
        BigDecimal full = BigDecimal.valueOf(random.nextInt(1, 1000), 3);
        turns.add(new Turn(turn.task(), full, BigDecimal.valueOf(random.nextInt(1, 1000), 3)));
      }
      BigDecimal left = BigDecimal.valueOf(random.nextInt(12_000), 3);
      boolean decidable =
          turns.stream()
                  .filter(turn -> !turn.canPass())
                  .map(Turn::quickUsd)
                  .reduce(BigDecimal.ZERO, BigDecimal::add)
                  .compareTo(left)
              <= 0;
      boolean stopped = false;
      for (int turn = 0; turn < turns.size(); turn++) {
        SpendingPlan plan = new SpendingPlan(turns.subList(turn, turns.size()), stopped);
        Means means = plan.means(turns.get(turn).task(), left);
        BigDecimal held =
            switch (means) {
              case FULL -> turns.get(turn).fullUsd();
              case QUICK -> turns.get(turn).quickUsd();
              case PASS, STOP -> BigDecimal.ZERO;
            };
        assertThat(held).isLessThanOrEqualTo(left);
        left = left.subtract(held.multiply(BigDecimal.valueOf(random.nextInt(11), 1)));
        stopped |= means == Means.STOP;
      }
      assertThat(stopped).isNotEqualTo(decidable);
    }
  }

  @Test
  void a_run_whose_analyst_was_stopped_spends_nothing_more() {
    SpendingPlan stopped = new SpendingPlan(turns(), true);

    assertThat(stopped.means(Task.of(Step.TRADER), BigDecimal.valueOf(100))).isEqualTo(Means.STOP);
  }

  @Test
  void a_quick_tier_that_is_dearer_saves_nothing() {
    assertThat(new Turn(Task.of(Step.TRADER), BigDecimal.ONE, BigDecimal.TEN).quickUsd())
        .isEqualTo(BigDecimal.ONE);
  }

  @Test
  void a_voice_that_passes_stands_by_its_appetite() {
    Argument before = new Argument("half", List.of(), Ratio.of("0.5"));

    assertThat(Argument.pass(Step.NEUTRAL_RISK, before).appetite()).isEqualTo(Ratio.of("0.5"));
    assertThat(Argument.pass(Step.NEUTRAL_RISK, null).appetite()).isEqualTo(Ratio.ZERO);
    assertThat(Argument.pass(Step.BULL_RESEARCHER, null).appetite()).isNull();
    assertThat(Argument.pass(Step.BULL_RESEARCHER, null).points()).isEmpty();
  }

  private static List<Turn> turns() {
    List<Turn> turns = new ArrayList<>();
    Step.of(Step.Kind.ANALYST).forEach(step -> turns.add(turn(step, 1)));
    for (int round = 1; round <= 2; round++) {
      turns.add(turn(Step.BULL_RESEARCHER, round));
      turns.add(turn(Step.BEAR_RESEARCHER, round));
    }
    turns.add(turn(Step.RESEARCH_MANAGER, 1));
    turns.add(turn(Step.TRADER, 1));
    for (int round = 1; round <= 2; round++) {
      for (Step voice : Step.of(Step.Kind.RISK_VOICE)) {
        turns.add(turn(voice, round));
      }
    }
    turns.add(turn(Step.PORTFOLIO_MANAGER, 1));
    return turns;
  }

  private static Turn turn(Step step, int round) {
    boolean deep = step == Step.RESEARCH_MANAGER || step == Step.PORTFOLIO_MANAGER;
    return new Turn(new Task(step, round), BigDecimal.valueOf(deep ? 5 : 1), BigDecimal.ONE);
  }
}
