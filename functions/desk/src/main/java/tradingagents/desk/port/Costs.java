package tradingagents.desk.port;

import java.time.LocalDate;
import java.util.List;
import tradingagents.desk.models.Budget;
import tradingagents.desk.models.BudgetState;
import tradingagents.desk.models.CostLine;
import tradingagents.model.failure.Result;

/** What was spent on models, to look at: the reading side of {@link CostBook}. */
public interface Costs {
  /**
   * Every call of some days, settled or not.
   *
   * @param tenant who pays
   * @param from the first day, in UTC
   * @param to the last day, in UTC
   * @return by day
   */
  Result<List<CostLine>> lines(String tenant, LocalDate from, LocalDate to);

  /**
   * How a budget stands.
   *
   * @param budget which; its limit is taken as it is given
   * @return untouched when nothing was ever held
   */
  Result<BudgetState> state(Budget budget);
}
