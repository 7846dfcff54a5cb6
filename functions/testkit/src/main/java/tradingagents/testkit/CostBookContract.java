package tradingagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tradingagents.desk.models.Budget;
import tradingagents.desk.models.BudgetState;
import tradingagents.desk.models.Budgets;
import tradingagents.desk.models.CostLine;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Tenants;
import tradingagents.desk.models.Tokens;
import tradingagents.desk.port.CostBook;
import tradingagents.desk.port.CostBook.Call;
import tradingagents.desk.port.CostBook.Hold;
import tradingagents.desk.port.Costs;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * What every book of costs must do, in memory or on a table engine: a hold before a call, a
 * settlement after it, each once, and no budget exceeded by either.
 */
public abstract class CostBookContract {
  /** What the book under test allows: 1 a run, 1.50 a person and day, 2 a day. */
  protected static final Budgets LIMITS =
      new Budgets(BigDecimal.ONE, new BigDecimal("1.50"), BigDecimal.TWO);

  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  private static final ModelId MODEL = ModelId.parse("openai:gpt-5.4-mini");
  private static final Tokens TOKENS = new Tokens(1, 20, 300, 4000, true);

  /** The writing side under test. */
  protected abstract CostBook book();

  /** The reading side under test. */
  protected abstract Costs costs();

  @AfterEach
  void give_back() throws Exception {
    close();
  }

  /** Gives back what the test held. */
  protected void close() throws Exception {}

  @Test
  void what_is_held_counts_as_spent_until_it_is_settled() {
    Hold hold = book().hold(call("c1", "r1"), usd("0.4")).orThrow();

    assertThat(hold).isEqualTo(new Hold(call("c1", "r1"), usd("0.4")));
    assertThat(day()).isEqualTo(state(usd("0"), usd("0.4")));

    assertThat(book().settle(hold, MODEL, TOKENS, usd("0.123456789012")).orThrow()).isTrue();

    assertThat(day()).isEqualTo(state(usd("0.123456789012"), usd("0")));
  }

  @Test
  void a_call_that_cost_nothing_gives_its_hold_back() {
    Hold hold = book().hold(call("c1", "r1"), usd("1")).orThrow();
    book().settle(hold, MODEL, Tokens.NONE, usd("0")).orThrow();

    assertThat(day()).isEqualTo(state(usd("0"), usd("0")));
    assertThat(book().hold(call("c2", "r1"), usd("1"))).isInstanceOf(Result.Ok.class);
  }

  @Test
  void a_hold_that_is_asked_for_twice_is_taken_once() {
    Hold first = book().hold(call("c1", "r1"), usd("0.4")).orThrow();
    Hold second = book().hold(call("c1", "r1"), usd("0.4")).orThrow();

    assertThat(second.usd()).isEqualByComparingTo(first.usd());
    assertThat(day()).isEqualTo(state(usd("0"), usd("0.4")));
  }

  @Test
  void a_hold_is_settled_once_however_often_and_whatever_is_said_later() {
    Hold hold = book().hold(call("c1", "r1"), usd("0.4")).orThrow();
    book().settle(hold, MODEL, TOKENS, usd("0.3")).orThrow();

    assertThat(book().settle(hold, MODEL, TOKENS, usd("0.3")).orThrow()).isFalse();
    assertThat(book().settle(hold, MODEL, Tokens.NONE, usd("0.1")).orThrow()).isFalse();
    assertThat(day()).isEqualTo(state(usd("0.3"), usd("0")));
  }

  @Test
  void a_settled_call_is_not_held_again() {
    Hold hold = book().hold(call("c1", "r1"), usd("0.4")).orThrow();
    book().settle(hold, MODEL, TOKENS, usd("0.3")).orThrow();

    assertThat(failure(book().hold(call("c1", "r1"), usd("0.4"))).reason())
        .isEqualTo(Reason.ILLEGAL_TRANSITION);
    assertThat(day()).isEqualTo(state(usd("0.3"), usd("0")));
  }

  @Test
  void what_was_never_held_cannot_be_settled() {
    Hold ghost = new Hold(call("ghost", "r1"), usd("0.4"));

    assertThat(failure(book().settle(ghost, MODEL, TOKENS, usd("0.3"))).reason())
        .isEqualTo(Reason.NOT_FOUND);
    book().hold(call("c1", "r1"), usd("0.4")).orThrow();
    assertThat(
            failure(
                    book()
                        .settle(new Hold(call("c1", "r1"), usd("0.5")), MODEL, TOKENS, usd("0.3")))
                .reason())
        .isEqualTo(Reason.NOT_FOUND);
    assertThat(day()).isEqualTo(state(usd("0"), usd("0.4")));
  }

