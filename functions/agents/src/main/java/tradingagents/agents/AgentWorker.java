package tradingagents.agents;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tradingagents.agents.data.Dossier;
import tradingagents.agents.news.Stories;
import tradingagents.agents.rules.RulesReasoner;
import tradingagents.agents.turn.MarketTools;
import tradingagents.agents.turn.ReasonerChoice;
import tradingagents.agents.turn.Turn;
import tradingagents.chain.vendor.KnownAnswers;
import tradingagents.desk.evidence.StoryFacts;
import tradingagents.desk.port.MarketData;
import tradingagents.desk.port.Memories;
import tradingagents.desk.port.News;
import tradingagents.desk.port.Reasoner;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.roster.Briefs;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Lesson;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Stance;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Worker;
import tradingagents.desk.sizing.TargetWeights;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.NewsItem;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Ratio;

/**
 * One turn of any agent: fetches prices, makes the brief, asks the reasoner of the run's mandate
 * and applies what no reasoner may decide. A report's facts are the snapshot computed here; the
 * target weight is computed here; prices far from the close are dropped; an unreadable answer of a
 * decider is REVIEW, never a tradeable HOLD. Transient failures come back as they are, to be tried
 * again.
 */
public final class AgentWorker implements Worker {
  private static final Logger LOG = LoggerFactory.getLogger(AgentWorker.class);
  private static final int MOST_LESSONS = 5;

  private final Sources sources;
  private final ReasonerChoice reasoners;
  private final TargetWeights weights;

  /**
   * What agents read.
   *
   * @param market prices as of an instant
   * @param dossier stories, accounts and the economy as of an instant
   * @param memories what earlier decisions came to; rules are never told
   */
  public record Sources(MarketData market, Dossier dossier, Memories memories) {
    /**
     * Prices alone.
     *
     * @param market prices as of an instant
     * @return no news, nothing remembered
     */
    public static Sources of(MarketData market) {
      News none =
          (collection, symbol, asOf) -> Result.err(Reason.NO_DATA, "there is no source of news");
      return new Sources(market, new Dossier(none, KnownAnswers.NONE), Memories.NONE);
    }
  }

  /**
   * A worker that reads prices alone, with the usual target weights.
   *
   * @param market prices as of an instant
   * @param reasoners who reasons in a turn; a failure for a model that is not offered
   */
  public AgentWorker(MarketData market, ReasonerChoice reasoners) {
    this(Sources.of(market), reasoners, TargetWeights.DEFAULT);
  }

  /**
   * A worker.
   *
   * @param sources what agents read
   * @param reasoners who reasons in a turn; a failure for a model that is not offered
   * @param weights which share of equity each rating asks for
   */
  public AgentWorker(Sources sources, ReasonerChoice reasoners, TargetWeights weights) {
    this.sources = sources;
    this.reasoners = reasoners;
    this.weights = weights;
  }

  @Override
  public Result<Work> work(Run run, Task task) {
    return switch (task.step()) {
      case MARKET_ANALYST -> analyse(run, task);
      case NEWS_ANALYST -> read(run, task, "news");
      case SENTIMENT_ANALYST -> read(run, task, "sentiment");
      case FUNDAMENTALS_ANALYST -> account(run, task);
      case BULL_RESEARCHER, BEAR_RESEARCHER -> speak(run, task);
      // What can no longer be traded needs no appetite, and no call.
      case AGGRESSIVE_RISK, CONSERVATIVE_RISK, NEUTRAL_RISK ->
          Abstention.nobodyTrades(run) ? Result.ok(Abstention.pass(run, task)) : speak(run, task);
      case RESEARCH_MANAGER -> sampled(run, i -> rule(run, task, i));
      case TRADER -> sampled(run, i -> trade(run.ofSample(i), task, i));
      case PORTFOLIO_MANAGER -> sampled(run, i -> decide(run.ofSample(i), task, i));
      case RISK_CHECK, BROKER_ACTION, APPROVAL, CANCELLATION, DEADLINE ->
          Result.err(Reason.UNSUPPORTED, task.step() + " is not an agent");
    };
  }

  private Result<Work> speak(Run run, Task task) {
    return Abstention.orPass(ask(brief(run, task), turn(run, task, 0)), run, task);
  }

  private static Result<Work> noSource(String kind) {
    String why =
        "No " + kind + " source is configured: nothing was read, which is no data, not neutral.";
    return Result.ok(new Work(Report.noData(why), Usage.NONE));
  }

