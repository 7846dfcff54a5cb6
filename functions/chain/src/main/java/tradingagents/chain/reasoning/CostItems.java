package tradingagents.chain.reasoning;

import static tradingagents.chain.ledger.StoredItem.n;
import static tradingagents.chain.ledger.StoredItem.s;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tradingagents.chain.ledger.StoredItem;
import tradingagents.desk.models.Budget;
import tradingagents.desk.models.BudgetState;
import tradingagents.desk.models.CostLine;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Tokens;
import tradingagents.desk.port.CostBook.Call;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * Calls and budgets as items. A call stands under its tenant's month, sorted by day: held until it
 * has {@code costUsd}. A budget has two sums: {@code committedUsd}, what is spent and held, which a
 * condition can compare with a limit, and {@code spentUsd}, what is spent of it.
 */
final class CostItems {
  static final String COMMITTED = "committedUsd";
  static final String SPENT = "spentUsd";
  static final String COST = "costUsd";

  private static final Duration KEPT = Duration.ofDays(400);

  private CostItems() {}

  static LocalDate day(Call call) {
    return LocalDate.ofInstant(call.at(), ZoneOffset.UTC);
  }

  static Map<String, AttributeValue> key(Call call) {
    LocalDate day = day(call);
    return Map.of(
        "pk", s(month(call.tenant(), YearMonth.from(day))), "sk", s(day + "#" + call.id()));
  }

  static String month(String tenant, YearMonth month) {
    return "COST#" + tenant + "#" + month;
  }

  static Map<String, AttributeValue> key(Budget budget) {
    return Map.of("pk", s("BUDGET#" + budget.key()), "sk", s("BUDGET"));
  }

  static Map<String, AttributeValue> held(Call call, BigDecimal usd) {
    Map<String, AttributeValue> item = new HashMap<>(key(call));
    item.put("call", s(call.id()));
    item.put("run", s(call.runId()));
    item.put("step", s(call.task().step()));
    item.put("round", n(call.task().round()));
    item.put("user", s(call.user()));
    item.put("at", s(call.at()));
    item.put("heldUsd", usd(usd));
    item.put("expiresAt", expiry(call));
    return item;
  }

  static AttributeValue expiry(Call call) {
    return n(call.at().plus(KEPT).getEpochSecond());
  }

  static AttributeValue usd(BigDecimal amount) {
    return AttributeValue.fromN(amount.toPlainString());
  }

  static CostLine line(StoredItem item) {
    return new CostLine(
        item.text("call"),
        item.text("run"),
        new Task(step(item.text("step")), Math.toIntExact(item.number("round"))),
        item.text("user"),
        Instant.parse(item.text("at")),
        item.decimal("heldUsd"),
        isSettled(item)
            ? new CostLine.Billed(
                ModelId.parse(item.text("model")),
                new Tokens(
                    item.number("fresh"),
                    item.number("cacheRead"),
                    item.number("cacheWritten"),
                    item.number("output"),
                    item.truth("estimated")),
                item.decimal(COST))
            : null);
  }

  static boolean isSettled(StoredItem item) {
    return item.attributes().containsKey(COST);
  }

  static Map<String, AttributeValue> settled(
      BigDecimal held, ModelId model, Tokens tokens, BigDecimal usd) {
    return Map.of(
        ":held", usd(held),
        ":model", s(model),
        ":fresh", n(tokens.fresh()),
        ":cacheRead", n(tokens.cacheRead()),
        ":cacheWritten", n(tokens.cacheWritten()),
        ":output", n(tokens.output()),
        ":estimated", AttributeValue.fromBool(tokens.estimated()),
        ":cost", usd(usd));
  }

  static BudgetState state(Budget budget, StoredItem item) {
    BigDecimal spent = item.decimal(SPENT);
    return new BudgetState(budget, spent, item.decimal(COMMITTED).subtract(spent));
  }

  private static Step step(String name) {
    return Step.named(name)
        .orElseThrow(() -> new FailureException(Reason.CORRUPT, "a call's step is '" + name + "'"));
  }
}
