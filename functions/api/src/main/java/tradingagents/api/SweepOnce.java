package tradingagents.api;

import java.time.Duration;
import java.util.Map;
import tradingagents.chain.lambda.Metric;
import tradingagents.chain.lambda.MetricSink;
import tradingagents.chain.run.Sweeper;
import tradingagents.chain.run.Sweeper.Swept;

/**
 * One sweep over the runs that stand still.
 *
 * @param sweeper who sweeps
 * @param quiet how long a run must have stood still
 * @param metrics where rescues are counted
 */
record SweepOnce(Sweeper sweeper, Duration quiet, MetricSink metrics) {
  /** How many runs, by what became of them. */
  Map<String, Integer> now() {
    Swept swept = sweeper.sweep(quiet);
    // A sweep that found nothing writes nothing: a metric that is written costs money.
    if (swept.announced() > 0) {
      metrics.put(Metric.SWEEPER_RESCUES, "", swept.announced());
    }
    return Map.of("seen", swept.seen(), "announced", swept.announced(), "expired", swept.expired());
  }
}
