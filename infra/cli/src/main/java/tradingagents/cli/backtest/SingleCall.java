package tradingagents.cli.backtest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import tradingagents.agents.Snapshot;
import tradingagents.agents.rules.RulesReasoner;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.roster.Roster;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.quant.backtest.Strategy;
import tradingagents.quant.backtest.View;
import tradingagents.quant.backtest.strategy.Rating;
import tradingagents.quant.backtest.strategy.RatingWeights;

/**
 * The baseline of a desk without a debate: every so many bars the research manager alone is asked
 * once, by the rules, about the facts that were known, and its rating is traded.
 *
 * @param every how many bars pass between two questions
 * @param dates of the bars
 * @param weights what a rating asks for
 */
record SingleCall(int every, List<LocalDate> dates, RatingWeights weights) implements Strategy {
  private static final int LONGEST = 100_000;
  private static final Symbol SYMBOL = new Symbol("BARS");
  private static final Provenance ORIGIN =
      new Provenance("file", "bars", Adjustment.RAW, Currency.USD, true, true);

  SingleCall {
    if (every < 1 || every > LONGEST) {
      throw new IllegalArgumentException(
          "single-call asks every 1 to %d bars, not %d".formatted(LONGEST, every));
    }
  }

  @Override
  public String name() {
    return "single-call:" + every;
  }

  @Override
  public int warmUp() {
    return 0;
  }

  @Override
  public Decider start(int instruments) {
    RulesReasoner rules = new RulesReasoner();
    double[] wanted = new double[instruments];
    return (view, targets) -> {
      if ((view.bars() - 1) % every != 0) {
        return;
      }
      for (int i = 0; i < instruments; i++) {
        Rating rating = rating(rules, view, i);
        if (rating == Rating.HOLD || rating == Rating.REVIEW) {
          continue;
        }
        double weight = weights.weight(rating) / instruments;
        if (weight != wanted[i]) {
          wanted[i] = weight;
          targets.weight(i, weight);
        }
      }
    };
  }

  private Rating rating(RulesReasoner rules, View view, int instrument) {
    LocalDate session = dates.get(view.bars() - 1);
    Brief brief =
        new Brief(
            Roster.of(Step.RESEARCH_MANAGER),
            Task.of(Step.RESEARCH_MANAGER),
            SYMBOL,
            session,
            session.atTime(21, 0).toInstant(ZoneOffset.UTC),
            Currency.USD,
            1,
            Snapshot.of(series(view, instrument)),
            List.of(),
            List.of(),
            null,
            null,
            List.of(),
            null,
            List.of(),
            List.of());
    Ruling ruling = (Ruling) rules.reason(brief).orThrow().outcome();
    return Rating.named(ruling.rating().name());
  }

  /** What was known at this close, as the desk reads it. */
  private BarSeries series(View view, int instrument) {
    List<Bar> bars = new ArrayList<>();
    for (int ago = view.bars() - 1; ago >= 0; ago--) {
      LocalDate day = dates.get(view.bars() - 1 - ago);
      bars.add(
          new Bar(
              day,
              BigDecimal.valueOf(view.open(instrument, ago)),
              BigDecimal.valueOf(view.high(instrument, ago)),
              BigDecimal.valueOf(view.low(instrument, ago)),
              BigDecimal.valueOf(view.close(instrument, ago)),
              Math.round(view.volume(instrument, ago)),
              null,
              day.atTime(21, 0).toInstant(ZoneOffset.UTC)));
    }
    return new BarSeries(SYMBOL, ORIGIN, bars);
  }
}
