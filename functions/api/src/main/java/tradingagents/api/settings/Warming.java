package tradingagents.api.settings;

import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tradingagents.chain.vendor.KnownAnswers;
import tradingagents.chain.vendor.Question;
import tradingagents.desk.port.MarketData;
import tradingagents.desk.run.Step;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Datasets;
import tradingagents.model.market.Symbol;

/**
 * Fetches what a scheduled run will ask for a moment before it does: its bars into the bar store,
 * stories and accounts into the cache that all functions share. Nothing depends on it: what cannot
 * be fetched now is asked for by the run itself, which sees the failure.
 */
public final class Warming {
  private static final Logger LOG = LoggerFactory.getLogger(Warming.class);

  private final MarketData market;
  private final KnownAnswers answers;

  /**
   * A fetcher.
   *
   * @param market the prices that runs read
   * @param answers what runs ask beside prices
   */
  public Warming(MarketData market, KnownAnswers answers) {
    this.market = market;
    this.answers = answers;
  }

  /**
   * Fetches for a schedule.
   *
   * @param schedule whose instruments and analysts count
   * @param dataset whose data
   * @param now the instant as of which is asked
   * @param hasTime whether another instrument may be begun
   * @return how many instruments were asked for; none of a data set that has no vendors behind it
   */
  int warm(Schedule schedule, String dataset, Instant now, BooleanSupplier hasTime) {
    int warmed = 0;
    if (Datasets.isLive(dataset)) {
      for (String symbol : schedule.symbols()) {
        if (hasTime.getAsBoolean()) {
          warm(dataset, new Symbol(symbol), schedule.analysts(), now);
          warmed++;
        }
      }
    }
    return warmed;
  }

  private void warm(String dataset, Symbol symbol, List<Step> analysts, Instant now) {
    try {
      heed(symbol, market.bars(dataset, symbol, now));
      if (analysts.contains(Step.NEWS_ANALYST) || analysts.contains(Step.SENTIMENT_ANALYST)) {
        heed(symbol, answers.ask(dataset, Question.Stories.before(symbol, now), now));
      }
      if (analysts.contains(Step.FUNDAMENTALS_ANALYST)) {
        heed(symbol, answers.ask(dataset, new Question.Accounts(symbol), now));
      }
    } catch (FailureException e) {
      LOG.info("{} is not fetched ahead: {}", symbol, e.failure());
    }
  }

  private static void heed(Symbol symbol, Result<?> answer) {
    if (answer instanceof Result.Err<?>(Failure failure)) {
      LOG.info("{} is not fetched ahead: {}", symbol, failure);
    }
  }
}
