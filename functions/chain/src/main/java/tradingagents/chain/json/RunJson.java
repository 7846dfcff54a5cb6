package tradingagents.chain.json;

import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.RunSummary;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Usage.Spent;
import tradingagents.model.portfolio.Portfolio;

/**
 * A run as it is stored: its mandate, its facts one by one, and its line in a list. The desk's
 * types know nothing of it. Members have the names of the records' parts; renaming one of them is a
 * change of what is stored.
 */
public final class RunJson {
  private RunJson() {}

  /**
   * A mandate.
   *
   * @param mandate what a run is asked
   * @return one line of JSON
   */
  public static String write(Mandate mandate) {
    Portfolio portfolio = mandate.portfolio();
    Origin origin = mandate.origin();
    Written all =
        new Written()
            .text("symbol", mandate.symbol())
            .text("asOfDate", mandate.asOfDate())
            .text("session", mandate.session())
            .text("asOf", mandate.asOf())
            .texts("analysts", mandate.analysts())
            .number("depth", mandate.depth())
            .text("model", mandate.model())
            .text("dataset", mandate.dataset())
            .text("account", mandate.account())
            .part("portfolio", portfolio == null ? null : LedgerJson.of(portfolio))
            .truth("approvalRequired", mandate.approvalRequired())
            .truth("shortingAllowed", mandate.shortingAllowed())
            .text("createdAt", mandate.createdAt())
            .text("deadline", mandate.deadline())
            .part(
                "origin",
                new Written()
                    .text("door", origin.door())
                    .text("by", origin.by())
                    .text("correlationId", origin.correlationId())
                    .text("fingerprint", origin.fingerprint()));
    // The usual terms are not written: runs of before have none either.
    boolean usual = mandate.reasoning().equals(ReasoningTerms.USUAL);
    return (usual ? all : all.part("reasoning", of(mandate.reasoning()))).json();
  }

  /**
   * Terms of reasoning, as a part of what is stored.
   *
   * @param terms any
   * @return their members
   */
  public static Written of(ReasoningTerms terms) {
    Written prompts = new Written();
    new TreeMap<>(terms.prompts()).forEach(prompts::text);
    return new Written()
        .text("deepModel", terms.deepModel())
        .number("samples", terms.samples())
        .text("budgetUsd", terms.budgetUsd())
        .part("prompts", prompts);
  }

  /**
   * Terms of reasoning.
   *
   * @param in as {@link #of(ReasoningTerms)} wrote them
   * @return the terms
   */
  public static ReasoningTerms reasoning(Members in) {
    Members prompts = in.part("prompts");
    return new ReasoningTerms(
        in.textOrNull("deepModel"),
        in.count("samples"),
        in.has("budgetUsd") ? in.decimal("budgetUsd") : null,
        prompts.names().stream().collect(Collectors.toMap(name -> name, prompts::text)));
  }

  /**
   * A mandate.
   *
   * @param json as {@link #write(Mandate)} made it
   * @return what a run is asked
   * @throws tradingagents.model.failure.FailureException CORRUPT when it is not one
   */
  public static Mandate mandate(String json) {
    return Members.read(json, RunJson::mandate);
  }

  private static Mandate mandate(Members in) {
    return new Mandate(
        in.symbol("symbol"),
        in.date("asOfDate"),
        in.date("session"),
        in.instant("asOf"),
        in.steps("analysts"),
        in.count("depth"),
        in.text("model"),
        in.text("dataset"),
        in.text("account"),
        in.has("portfolio") ? LedgerJson.portfolio(in.part("portfolio")) : null,
        in.truth("approvalRequired"),
        in.truth("shortingAllowed"),
        in.instant("createdAt"),
        in.instant("deadline"),
        // Runs of before have none stored.
        in.has("origin") ? origin(in.part("origin")) : Origin.UNKNOWN,
        in.has("reasoning") ? reasoning(in.part("reasoning")) : ReasoningTerms.USUAL);
  }

