package tradingagents.testkit;

import tradingagents.desk.port.MemoryStore;

class MemoryMemoriesTest extends MemoryStoreContract {
  private final MemoryMemories store = new MemoryMemories();

  @Override
  protected MemoryStore store() {
    return store;
  }
}
