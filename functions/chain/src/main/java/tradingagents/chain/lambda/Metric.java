package tradingagents.chain.lambda;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;
import tradingagents.desk.evidence.Claim;
import tradingagents.desk.gate.RiskGate;
import tradingagents.desk.gate.RiskRule;
import tradingagents.desk.models.Provider;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Step;

/**
 * The catalogue of the desk's own metrics: the only ones that can be written. The dashboard, the
 * alarms and the page docs/metrics.md are generated from it. A dimension has a small closed set of
 * values, because every combination is a metric that is paid for: never a run, an instrument or a
 * user. Beside its own, each metric has the dimension {@link #SERVICE}, the name of the stack.
 */
public enum Metric {
  /** How long the work of a turn took. */
  AGENT_DURATION(
      "AgentDuration",
      MetricUnit.MILLISECONDS,
      Dimension.STEP,
      "from the start of a turn's work to its end; the number of samples is the number of turns"),
  /** A turn that was given up. */
  AGENT_FAILED(
      "AgentFailed",
      MetricUnit.COUNT,
      Dimension.STEP,
      "turns that ended in a recorded failure; an analyst's means that its data was missing"),
  /** A message that must come again. */
  MESSAGES_RETRIED(
      "MessagesRetried",
      MetricUnit.COUNT,
      Dimension.STEP,
      "deliveries that were not acknowledged: a transient fault, or a duplicate that met a lease"),
  /** How a run ended. */
  RUN_OUTCOME("RunOutcome", MetricUnit.COUNT, Dimension.OUTCOME, "runs that ended, by how"),
  /** How long a whole run took. */
  DECISION_DURATION(
      "DecisionDuration",
      MetricUnit.SECONDS,
      Dimension.DEPTH,
      "from the request to the outcome that ended the run, waiting for a person included"),
  /** What the gate refused. */
  RISK_BLOCKED(
      "RiskBlocked",
      MetricUnit.COUNT,
      Dimension.RULE,
      "orders that the risk check refused, by the rule that names the verdict"),
  /** What the sweeper found standing still. */
  SWEEPER_RESCUES(
      "SweeperRescues",
      MetricUnit.COUNT,
      Dimension.NONE,
      "runs that stood still and whose due turns were announced again"),
  /** What the clock ended. */
  RUNS_EXPIRED(
      "RunsExpired",
      MetricUnit.COUNT,
      Dimension.NONE,
      "runs that were not finished by their deadline"),
  /** How a backtest ended. */
  BACKTESTS_ENDED(
      "BacktestsEnded",
      MetricUnit.COUNT,
      Dimension.BACKTEST,
      "backtests over HTTP that ended, by how; one that failed says why to who asked"),
  /** How long a call of a model took. */
  MODEL_LATENCY(
      "ModelLatency",
      MetricUnit.MILLISECONDS,
      Dimension.PROVIDER,
      "from a call of a model to the end of its answer or its failure"),
  /** What calls of models cost. */
  MODEL_COST(
      "ModelCostMicroUsd",
      MetricUnit.COUNT,
      Dimension.PROVIDER,
      "millionths of a US dollar that calls of models were booked with"),
  /** What calls of models used. */
  MODEL_TOKENS(
      "ModelTokens",
      MetricUnit.COUNT,
      Dimension.TOKENS,
      "tokens by kind; prompt caches hit with cache-read over all but output"),
  /** Calls of models without an answer. */
  MODEL_FAULTS(
      "ModelFaults",
      MetricUnit.COUNT,
      Dimension.PROVIDER,
      "calls of models that gave no answer: throttled, unwell, too slow, refused, malformed"),
  /** Turns in which another model spoke than the first that was asked. */
  MODEL_FALLBACKS(
      "ModelFallbacks",
      MetricUnit.COUNT,
      Dimension.NONE,
      "answers of another model than the first of the agent's route"),
  /** Answers that were not of the asked type. */
  ANSWERS_UNREADABLE(
      "AnswersUnreadable",
      MetricUnit.COUNT,
      Dimension.NONE,
      "answers of models that could not be read as their type; the first one of a turn is"
          + " repaired"),
  /** Whether an answer of vendors was at hand. */
  DATA_ANSWERS(
      "DataAnswers",
      MetricUnit.COUNT,
      Dimension.CACHE,
      "questions to vendors by whether an answer was still good; the hit rate is hit over both"),
  /** What holding a model's words against the snapshot found. */
  EVIDENCE_CLAIMS(
      "EvidenceClaims",
      MetricUnit.COUNT,
      Dimension.STATUS,
      "claims that models made, by what holding them against the verified snapshot found");

  /** The dimension of every metric: the stack's name, so that two stages are told apart. */
  public static final String SERVICE = "service";

  private final String wireName;
  private final MetricUnit unit;
  private final Dimension dimension;
  private final String meaning;

