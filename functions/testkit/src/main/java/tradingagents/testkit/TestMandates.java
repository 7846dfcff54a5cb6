package tradingagents.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Step;
import tradingagents.model.market.Symbol;

/** Mandates for tests: Apple as of 2018-05-11, depth 1, no portfolio, a day until the deadline. */
public final class TestMandates {
  private static final LocalDate SESSION = LocalDate.of(2018, 5, 11);

  private TestMandates() {}

  /**
   * A mandate of all four analysts.
   *
   * @param createdAt when it was asked for
   * @return depth 1
   */
  public static Mandate of(Instant createdAt) {
    return of(createdAt, Step.of(Step.Kind.ANALYST), 1, false);
  }

  /**
   * A mandate.
   *
   * @param createdAt when it was asked for
   * @param analysts who analyses
   * @param depth rounds of both debates
   * @param approvalRequired whether a person must approve
   * @return everything else as in {@link #of(Instant)}
   */
  public static Mandate of(
      Instant createdAt, List<Step> analysts, int depth, boolean approvalRequired) {
    return new Mandate(
        new Symbol("AAPL"),
        SESSION,
        SESSION,
        Instant.parse("2018-05-11T20:00:00Z"),
        analysts,
        depth,
        "rules",
        "box",
        "paper",
        null,
        approvalRequired,
        false,
        createdAt,
        createdAt.plus(Duration.ofDays(1)),
        Origin.UNKNOWN);
  }
}
