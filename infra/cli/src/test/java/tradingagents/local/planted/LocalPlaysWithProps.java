package tradingagents.local.planted;

import tradingagents.testkit.MemoryLedger;

/** Breaks a rule on purpose: the test of the arrows finds it. */
public final class LocalPlaysWithProps {
  Object props(MemoryLedger props) {
    return props;
  }
}