  Metric(String wireName, MetricUnit unit, Dimension dimension, String meaning) {
    this.wireName = wireName;
    this.unit = unit;
    this.dimension = dimension;
    this.meaning = meaning;
  }

  /** What a metric is broken down by. */
  public enum Dimension {
    /** Not at all. */
    NONE(""),
    /** The step whose turn it was. */
    STEP("step"),
    /** The final status of a run. */
    OUTCOME("outcome"),
    /** The rounds of the debates. */
    DEPTH("depth"),
    /** The risk rule. */
    RULE("rule"),
    /** How a backtest ended. */
    BACKTEST("backtest"),
    /** Who serves a model. */
    PROVIDER("provider"),
    /** What kind of tokens. */
    TOKENS("tokens"),
    /** Whether something was at hand. */
    CACHE("cache"),
    /** What a claim was found to be. */
    STATUS("status");

    private final String wireName;

    Dimension(String wireName) {
      this.wireName = wireName;
    }

    /**
     * The name in CloudWatch.
     *
     * @return empty for {@link #NONE}
     */
    public String wireName() {
      return wireName;
    }

    /**
     * All values there can be.
     *
     * @return empty for {@link #NONE}
     */
    public List<String> known() {
      return switch (this) {
        case NONE -> List.of();
        case STEP ->
            Arrays.stream(Step.values()).filter(Step::isFunction).map(Step::wireName).toList();
        case OUTCOME ->
            Arrays.stream(Status.values()).filter(Status::isFinal).map(Enum::name).toList();
        case DEPTH ->
            IntStream.rangeClosed(1, Mandate.MAX_DEPTH).mapToObj(Integer::toString).toList();
        case BACKTEST -> List.of("done", "failed");
        case PROVIDER -> Arrays.stream(Provider.values()).map(Provider::wireName).toList();
        case TOKENS -> List.of("fresh", "cache-read", "cache-written", "output");
        case CACHE -> List.of("hit", "miss");
        case STATUS -> Arrays.stream(Claim.Status.values()).map(Enum::name).toList();
        case RULE -> RiskGate.rules().stream().map(RiskRule::name).toList();
      };
    }
  }

  /**
   * When a person is woken: the sum over a period is above a threshold.
   *
   * @param name after the stack's name
   * @param essential whether it exists at the alarm level {@code essential} as well
   * @param value of the dimension; empty when the metric has none
   * @param periodSeconds over which is summed
   * @param threshold the highest sum that is all right
   * @param meaning one sentence
   */
  public record Alarm(
      String name,
      boolean essential,
      String value,
      int periodSeconds,
      int threshold,
      String meaning) {}

  /**
   * The name in CloudWatch.
   *
   * @return such as {@code AgentDuration}
   */
  public String wireName() {
    return wireName;
  }

  /**
   * The unit of a value.
   *
   * @return as CloudWatch knows it
   */
  public MetricUnit unit() {
    return unit;
  }

  /**
   * What it is broken down by beside the service.
   *
   * @return possibly {@link Dimension#NONE}
   */
  public Dimension dimension() {
    return dimension;
  }

  /**
   * What it says, for a person.
   *
   * @return part of a sentence
   */
  public String meaning() {
    return meaning;
  }

  /**
   * Whether the dashboard shows it. Fifty metrics of a dashboard are free, so not all are shown.
   *
   * @return false for what one looks up when something is wrong
   */
  public boolean isOnDashboard() {
    return switch (this) {
      case MESSAGES_RETRIED,
          BACKTESTS_ENDED,
          MODEL_LATENCY,
          MODEL_COST,
          MODEL_TOKENS,
          MODEL_FAULTS,
          MODEL_FALLBACKS,
          ANSWERS_UNREADABLE,
          DATA_ANSWERS,
          EVIDENCE_CLAIMS ->
          false;
      default -> true;
    };
  }

  /**
   * Its alarm.
   *
   * @return null when nobody is woken
   */
  public @Nullable Alarm alarm() {
    return switch (this) {
      case RUNS_EXPIRED ->
          new Alarm("runs-expired", true, "", 300, 0, "A run was ended by its deadline.");
      case RUN_OUTCOME -> new Alarm("runs-failed", false, "FAILED", 900, 2, "Runs fail.");
      case SWEEPER_RESCUES ->
          new Alarm("runs-stuck", false, "", 900, 20, "Runs stand still: messages get lost.");
      case AGENT_DURATION,
          AGENT_FAILED,
          MESSAGES_RETRIED,
          DECISION_DURATION,
          RISK_BLOCKED,
          BACKTESTS_ENDED,
          MODEL_LATENCY,
          MODEL_COST,
          MODEL_TOKENS,
          MODEL_FAULTS,
          MODEL_FALLBACKS,
          ANSWERS_UNREADABLE,
          DATA_ANSWERS,
          EVIDENCE_CLAIMS ->
          null;
    };
  }
}