  private Result<Work> account(Run run, Task task) {
    return switch (sources.dossier().accounts(run)) {
      case Result.Err<List<Fact>>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<List<Fact>>(List<Fact> facts) ->
          facts.isEmpty()
              ? noSource("fundamentals")
              : ask(Briefs.of(run, task, facts, currency(run)), turn(run, task, 0))
                  .map(work -> withFacts(work, facts, List.of()));
    };
  }

  private Result<Work> read(Run run, Task task, String kind) {
    Mandate mandate = run.mandate();
    return switch (sources.dossier().stories(run)) {
      case Result.Err<List<NewsItem>>(Failure failure) ->
          failure.reason() == Reason.NO_DATA ? noSource(kind) : new Result.Err<>(failure);
      case Result.Ok<List<NewsItem>>(List<NewsItem> sent) -> {
        Stories stories = Stories.clean(sent, mandate.symbol(), mandate.asOf());
        if (stories.items().isEmpty()) {
          String why = "No story could be read. Left out: " + told(stories) + ".";
          yield Result.ok(new Work(Report.noData(why), Usage.NONE));
        }
        List<Fact> tone =
            task.step() == Step.SENTIMENT_ANALYST ? Dossier.tone(stories.items()) : List.of();
        Brief brief = Briefs.of(run, task, tone, currency(run)).withNews(stories.items());
        yield ask(brief, turn(run, task, 0)).map(work -> withStories(work, stories, tone));
      }
    };
  }

  /** The numbers of the quoted stories are code's word, and so is what was taken out of them. */
  private static Work withStories(Work work, Stories stories, List<Fact> tone) {
    if (!(work.outcome() instanceof Report report) || report.stance() == Stance.NO_DATA) {
      return work;
    }
    String summary =
        stories.removed().isEmpty()
            ? report.summary()
            : report.summary() + "\n[Taken out before reading: " + told(stories) + "]";
    List<Fact> facts =
        Stream.concat(tone.stream(), StoryFacts.quoted(report, stories.items()).stream()).toList();
    return new Work(new Report(report.stance(), summary, report.points(), facts), work.usage());
  }

  private static String told(Stories stories) {
    return String.join("; ", stories.removed());
  }

  private Result<Work> analyse(Run run, Task task) {
    return switch (prices(run.mandate())) {
      case Result.Err<Optional<BarSeries>>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<Optional<BarSeries>>(Optional<BarSeries> found) -> {
        if (found.isEmpty()) {
          String why = "No prices of " + run.mandate().symbol() + " were known as of the instant.";
          yield Result.ok(new Work(Report.noData(why), Usage.NONE));
        }
        List<Fact> facts = Snapshot.of(found.get());
        Brief brief = Briefs.of(run, task, facts, found.get().provenance().currency());
        MarketTools tools = MarketTools.over(found.get());
        yield ask(brief, new Turn(run, task, 0, tools))
            .map(work -> withFacts(work, facts, tools.facts()));
      }
    };
  }

  /** Facts are code's word: what a reasoner lists as facts is not even looked at. */
  private static Work withFacts(Work work, List<Fact> snapshot, List<Fact> lookedUp) {
    List<Fact> facts = Stream.concat(snapshot.stream(), lookedUp.stream()).toList();
    return work.outcome() instanceof Report(var stance, var summary, var points, var ignored)
        ? new Work(new Report(stance, summary, points, facts), work.usage())
        : work;
  }

  private Result<Work> sampled(Run run, IntFunction<Result<Work>> ask) {
    return Samples.of(run.mandate().reasoning().samples(), ask);
  }

  private Result<Work> rule(Run run, Task task, int sample) {
    return Abstention.orReview(ask(brief(run, task), turn(run, task, sample)), task.step());
  }

  private Result<Work> trade(Run run, Task task, int sample) {
    if (Abstention.ruledReview(run)) {
      String why = "The ruling is REVIEW: a person must look first.";
      return Result.ok(Abstention.review(Step.TRADER, why));
    }
    return switch (prices(run.mandate())) {
      case Result.Err<Optional<BarSeries>>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<Optional<BarSeries>>(Optional<BarSeries> found) -> {
        List<Fact> facts = found.map(Snapshot::of).orElse(List.of());
        Currency currency =
            found.map(series -> series.provenance().currency()).orElse(currency(run));
        Brief brief = Briefs.of(run, task, facts, currency);
        yield Abstention.orReview(ask(brief, turn(run, task, sample)), task.step())
            .map(work -> withPlausiblePrices(work, brief));
      }
    };
  }

