package tradingagents.api;

import java.time.Duration;
import tradingagents.chain.run.Sweeper;
import tradingagents.chain.run.Sweeper.Swept;

/**
 * One sweep over the runs that stand still.
 *
 * @param sweeper who sweeps
 * @param quiet how long a run must have stood still
 */
record SweepOnce(Sweeper sweeper, Duration quiet) {
  Swept now() {
    return sweeper.sweep(quiet);
  }
}
