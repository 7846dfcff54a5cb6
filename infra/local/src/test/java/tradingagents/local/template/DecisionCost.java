package tradingagents.local.template;

import java.math.BigDecimal;
import java.util.List;

/**
 * What one decision asks of AWS beside the model: at most so much. DecisionCostTest measures that a
 * run of depth 1 on the embedded stack stays below, and not far below.
 */
public final class DecisionCost {
  /** Events announced. */
  public static final int EVENTS = 12;

  /** Messages put, received and deleted. */
  public static final int QUEUE_REQUESTS = 54;

  /** Invocations: fourteen steps, and now and then one more. */
  public static final int INVOCATIONS = 16;

  /** Read units. */
  public static final int READS = 60;

  /** Write units, those of the indexes included. */
  public static final int WRITES = 180;

  /** Metrics of our own that get a value: each of the fourteen steps, the outcome, the duration. */
  public static final int METRICS = 16;

  /** A deterministic turn, in seconds; a function has 1 GB. */
  private static final BigDecimal TURN_SECONDS = new BigDecimal("0.2");

  /** Waiting for a language model: twelve turns of five seconds. */
  private static final BigDecimal MODEL_SECONDS = new BigDecimal("60");

  /** Lines of Lambda, ours and metrics, for each invocation. */
  private static final BigDecimal GIGABYTES_LOGGED = new BigDecimal("0.000002");

  private DecisionCost() {}

  static List<IdleCost.Line> withRules() {
    return lines(TURN_SECONDS.multiply(BigDecimal.valueOf(INVOCATIONS)), "turns of 0.2 s at 1 GB");
  }

  static List<IdleCost.Line> withModel() {
    return lines(
        TURN_SECONDS.multiply(BigDecimal.valueOf(INVOCATIONS)).add(MODEL_SECONDS),
        "the same, and 60 s of waiting for a model");
  }

  private static List<IdleCost.Line> lines(BigDecimal seconds, String why) {
    BigDecimal logged = GIGABYTES_LOGGED.multiply(BigDecimal.valueOf(INVOCATIONS));
    return List.of(
        line("table write", WRITES, "outcomes, heads, leases, and both indexes"),
        new IdleCost.Line("lambda memory", seconds, why),
        line("queue request", QUEUE_REQUESTS, "each message is put, received and deleted"),
        new IdleCost.Line("log line", logged, "2 kB for each invocation"),
        line("table read", READS, "runs, prices, the account"),
        line("event", EVENTS, "announcements"),
        line("lambda request", INVOCATIONS, "the steps"));
  }

  private static IdleCost.Line line(String item, int units, String why) {
    return new IdleCost.Line(item, BigDecimal.valueOf(units), why);
  }
}
