package tradingagents.testkit;

import tradingagents.desk.port.CostBook;
import tradingagents.desk.port.Costs;

class MemoryCostBookTest extends CostBookContract {
  private final MemoryCostBook book = new MemoryCostBook(LIMITS);

  @Override
  protected CostBook book() {
    return book;
  }

  @Override
  protected Costs costs() {
    return book;
  }
}
