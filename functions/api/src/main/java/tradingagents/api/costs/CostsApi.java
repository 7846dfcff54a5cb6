package tradingagents.api.costs;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.Reply;
import tradingagents.chain.reasoning.CostDocument;
import tradingagents.desk.models.Budgets;
import tradingagents.desk.models.CostQuery;
import tradingagents.desk.models.Tenants;
import tradingagents.desk.port.Costs;

/** What models cost, to look at. */
public final class CostsApi {
  private final Costs costs;
  private final Budgets limits;
  private final InstantSource clock;

  /**
   * The operation.
   *
   * @param costs where they are
   * @param limits what may be spent
   * @param clock the time
   */
  public CostsApi(Costs costs, Budgets limits, InstantSource clock) {
    this.costs = costs;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * {@code GET /v1/costs?from&to&by}: sums of all calls, and today's budgets.
   *
   * @param call with the query
   * @return exact amounts as text
   */
  public Reply list(Call call) {
    Map<String, String> asked = call.query();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    CostQuery query = CostQuery.read(asked.get("from"), asked.get("to"), asked.get("by"), today);
    return Reply.json(
        200,
        CostDocument.of(
            costs,
            Tenants.HOME,
            query,
            List.of(
                limits.ofPerson(Tenants.HOME, call.subject(), today),
                limits.ofAll(Tenants.HOME, today))));
  }
}
