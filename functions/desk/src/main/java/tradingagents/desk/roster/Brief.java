package tradingagents.desk.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Lesson;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.market.NewsItem;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.portfolio.Portfolio;

/**
 * Everything an agent may see in one turn, and nothing else: no ids of runs, files or accounts,
 * nothing later than as-of. The same brief must give the same answer from a deterministic reasoner.
 *
 * @param agent who answers
 * @param task whose turn
 * @param symbol the instrument
 * @param session the newest known session
 * @param asOf the instant of its close
 * @param currency the unit of every price in this brief and in its answer
 * @param depth rounds of both debates
 * @param facts the verified snapshot this agent may read: for an analyst computed from its data,
 *     for the others the facts of the reports they see (the trader also sees the prices' snapshot)
 * @param reports by analyst; an analyst that failed has a NO_DATA report
 * @param debate the research debate so far, in order
 * @param ruling when it may be seen and exists
 * @param proposal when it may be seen and exists
 * @param riskDebate the risk debate so far, in order
 * @param portfolio what is held; null means "no portfolio given"
 * @param news stories this agent may read, newest first, already cleaned; untrusted text
 * @param lessons what earlier decisions came to, most relevant first
 */
public record Brief(
    Agent agent,
    Task task,
    Symbol symbol,
    LocalDate session,
    Instant asOf,
    Currency currency,
    int depth,
    List<Fact> facts,
    List<Said<Report>> reports,
    List<Said<Argument>> debate,
    @Nullable Ruling ruling,
    @Nullable Proposal proposal,
    List<Said<Argument>> riskDebate,
    @Nullable Portfolio portfolio,
    List<NewsItem> news,
    List<Lesson> lessons) {
  /** Copies the lists. */
  public Brief {
    facts = List.copyOf(facts);
    reports = List.copyOf(reports);
    debate = List.copyOf(debate);
    riskDebate = List.copyOf(riskDebate);
    news = List.copyOf(news);
    lessons = List.copyOf(lessons);
  }

  /**
   * The same brief with stories.
   *
   * @param stories newest first, already cleaned
   * @return what else it says is unchanged
   */
  public Brief withNews(List<NewsItem> stories) {
    return with(stories, lessons);
  }

  /**
   * The same brief with memories.
   *
   * @param remembered most relevant first
   * @return what else it says is unchanged
   */
  public Brief withLessons(List<Lesson> remembered) {
    return with(news, remembered);
  }

  private Brief with(List<NewsItem> stories, List<Lesson> remembered) {
    return new Brief(
        agent,
        task,
        symbol,
        session,
        asOf,
        currency,
        depth,
        facts,
        reports,
        debate,
        ruling,
        proposal,
        riskDebate,
        portfolio,
        stories,
        remembered);
  }

  /**
   * Something said, with its speaker.
   *
   * @param by who
   * @param round in which turn
   * @param what the outcome
   * @param <T> its type
   */
  public record Said<T>(Step by, int round, T what) {}
}
