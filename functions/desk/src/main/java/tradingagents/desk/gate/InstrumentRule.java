package tradingagents.desk.gate;

import tradingagents.desk.run.RiskVerdict.Check;
import tradingagents.model.market.BarSeries;

/** What may be ordered: an instrument whose data says that it is tradable; never a benchmark. */
record InstrumentRule() implements RiskRule {
  private static final String LIMIT = "tradable, not a benchmark";

  @Override
  public String name() {
    return "instrument";
  }

  @Override
  public Check evaluate(Situation situation, Limits limits) {
    BarSeries series = situation.series();
    if (series == null) {
      return refused(situation.mandate().symbol() + " is unknown", LIMIT);
    }
    boolean tradable = series.provenance().tradable();
    return judged(
        tradable, series.symbol() + (tradable ? " is tradable" : " is a benchmark"), LIMIT);
  }
}
