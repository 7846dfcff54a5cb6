package tradingagents.testkit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.models.Budget;
import tradingagents.desk.models.BudgetState;
import tradingagents.desk.models.Budgets;
import tradingagents.desk.models.CostLine;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Tokens;
import tradingagents.desk.port.CostBook;
import tradingagents.desk.port.Costs;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/** The book of costs in memory with the conditions of the real one. Each call is a transaction. */
public final class MemoryCostBook implements CostBook, Costs {
  private record Kept(String tenant, CostLine line) {}

  private record Sums(BigDecimal spent, BigDecimal held) {
    private static final Sums NONE = new Sums(BigDecimal.ZERO, BigDecimal.ZERO);

    Sums plus(BigDecimal spentMore, BigDecimal heldMore) {
      return new Sums(spent.add(spentMore), held.add(heldMore));
    }
  }

  private final Budgets limits;
  private final Map<String, Kept> calls = new LinkedHashMap<>();
  private final Map<String, Sums> sums = new HashMap<>();

  /**
   * An empty book.
   *
   * @param limits what may be spent
   */
  public MemoryCostBook(Budgets limits) {
    this.limits = limits;
  }

  @Override
  public synchronized Result<Hold> hold(Call call, BigDecimal atMostUsd) {
    Kept kept = calls.get(call.id());
    if (kept != null) {
      return kept.line().billed() == null
          ? Result.ok(new Hold(call, kept.line().heldUsd()))
          : Result.err(
              Reason.ILLEGAL_TRANSITION, "call " + call.id() + " is settled: a call is made once");
    }
    for (Budget budget : budgets(call)) {
      BudgetState state = state(budget).orThrow();
      if (!state.covers(atMostUsd)) {
        return new Result.Err<>(state.refusal(atMostUsd));
      }
    }
    add(call, BigDecimal.ZERO, atMostUsd);
    keep(call, atMostUsd, null);
    return Result.ok(new Hold(call, atMostUsd));
  }

  @Override
  public synchronized Result<Boolean> settle(
      Hold hold, ModelId model, Tokens tokens, BigDecimal costUsd) {
    Kept kept = calls.get(hold.call().id());
    if (kept != null && kept.line().billed() != null) {
      return Result.ok(false);
    }
    if (kept == null || kept.line().heldUsd().compareTo(hold.usd()) != 0) {
      return Result.err(
          Reason.NOT_FOUND,
          "no %s USD are held for call %s".formatted(hold.usd(), hold.call().id()));
    }
    add(hold.call(), costUsd, kept.line().heldUsd().negate());
    keep(hold.call(), kept.line().heldUsd(), new CostLine.Billed(model, tokens, costUsd));
    return Result.ok(true);
  }

  @Override
  public synchronized Result<BigDecimal> left(Call call) {
    return Result.ok(
        budgets(call).stream()
            .map(budget -> state(budget).orThrow().leftUsd())
            .reduce(BigDecimal::min)
            .orElseThrow());
  }

  @Override
  public synchronized Result<List<CostLine>> lines(String tenant, LocalDate from, LocalDate to) {
    return Result.ok(
        calls.values().stream()
            .filter(kept -> kept.tenant().equals(tenant))
            .map(Kept::line)
            .filter(line -> !line.day().isBefore(from) && !line.day().isAfter(to))
            .sorted(Comparator.comparing(CostLine::day))
            .toList());
  }

  @Override
  public synchronized Result<BudgetState> state(Budget budget) {
    Sums now = sums.getOrDefault(budget.key(), Sums.NONE);
    return Result.ok(new BudgetState(budget, now.spent(), now.held()));
  }

  private List<Budget> budgets(Call call) {
    return limits.of(
        call.runId(),
        call.runBudgetUsd(),
        call.tenant(),
        call.user(),
        LocalDate.ofInstant(call.at(), ZoneOffset.UTC));
  }

  private void add(Call call, BigDecimal spent, BigDecimal held) {
    for (Budget budget : budgets(call)) {
      sums.merge(
          budget.key(), new Sums(spent, held), (now, more) -> now.plus(more.spent(), more.held()));
    }
  }

  private void keep(Call call, BigDecimal held, CostLine.@Nullable Billed billed) {
    CostLine line =
        new CostLine(call.id(), call.runId(), call.task(), call.user(), call.at(), held, billed);
    calls.put(call.id(), new Kept(call.tenant(), line));
  }
}
