package tradingagents.chain.reasoning;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import tradingagents.desk.models.Budget;
import tradingagents.desk.models.BudgetState;
import tradingagents.desk.models.CostQuery;
import tradingagents.desk.models.CostReport;
import tradingagents.desk.port.Costs;

/**
 * Costs as the JSON that the API answers and the command line prints. Amounts are exact and text.
 */
public final class CostDocument {
  private CostDocument() {}

  /**
   * Reads and writes costs.
   *
   * @param costs where they are
   * @param tenant whose
   * @param query which
   * @param budgets whose state is told as well
   * @return the document
   * @throws tradingagents.model.failure.FailureException when they cannot be read
   */
  public static ObjectNode of(Costs costs, String tenant, CostQuery query, List<Budget> budgets) {
    CostReport report =
        CostReport.of(costs.lines(tenant, query.from(), query.to()).orThrow(), query.by());
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("from", query.from().toString()).put("to", query.to().toString());
    document.put("by", query.by().toString());
    var rows = document.putArray("rows");
    report.rows().forEach(row -> rows.add(row(row)));
    document.set("total", row(report.total()));
    var states = document.putArray("budgets");
    budgets.forEach(budget -> states.add(state(costs.state(budget).orThrow())));
    return document;
  }

  private static ObjectNode row(CostReport.Row row) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("key", row.key()).put("calls", row.calls());
    node.put("tokensIn", row.tokens().input());
    node.put("tokensCached", row.tokens().cacheRead());
    node.put("tokensCacheWritten", row.tokens().cacheWritten());
    node.put("tokensOut", row.tokens().output());
    node.put("estimated", row.tokens().estimated());
    node.put("costUsd", plain(row.usd()));
    node.put("unsettledCalls", row.unsettledCalls());
    return node.put("unsettledUsd", plain(row.unsettledUsd()));
  }

  private static ObjectNode state(BudgetState state) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", state.budget().name());
    node.put("limitUsd", plain(state.budget().limitUsd()));
    node.put("spentUsd", plain(state.spentUsd()));
    node.put("heldUsd", plain(state.heldUsd()));
    return node.put("leftUsd", plain(state.leftUsd()));
  }

  private static String plain(BigDecimal usd) {
    return usd.signum() == 0 ? "0" : usd.stripTrailingZeros().toPlainString();
  }
}