  private static Work withPlausiblePrices(Work work, Brief brief) {
    PlausiblePrice plausible = new PlausiblePrice(brief);
    return work.outcome() instanceof Proposal proposal
        ? new Work(
            new Proposal(
                proposal.action(),
                proposal.reasoning(),
                plausible.orNull(proposal.entry()),
                plausible.orNull(proposal.stop())),
            work.usage())
        : work;
  }

  private Result<Work> decide(Run run, Task task, int sample) {
    Optional<String> why = Abstention.whyNoTrade(run);
    if (why.isPresent()) {
      return Result.ok(Abstention.review(task.step(), why.get()));
    }
    return switch (remembering(brief(run, task), run.mandate())) {
      case Result.Err<Brief>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<Brief>(Brief brief) ->
          Abstention.orReview(ask(brief, turn(run, task, sample)), task.step())
              .map(work -> withWeight(work, run, new PlausiblePrice(brief)));
    };
  }

  /** Memories that cannot be read for good are done without: they only ever help. */
  private Result<Brief> remembering(Brief brief, Mandate mandate) {
    if (mandate.model().equals(RulesReasoner.MODEL)) {
      return Result.ok(brief);
    }
    return switch (sources
        .memories()
        .relevant(brief.symbol(), brief.facts(), brief.asOf(), MOST_LESSONS)) {
      case Result.Ok<List<Lesson>>(List<Lesson> lessons) ->
          Result.ok(
              brief.withLessons(
                  lessons.stream()
                      .filter(lesson -> !lesson.knownAt().isAfter(brief.asOf()))
                      .toList()));
      case Result.Err<List<Lesson>>(Failure failure) -> {
        if (failure.isTransient()) {
          yield new Result.Err<>(failure);
        }
        LOG.warn("deciding without memories: {}", failure);
        yield Result.ok(brief);
      }
    };
  }

  private Work withWeight(Work work, Run run, PlausiblePrice plausible) {
    if (!(work.outcome() instanceof Decision decision)) {
      return work;
    }
    Ratio weight = weights.weight(decision.rating(), TargetWeights.lastAppetites(run));
    Decision weighed =
        new Decision(
            decision.rating(),
            weight,
            decision.confidence(),
            decision.summary(),
            decision.thesis(),
            plausible.orNull(decision.priceTarget()),
            decision.timeHorizon(),
            decision.reasonsFor(),
            decision.reasonsAgainst());
    return new Work(weighed, work.usage());
  }

  /** For agents that see no prices of their own: they read the reports' facts. */
  private static Brief brief(Run run, Task task) {
    return Briefs.of(run, task, List.of(), currency(run));
  }

  /** The unit the trader judged in; before that, or without a price, the portfolio's. */
  private static Currency currency(Run run) {
    Proposal proposal = run.outcome(Proposal.class).orElse(null);
    if (proposal != null && proposal.entry() != null) {
      return proposal.entry().currency();
    }
    var portfolio = run.mandate().portfolio();
    return portfolio == null ? Currency.USD : portfolio.currency();
  }

  /** Empty when there is nothing to know; a failure when it could not be found out. */
  private Result<Optional<BarSeries>> prices(Mandate mandate) {
    return switch (sources.market().bars(mandate.dataset(), mandate.symbol(), mandate.asOf())) {
      case Result.Ok<BarSeries>(BarSeries series) -> {
        BarSeries known = series.upTo(mandate.asOf());
        yield Result.ok(known.bars().isEmpty() ? Optional.empty() : Optional.of(known));
      }
      case Result.Err<BarSeries>(Failure failure) ->
          switch (failure.reason()) {
            case NO_DATA, NOT_FOUND -> Result.ok(Optional.empty());
            default -> new Result.Err<>(failure);
          };
    };
  }

  private static Turn turn(Run run, Task task, int sample) {
    return new Turn(run, task, sample, MarketTools.none());
  }

  private Result<Work> ask(Brief brief, Turn turn) {
    return switch (reasoners.of(turn)) {
      case Result.Err<Reasoner>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<Reasoner>(Reasoner reasoner) -> checked(reasoner.reason(brief), brief);
    };
  }

  private static Result<Work> checked(Result<Work> answer, Brief brief) {
    if (answer instanceof Result.Ok<Work>(Work work)) {
      String wrong = AnswerCheck.problem(work.outcome(), brief);
      if (wrong != null) {
        return Result.err(Reason.UNREADABLE_ANSWER, wrong);
      }
    }
    return answer;
  }
}
