package tradingagents.model.planted;

import tradingagents.desk.run.Run;

/** Breaks a rule on purpose: the test of the arrows finds it. */
public final class ModelReachesDesk {
  Object due(Run run) {
    return run;
  }
}