  @Test
  void a_run_spends_no_more_than_its_budget_to_the_last_decimal() {
    settled("c1", "r1", "ann", "0.4");
    book().hold(call("c2", "r1"), usd("0.5")).orThrow();

    Failure refusal = failure(book().hold(call("c3", "r1"), usd("0.100000000001")));

    assertThat(refusal)
        .isEqualTo(
            new Failure(
                Reason.BUDGET,
                "the budget of run r1 is 1 USD: 0.4 are spent, 0.5 are held for calls under way,"
                    + " 0.100000000001 more were asked for"));
    assertThat(book().hold(call("c3", "r1"), usd("0.1"))).isInstanceOf(Result.Ok.class);
    assertThat(failure(book().hold(call("c4", "r1"), usd("0.000000000001"))).reason())
        .isEqualTo(Reason.BUDGET);
    assertThat(day()).isEqualTo(state(usd("0.4"), usd("0.6")));
  }

  @Test
  void an_amount_over_the_limit_is_refused_though_nothing_was_spent() {
    assertThat(failure(book().hold(call("c1", "r1"), usd("1.01"))).detail())
        .isEqualTo(
            "the budget of run r1 is 1 USD: 0 are spent, 0 are held for calls under way,"
                + " 1.01 more were asked for");
    assertThat(day()).isEqualTo(state(usd("0"), usd("0")));
    assertThat(costs().lines(Tenants.HOME, DAY, DAY).orThrow()).isEmpty();
  }

  @Test
  void a_runs_own_limit_stands_for_the_configured_one() {
    Call small = call("c1", "r1", "ann", NOON, usd("0.2"));
    Call large = call("c2", "r2", "ann", NOON, usd("1.4"));

    assertThat(failure(book().hold(small, usd("0.3"))).detail())
        .startsWith("the budget of run r1 is 0.2 USD");
    assertThat(book().hold(large, usd("1.3"))).isInstanceOf(Result.Ok.class);
  }

  @Test
  void a_person_is_limited_by_the_day_over_all_runs() {
    settled("c1", "r1", "ann", "0.9");
    settled("c2", "r2", "ann", "0.5");

    assertThat(failure(book().hold(call("c3", "r3"), usd("0.2"))).detail())
        .startsWith("the budget of ann for 2026-11-26 is 1.5 USD: 1.4 are spent");
    Call tomorrow = call("c4", "r3", "ann", NOON.plusSeconds(43_200), null);
    assertThat(book().hold(tomorrow, usd("0.2"))).isInstanceOf(Result.Ok.class);
  }

  @Test
  void all_are_limited_by_the_day() {
    settled("c1", "r1", "ann", "0.9");
    settled("c2", "r2", "bob", "0.9");

    assertThat(failure(book().hold(call("c3", "r3", "cid", NOON, null), usd("0.3"))).detail())
        .startsWith("the budget of all for 2026-11-26 is 2 USD: 1.8 are spent");
  }

  @Test
  void nobody_in_particular_has_no_limit_of_a_person() {
    Call one = call("c1", "r1", "", NOON, null);
    Call two = call("c2", "r2", "", NOON, null);

    assertThat(book().hold(one, usd("1"))).isInstanceOf(Result.Ok.class);
    assertThat(book().hold(two, usd("1"))).isInstanceOf(Result.Ok.class);
  }

  @Test
  void a_refused_hold_leaves_no_budget_touched() {
    settled("c1", "r1", "ann", "0.9");

    failure(book().hold(call("c2", "r2", "bob", NOON, usd("5")), usd("1.2")));

    assertThat(day()).isEqualTo(state(usd("0.9"), usd("0")));
    assertThat(book().left(call("x", "r2", "bob", NOON, null)).orThrow()).isEqualByComparingTo("1");
  }

  @Test
  void what_is_left_is_what_the_tightest_budget_leaves() {
    assertThat(book().left(call("x", "r1")).orThrow()).isEqualByComparingTo("1");
    settled("c1", "r1", "ann", "0.3");
    assertThat(book().left(call("x", "r1")).orThrow()).isEqualByComparingTo("0.7");
    settled("c2", "r2", "ann", "0.9");
    assertThat(book().left(call("x", "r1")).orThrow()).isEqualByComparingTo("0.3");
  }

