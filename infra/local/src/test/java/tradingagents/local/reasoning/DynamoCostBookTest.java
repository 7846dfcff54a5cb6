package tradingagents.local.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tradingagents.chain.reasoning.DynamoCostBook;
import tradingagents.chain.reasoning.DynamoCosts;
import tradingagents.desk.models.BudgetState;
import tradingagents.desk.models.Budgets;
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
import tradingagents.testkit.CostBookContract;
import tradingagents.testkit.SpendingTrial;

/** The book of costs through a genuine client on the table engine. */
class DynamoCostBookTest extends CostBookContract {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  private static final ModelId MODEL = ModelId.parse("openai:gpt-5.4-mini");

  private final CostTable table = CostTable.inMemory();
  private final List<Long> pauses = new ArrayList<>();
  private final DynamoCosts costs = new DynamoCosts(table.client(), CostTable.NAME);

  @Override
  protected CostBook book() {
    return book(LIMITS);
  }

  private DynamoCostBook book(Budgets limits) {
    return new DynamoCostBook(table.client(), CostTable.NAME, limits, pauses::add);
  }

  @Override
  protected Costs costs() {
    return costs;
  }

  @Override
  protected void close() {
    table.close();
  }

  @Test
  void two_hundred_runs_on_the_table_book_what_was_billed_and_exceed_no_budget() {
    for (long seed = 0; seed < 20; seed++) {
      String name = "trial-" + seed;
      CostTable.create(table.client(), name);
      var verdict =
          SpendingTrial.of(
              seed,
              10,
              new DynamoCostBook(table.client(), name, SpendingTrial.LIMITS, pauses::add),
              new DynamoCosts(table.client(), name),
              UnaryOperator.identity());

      assertThat(verdict.findings()).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void many_workers_at_once_spend_a_budget_to_its_end_and_not_beyond() throws Exception {
    Budgets limits = new Budgets(BigDecimal.TEN, BigDecimal.TEN, BigDecimal.ONE);
    DynamoCostBook shared =
        new DynamoCostBook(table.client(), CostTable.NAME, limits, DynamoCostBook.Pause.SLEEP);
    List<Callable<Result<Hold>>> work = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Call call = call("c" + i, "r" + i % 7);
      work.add(() -> shared.hold(call, new BigDecimal("0.04")));
    }
    int held = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Result<Hold>> answer : threads.invokeAll(work)) {
        switch (answer.get()) {
          case Result.Ok<Hold> ok -> held++;
          case Result.Err<Hold>(Failure failure) ->
              assertThat(failure.reason()).isEqualTo(Reason.BUDGET);
        }
      }
    }

    assertThat(held).isEqualTo(25);
    BudgetState day = costs.state(limits.ofAll(Tenants.HOME, DAY)).orThrow();
    assertThat(day.heldUsd()).isEqualByComparingTo("1");
  }

  @Test
  void a_table_that_does_not_exist_is_tried_again_and_then_a_failure() {
    DynamoCostBook elsewhere = new DynamoCostBook(table.client(), "elsewhere", LIMITS, pauses::add);

    Result<Hold> held = elsewhere.hold(call("c1", "r1"), BigDecimal.ZERO);

    assertThat(held)
        .isInstanceOfSatisfying(
            Result.Err.class, err -> assertThat(err.failure().isTransient()).isTrue());
    // Up to 2, 4, 8 ... 512 milliseconds, by the call's id.
    assertThat(pauses).hasSize(9);
    for (int i = 0; i < 9; i++) {
      assertThat(pauses.get(i)).isBetween(1L, 2L << i);
    }
  }

  @Test
  void a_line_that_cannot_be_read_is_corrupt_and_not_free() {
    Hold hold = book().hold(call("c1", "r1"), BigDecimal.ONE).orThrow();
    book().settle(hold, MODEL, Tokens.NONE, BigDecimal.ONE).orThrow();
    table
        .client()
        .updateItem(update ->
            update
                .tableName(CostTable.NAME)
                .key(
                    Map.of(
                        "pk", AttributeValue.fromS("COST#home#2026-11"),
                        "sk", AttributeValue.fromS("2026-11-26#c1")))
                .updateExpression("SET model = :m")
                .expressionAttributeValues(Map.of(":m", AttributeValue.fromS("nobody:x"))));

    assertThat(costs.lines(Tenants.HOME, DAY, DAY))
        .isInstanceOfSatisfying(
            Result.Err.class, err -> assertThat(err.failure().reason()).isEqualTo(Reason.CORRUPT));
  }

  private static Call call(String id, String run) {
    return new Call(
        id,
        run,
        Task.of(Step.TRADER),
        Tenants.HOME,
        "",
        Instant.parse("2026-11-26T12:00:00Z"),
        null);
  }
}
