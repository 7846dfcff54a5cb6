package tradingagents.lab;

import tradingagents.chain.http.Router;

/** What the lab's function is wired from. */
final class LabFactory {
  private LabFactory() {}

  static LabDoor door() {
    return new LabDoor(Router.ofReaders(Studies.operations()));
  }
}
