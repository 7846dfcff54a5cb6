package tradingagents.agents.data;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.vendor.KnownAnswers;
import tradingagents.chain.vendor.Question;
import tradingagents.desk.port.News;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Datasets;
import tradingagents.model.market.Fundamentals;
import tradingagents.model.market.MacroSeries;
import tradingagents.model.market.NewsItem;
import tradingagents.model.market.NewsList;

/**
 * What is known of a company beside its prices, as of a run's instant: the stories that the run
 * brought, else those of the vendors; accounts; the economy. The data in the box and a run's own
 * prices have no vendors behind them, so nobody is asked for them.
 */
public final class Dossier {
  private final News own;
  private final KnownAnswers answers;
  private final @Nullable List<Fact> recorded;

  /**
   * A dossier.
   *
   * @param own stories that runs brought along
   * @param answers the vendors
   */
  public Dossier(News own, KnownAnswers answers) {
    this(own, answers, null);
  }

  private Dossier(News own, KnownAnswers answers, @Nullable List<Fact> recorded) {
    this.own = own;
    this.answers = answers;
    this.recorded = recorded;
  }

  /**
   * The dossier of a run that is made again: its stories as they are kept, its numbers as they are
   * recorded. No vendor is asked.
   *
   * @param own stories that runs brought along or kept
   * @param run as it is stored
   * @return a dossier of this run alone
   */
  public static Dossier recorded(News own, Run run) {
    List<Fact> facts =
        run.recorded(Task.of(Step.FUNDAMENTALS_ANALYST)).map(Recorded::outcome).orElse(null)
                instanceof Report report
            ? report.facts()
            : List.of();
    return new Dossier(own, KnownAnswers.NONE, facts);
  }

  /**
   * The stories that a run may read.
   *
   * @param run whose symbol, data set and instant count
   * @return at least one; NO_DATA when nothing is known; transient failures as they are
   */
  public Result<List<NewsItem>> stories(Run run) {
    Mandate mandate = run.mandate();
    Result<List<NewsItem>> brought = own.items(run.id(), mandate.symbol(), mandate.asOf());
    if (!isNothing(brought) || !hasVendors(run)) {
      return brought;
    }
    Question.Stories question = Question.Stories.before(mandate.symbol(), mandate.asOf());
    return switch (answers.keep(run.id(), mandate.dataset(), question, mandate.asOf())) {
      case Result.Ok<NewsList>(NewsList news) -> Result.ok(news.items());
      case Result.Err<NewsList>(Failure failure) ->
          failure.isTransient()
              ? new Result.Err<>(failure)
              : Result.err(Reason.NO_DATA, failure.detail());
    };
  }

  /**
   * What the scores of stories come to.
   *
   * @param stories as they were sent
   * @return facts; none when no vendor scored
   */
  public static List<Fact> tone(List<NewsItem> stories) {
    return Tone.of(stories);
  }

  /**
   * The accounts and the economy in numbers.
   *
   * @param run whose symbol, data set and instant count
   * @return possibly none; a transient failure when a vendor could not be asked
   */
  public Result<List<Fact>> accounts(Run run) {
    if (recorded != null || !hasVendors(run)) {
      return Result.ok(recorded == null ? List.of() : recorded);
    }
    Mandate mandate = run.mandate();
    Result<Fundamentals> company =
        answers.ask(mandate.dataset(), new Question.Accounts(mandate.symbol()), mandate.asOf());
    if (company instanceof Result.Err<Fundamentals>(Failure failure)) {
      return failure.isTransient() ? new Result.Err<>(failure) : Result.ok(List.of());
    }
    List<Fact> facts = new ArrayList<>(CompanySnapshot.of(company.orThrow(), mandate.session()));
    // The economy is beside the point without a company, and a company stands without it.
    for (String id : EconomySnapshot.SERIES) {
      facts.addAll(economy(mandate.dataset(), id, mandate.asOf()));
    }
    return Result.ok(List.copyOf(facts));
  }

  private List<Fact> economy(String dataset, String id, Instant asOf) {
    return answers.ask(dataset, new Question.Economy(id), asOf)
            instanceof Result.Ok<MacroSeries>(MacroSeries series)
        ? EconomySnapshot.of(series)
        : List.of();
  }

  private static boolean hasVendors(Run run) {
    return Datasets.isLive(run.mandate().dataset());
  }

  private static <T> boolean isNothing(Result<T> result) {
    return result instanceof Result.Err<T>(Failure failure) && !failure.isTransient();
  }
}
