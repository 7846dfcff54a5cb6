package tradingagents.desk.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Agreement;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Workflow;
import tradingagents.model.money.Price;
import tradingagents.model.money.Ratio;
import tradingagents.model.order.Fill;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderStatus;
import tradingagents.model.order.Side;

/**
 * A run as programs see it: exactly the JSON document that the command line prints and the API
 * answers. Money, prices and quantities are decimal text, statistics are numbers, texts are as they
 * were said (not escaped, not cleaned: that is the business of each format).
 *
 * @param runId unique
 * @param symbol the instrument
 * @param asOf the date asked for
 * @param session the session whose close is the newest known price
 * @param status how the run stands
 * @param decision null while there is none
 * @param riskVerdict null while there is none
 * @param order null when nothing was ordered
 * @param outcomes who spoke, in the order of recording
 * @param evidence the claimed numbers beside the verified snapshot
 * @param cost of all turns
 * @param report where the report's files are
 * @param notes sentences for a person
 * @param correlationId ties together everything that the request caused
 */
public record RunView(
    String runId,
    String symbol,
    LocalDate asOf,
    LocalDate session,
    Status status,
    @Nullable DecisionView decision,
    @Nullable VerdictView riskVerdict,
    @Nullable OrderView order,
    List<OutcomeView> outcomes,
    List<EvidenceLine> evidence,
    Cost cost,
    ReportFiles report,
    List<String> notes,
    String correlationId) {
  /** Copies the lists. */
  public RunView {
    outcomes = List.copyOf(outcomes);
    evidence = List.copyOf(evidence);
    notes = List.copyOf(notes);
  }

  /**
   * The view of a run, without files.
   *
   * @param run as it stands
   * @param evidence its claimed numbers, judged
   * @return with the notes that follow from the run itself
   */
  public static RunView of(Run run, List<EvidenceLine> evidence) {
    return new RunView(
        run.id(),
        run.mandate().symbol().value(),
        run.mandate().asOfDate(),
        run.mandate().session(),
        Workflow.status(run),
        run.outcome(Decision.class).map(DecisionView::of).orElse(null),
        run.outcome(RiskVerdict.class).map(VerdictView::of).orElse(null),
        RunWords.order(run).map(OrderView::of).orElse(null),
        run.outcomes().stream().map(OutcomeView::of).toList(),
        evidence,
        new Cost(RunWords.cost(run).toPlainString()),
        new ReportFiles(null, null),
        RunWords.notes(run),
        run.correlationId());
  }

  /**
   * The view that says where the report is.
   *
   * @param markdown path or link of the Markdown file
   * @param html path or link of the HTML file
   * @return the same view with files
   */
  public RunView withReport(String markdown, String html) {
    return with(new ReportFiles(markdown, html), notes);
  }

  /**
   * The view with more sentences for a person, before those that follow from the run.
   *
   * @param first sentences
   * @return the same view with the notes
   */
  public RunView withNotes(List<String> first) {
    return with(report, Stream.concat(first.stream(), notes.stream()).toList());
  }

  private RunView with(ReportFiles files, List<String> sentences) {
    return new RunView(
        runId,
        symbol,
        asOf,
        session,
        status,
        decision,
        riskVerdict,
        order,
        outcomes,
        evidence,
        cost,
        files,
        sentences,
        correlationId);
  }

  /**
   * The decision.
   *
   * @param rating of the five tiers, or REVIEW
   * @param targetWeight share of equity, null when no trade is asked for
   * @param confidence 0 to 1, a statistic
   * @param summary one paragraph
   * @param thesis in full
   * @param priceTarget decimal text or null
   * @param timeHorizon in words or null
   * @param agreement how far the samples agree; null when it was asked for once
   */
  public record DecisionView(
      Rating rating,
      @Nullable BigDecimal targetWeight,
      double confidence,
      String summary,
      String thesis,
      @Nullable String priceTarget,
      @Nullable String timeHorizon,
      @Nullable Agreement agreement) {
    static DecisionView of(Decision decision) {
      Ratio weight = decision.targetWeight();
      Price target = decision.priceTarget();
      return new DecisionView(
          decision.rating(),
          weight == null ? null : weight.value(),
          decision.confidence(),
          decision.summary(),
          decision.thesis(),
          target == null ? null : target.plain(),
          decision.timeHorizon(),
          decision.agreement().orElse(null));
    }
  }

  /**
   * The gate's answer.
   *
   * @param approved whether every rule passed
   * @param checks each rule with value and limit
   * @param note one sentence
   */
  public record VerdictView(boolean approved, List<RiskVerdict.Check> checks, String note) {
    static VerdictView of(RiskVerdict verdict) {
      return new VerdictView(verdict.approved(), verdict.checks(), verdict.note());
    }
  }

  /**
   * The order.
   *
   * @param clientOrderId ours
   * @param symbol what
   * @param side the direction
   * @param quantity decimal text
   * @param status where it stands
   * @param fills what was executed
   * @param note why it stands there, or null
   */
  public record OrderView(
      String clientOrderId,
      String symbol,
      Side side,
      String quantity,
      OrderStatus status,
      List<FillView> fills,
      @Nullable String note) {
    static OrderView of(Order order) {
      return new OrderView(
          order.clientOrderId(),
          order.symbol().value(),
          order.side(),
          order.quantity().toString(),
          order.status(),
          order.fills().stream().map(FillView::of).toList(),
          order.note());
    }
  }

  /**
   * One execution.
   *
   * @param executionId unique at the broker
   * @param quantity decimal text
   * @param price decimal text
   * @param commission decimal text
   * @param session the exchange's date
   * @param at when
   */
  public record FillView(
      String executionId,
      String quantity,
      String price,
      String commission,
      LocalDate session,
      Instant at) {
    static FillView of(Fill fill) {
      return new FillView(
          fill.executionId(),
          fill.quantity().toString(),
          fill.price().plain(),
          fill.commission().plain(),
          fill.session(),
          fill.at());
    }
  }

  /**
   * One turn.
   *
   * @param step who, by wire name
   * @param round from 1
   * @param type the outcome's type, such as {@code Report}
   * @param model who really spoke, null for deterministic steps
   * @param promptHash the instructions, null when there were none
   * @param tokensIn read by a model
   * @param tokensOut written by a model
   * @param costUsd decimal text
   * @param startedAt when the work began
   * @param finishedAt when it ended
   */
  public record OutcomeView(
      String step,
      int round,
      String type,
      @Nullable String model,
      @Nullable String promptHash,
      long tokensIn,
      long tokensOut,
      String costUsd,
      Instant startedAt,
      Instant finishedAt) {
    static OutcomeView of(Recorded recorded) {
      return new OutcomeView(
          recorded.task().step().wireName(),
          recorded.task().round(),
          recorded.outcome().getClass().getSimpleName(),
          recorded.usage().model(),
          recorded.usage().promptHash(),
          recorded.usage().tokensIn(),
          recorded.usage().tokensOut(),
          recorded.usage().costUsd().toPlainString(),
          recorded.startedAt(),
          recorded.finishedAt());
    }
  }

  /**
   * What the run cost.
   *
   * @param usd decimal text
   */
  public record Cost(String usd) {}

  /**
   * Where the report is.
   *
   * @param markdown path or link, null when none was written
   * @param html path or link, null when none was written
   */
  public record ReportFiles(@Nullable String markdown, @Nullable String html) {}
}