  private static Origin origin(Members in) {
    return new Origin(
        in.text("door"), in.text("by"), in.text("correlationId"), in.textOrNull("fingerprint"));
  }

  /**
   * A fact of a run.
   *
   * @param recorded who said what
   * @return one line of JSON
   */
  public static String write(Recorded recorded) {
    Task task = recorded.task();
    return new Written()
        .part("task", new Written().text("step", task.step()).number("round", task.round()))
        .part("outcome", OutcomeJson.of(recorded.outcome()))
        .part("usage", usage(recorded.usage()))
        .text("startedAt", recorded.startedAt())
        .text("finishedAt", recorded.finishedAt())
        .json();
  }

  /**
   * A fact of a run.
   *
   * @param json as {@link #write(Recorded)} made it
   * @return who said what
   * @throws tradingagents.model.failure.FailureException CORRUPT when it is not one
   */
  public static Recorded recorded(String json) {
    return Members.read(json, RunJson::recorded);
  }

  private static Recorded recorded(Members in) {
    Members task = in.part("task");
    Members usage = in.part("usage");
    return new Recorded(
        new Task(task.step("step"), task.count("round")),
        OutcomeJson.outcome(in.part("outcome")),
        new Usage(
            usage.textOrNull("model"),
            usage.textOrNull("promptHash"),
            usage.number("tokensIn"),
            usage.number("tokensOut"),
            usage.decimal("costUsd"),
            usage.has("spent") ? spent(usage.part("spent")) : Spent.NOTHING),
        in.instant("startedAt"),
        in.instant("finishedAt"));
  }

  private static Written usage(Usage usage) {
    Written sums =
        new Written()
            .text("model", usage.model())
            .text("promptHash", usage.promptHash())
            .number("tokensIn", usage.tokensIn())
            .number("tokensOut", usage.tokensOut())
            .text("costUsd", usage.costUsd());
    // Who called no model writes no more: facts of before have none either.
    return usage.spent().equals(Spent.NOTHING) ? sums : sums.part("spent", spent(usage.spent()));
  }

  private static Written spent(Spent spent) {
    return new Written()
        .number("calls", spent.calls())
        .number("tokensCached", spent.tokensCached())
        .number("tokensCacheWritten", spent.tokensCacheWritten())
        .truth("estimated", spent.estimated())
        .texts("exchanges", spent.exchanges());
  }

  private static Spent spent(Members in) {
    return new Spent(
        in.count("calls"),
        in.number("tokensCached"),
        in.number("tokensCacheWritten"),
        in.truth("estimated"),
        in.texts("exchanges"));
  }

  /**
   * A line of a list.
   *
   * @param line how a run stands
   * @return one line of JSON
   */
  public static String write(RunSummary line) {
    return new Written()
        .text("runId", line.runId())
        .text("symbol", line.symbol())
        .text("asOfDate", line.asOfDate())
        .text("session", line.session())
        .text("status", line.status())
        .text("rating", line.rating())
        .text("createdAt", line.createdAt())
        .number("version", line.version())
        .json();
  }

  /**
   * A line of a list.
   *
   * @param json as {@link #write(RunSummary)} made it
   * @return how a run stands
   * @throws tradingagents.model.failure.FailureException CORRUPT when it is not one
   */
  public static RunSummary summary(String json) {
    return Members.read(json, RunJson::summary);
  }

  private static RunSummary summary(Members in) {
    String rating = in.textOrNull("rating");
    return new RunSummary(
        in.text("runId"),
        in.symbol("symbol"),
        in.date("asOfDate"),
        in.date("session"),
        Status.valueOf(in.text("status")),
        rating(rating),
        in.instant("createdAt"),
        in.number("version"));
  }

  private static @Nullable Rating rating(@Nullable String name) {
    return name == null ? null : Rating.valueOf(name);
  }
}
