package tradingagents.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.models.ModelChoice;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.desk.run.Step;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.NewsItem;
import tradingagents.model.market.Session;
import tradingagents.model.market.Symbol;
import tradingagents.model.portfolio.Portfolio;

/**
 * What a person asked for, read and checked completely before anything starts.
 *
 * @param symbol the instrument
 * @param asOfDate the date asked for
 * @param session the session it means
 * @param analysts who analyses
 * @param depth rounds of both debates
 * @param model who reasons
 * @param terms how they may reason
 * @param script the text of a script, when one is played
 * @param dataset whose prices: the box, vendors, or {@link #OWN} for what the person brought
 * @param series the prices; of vendors so far as they are stored
 * @param news stories the person brought; possibly none
 * @param portfolio what the person says is held, or null
 * @param fresh whether to charge a new paper account
 * @param notes what a person should know about how the request was read
 */
record Request(
    Symbol symbol,
    LocalDate asOfDate,
    Session session,
    List<Step> analysts,
    int depth,
    ModelChoice model,
    ReasoningTerms terms,
    Optional<String> script,
    String dataset,
    BarSeries series,
    List<NewsItem> news,
    @Nullable Portfolio portfolio,
    boolean fresh,
    List<String> notes) {
  /** Prices that the person brought: stored under the run's id when it begins. */
  static final String OWN = "own-bars";
}
