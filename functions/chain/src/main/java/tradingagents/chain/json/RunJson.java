package tradingagents.chain.json;

import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.RunSummary;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
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
    return new Written()
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
                .text("fingerprint", origin.fingerprint()))
        .json();
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
        in.has("origin") ? origin(in.part("origin")) : Origin.UNKNOWN);
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
    Usage usage = recorded.usage();
    return new Written()
        .part("task", new Written().text("step", task.step()).number("round", task.round()))
        .part("outcome", OutcomeJson.of(recorded.outcome()))
        .part(
            "usage",
            new Written()
                .text("model", usage.model())
                .text("promptHash", usage.promptHash())
                .number("tokensIn", usage.tokensIn())
                .number("tokensOut", usage.tokensOut())
                .text("costUsd", usage.costUsd()))
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
            usage.decimal("costUsd")),
        in.instant("startedAt"),
        in.instant("finishedAt"));
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
