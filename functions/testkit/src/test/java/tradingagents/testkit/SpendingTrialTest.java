package tradingagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Tokens;
import tradingagents.desk.port.CostBook;
import tradingagents.model.failure.Result;
import tradingagents.testkit.SpendingTrial.Event;
import tradingagents.testkit.SpendingTrial.Verdict;

/** Ten thousand runs, ten to a book. */
class SpendingTrialTest {
  private static final int BOOKS = 1_000;
  private static final int RUNS = 10;

  @Test
  void ten_thousand_runs_book_what_was_billed_and_exceed_no_budget() {
    Map<Event, Integer> events = new EnumMap<>(Event.class);
    for (long seed = 0; seed < BOOKS; seed++) {
      MemoryCostBook book = new MemoryCostBook(SpendingTrial.LIMITS);
      Verdict verdict = SpendingTrial.of(seed, RUNS, book, book, UnaryOperator.identity());

      assertThat(verdict.findings()).as("seed %d", seed).isEmpty();
      verdict.events().forEach((event, count) -> events.merge(event, count, Integer::sum));
    }
    // Everything that can go wrong went wrong often enough to mean something.
    for (Event event : Event.values()) {
      assertThat(events.getOrDefault(event, 0)).as("%s", event).isGreaterThan(1_000);
    }
  }

  @Test
  void a_seed_decides_everything() {
    MemoryCostBook one = new MemoryCostBook(SpendingTrial.LIMITS);
    MemoryCostBook two = new MemoryCostBook(SpendingTrial.LIMITS);

    assertThat(SpendingTrial.of(42, RUNS, one, one, UnaryOperator.identity()))
        .isEqualTo(SpendingTrial.of(42, RUNS, two, two, UnaryOperator.identity()));
  }

  @Test
  void holding_a_quarter_of_what_a_call_can_cost_is_found() {
    List<String> findings = new ArrayList<>();
    for (long seed = 0; seed < 20; seed++) {
      MemoryCostBook book = new MemoryCostBook(SpendingTrial.LIMITS);
      UnaryOperator<BigDecimal> quarter =
          most -> most.divide(BigDecimal.valueOf(4), 12, RoundingMode.DOWN);
      findings.addAll(SpendingTrial.of(seed, RUNS, book, book, quarter).findings());
    }

    assertThat(findings).anyMatch(finding -> finding.contains("over its hold"));
    assertThat(findings).anyMatch(finding -> finding.contains("is exceeded"));
  }

  @Test
  void forgetting_what_some_calls_cost_is_found() {
    MemoryCostBook book = new MemoryCostBook(SpendingTrial.LIMITS);

    Verdict verdict =
        SpendingTrial.of(1, RUNS, new Forgetful(book), book, UnaryOperator.identity());

    assertThat(verdict.findings()).anyMatch(finding -> finding.contains(", booked "));
  }

  /** Pays nothing for every fifth call. */
  private record Forgetful(CostBook book) implements CostBook {
    @Override
    public Result<Hold> hold(Call call, BigDecimal atMostUsd) {
      return book.hold(call, atMostUsd);
    }

    @Override
    public Result<Boolean> settle(Hold hold, ModelId model, Tokens tokens, BigDecimal costUsd) {
      boolean forgets = hold.call().id().endsWith("5");
      return book.settle(hold, model, tokens, forgets ? BigDecimal.ZERO : costUsd);
    }

    @Override
    public Result<BigDecimal> left(Call call) {
      return book.left(call);
    }
  }
}
