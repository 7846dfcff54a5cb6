package tradingagents.testkit;

import tradingagents.desk.port.RunStore;

class MemoryRunStoreTest extends RunStoreContract {
  private final MemoryRunStore store = new MemoryRunStore();

  @Override
  protected RunStore store() {
    return store;
  }
}
