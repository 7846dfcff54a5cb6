package tradingagents.desk.gate;

import java.time.LocalDate;
import java.util.Optional;
import tradingagents.desk.run.RiskVerdict.Check;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;

/**
 * The run's session is the one the newest bar is of: nothing is decided between or beyond the data.
 */
record SessionRule() implements RiskRule {
  @Override
  public String name() {
    return "session";
  }

  @Override
  public Check evaluate(Situation situation, Limits limits) {
    LocalDate session = situation.mandate().session();
    String limit = "the run's session " + session;
    Optional<Bar> newest = Optional.ofNullable(situation.series()).flatMap(BarSeries::last);
    return newest
        .map(bar -> judged(bar.session().equals(session), "newest bar " + bar.session(), limit))
        .orElseGet(() -> refused("no bar", limit));
  }
}