  @Test
  void a_call_that_cost_more_than_was_held_is_booked_in_full_and_ends_the_spending() {
    Hold hold = book().hold(call("c1", "r1"), usd("0.5")).orThrow();
    book().settle(hold, MODEL, TOKENS, usd("1.1")).orThrow();

    assertThat(day()).isEqualTo(state(usd("1.1"), usd("0")));
    assertThat(book().left(call("x", "r1")).orThrow()).isZero();
    assertThat(failure(book().hold(call("c2", "r1"), usd("0.01"))).reason())
        .isEqualTo(Reason.BUDGET);
  }

  @Test
  void every_call_is_a_line_of_its_day_settled_or_not() {
    Hold hold = book().hold(call("c1", "r1"), usd("0.5")).orThrow();
    book().settle(hold, MODEL, TOKENS, usd("0.25")).orThrow();
    Call later = call("c2", "r1", "", NOON.plusSeconds(86_400 * 5), null);
    book().hold(later, usd("0.75")).orThrow();

    List<CostLine> lines = costs().lines(Tenants.HOME, DAY, LocalDate.of(2026, 12, 1)).orThrow();

    assertThat(lines)
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(
            List.of(
                new CostLine(
                    "c1",
                    "r1",
                    new Task(Step.BULL_RESEARCHER, 2),
                    "ann",
                    NOON,
                    usd("0.5"),
                    new CostLine.Billed(MODEL, TOKENS, usd("0.25"))),
                new CostLine(
                    "c2",
                    "r1",
                    new Task(Step.BULL_RESEARCHER, 2),
                    "",
                    later.at(),
                    usd("0.75"),
                    null)));
    assertThat(costs().lines(Tenants.HOME, DAY, DAY).orThrow()).hasSize(1);
    assertThat(costs().lines("elsewhere", DAY, DAY).orThrow()).isEmpty();
  }

  @Test
  void sums_are_exact_and_no_budget_is_exceeded_whatever_is_held_and_settled() {
    Random random = new Random(7);
    BigDecimal spent = BigDecimal.ZERO;
    BigDecimal held = BigDecimal.ZERO;
    for (int i = 0; i < 300; i++) {
      BigDecimal most = BigDecimal.valueOf(random.nextLong(40_000_000_000L), 12);
      Call call = call("c" + i, "r" + random.nextInt(4), "u" + random.nextInt(3), NOON, null);
      if (book().hold(call, most) instanceof Result.Ok<Hold>(Hold hold)) {
        held = held.add(most);
        if (random.nextInt(5) > 0) {
          BigDecimal cost = most.multiply(BigDecimal.valueOf(random.nextInt(11), 1));
          cost = cost.setScale(12, RoundingMode.DOWN);
          book().settle(hold, MODEL, TOKENS, cost).orThrow();
          spent = spent.add(cost);
          held = held.subtract(most);
        }
      }
      assertThat(spent.add(held)).isLessThanOrEqualTo(LIMITS.dayUsd());
    }
    assertThat(day()).isEqualTo(state(spent, held));
    assertThat(spent.add(held)).isGreaterThan(new BigDecimal("1.9"));
  }

  private void settled(String id, String run, String user, String usd) {
    Hold hold = book().hold(call(id, run, user, NOON, null), usd(usd)).orThrow();
    book().settle(hold, MODEL, TOKENS, usd(usd)).orThrow();
  }

  private BudgetState day() {
    BudgetState now = costs().state(LIMITS.ofAll(Tenants.HOME, DAY)).orThrow();
    return state(now.spentUsd(), now.heldUsd());
  }

  private static BudgetState state(BigDecimal spent, BigDecimal held) {
    Budget budget = LIMITS.ofAll(Tenants.HOME, DAY);
    return new BudgetState(budget, spent.setScale(12), held.setScale(12));
  }

  private static Call call(String id, String run) {
    return call(id, run, "ann", NOON, null);
  }

  private static Call call(
      String id, String run, String user, Instant at, @Nullable BigDecimal limit) {
    return new Call(id, run, new Task(Step.BULL_RESEARCHER, 2), Tenants.HOME, user, at, limit);
  }

  private static BigDecimal usd(String amount) {
    return new BigDecimal(amount);
  }

  private static Failure failure(Result<?> result) {
    if (result instanceof Result.Err<?>(var failure)) {
      return failure;
    }
    throw new AssertionError("expected a failure, got " + result);
  }
}
