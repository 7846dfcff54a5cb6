package tradingagents.desk.run;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The one list of who can speak in a run. {@link #wireName} is the name everywhere outside Java: in
 * events, queues, rules, tables, options and reports.
 */
public enum Step {
  /** Studies prices and volume. */
  MARKET_ANALYST("market-analyst", Kind.ANALYST),
  /** Studies news. */
  NEWS_ANALYST("news-analyst", Kind.ANALYST),
  /** Studies what the crowd says. */
  SENTIMENT_ANALYST("sentiment-analyst", Kind.ANALYST),
  /** Studies the company's accounts. */
  FUNDAMENTALS_ANALYST("fundamentals-analyst", Kind.ANALYST),
  /** Argues for owning the instrument. */
  BULL_RESEARCHER("bull-researcher", Kind.DEBATER),
  /** Argues against owning it. */
  BEAR_RESEARCHER("bear-researcher", Kind.DEBATER),
  /** Rules on the debate. */
  RESEARCH_MANAGER("research-manager", Kind.DECIDER),
  /** Turns the ruling into a proposal. */
  TRADER("trader", Kind.DECIDER),
  /** Argues for taking the risk. */
  AGGRESSIVE_RISK("aggressive-risk", Kind.RISK_VOICE),
  /** Argues for protecting the capital. */
  CONSERVATIVE_RISK("conservative-risk", Kind.RISK_VOICE),
  /** Weighs the two. */
  NEUTRAL_RISK("neutral-risk", Kind.RISK_VOICE),
  /** Decides. */
  PORTFOLIO_MANAGER("portfolio-manager", Kind.DECIDER),
  /** The deterministic gate: no prompt reaches it. */
  RISK_CHECK("risk-check", Kind.AUTHORITY),
  /** The deterministic order: no prompt reaches it. */
  BROKER_ACTION("broker-action", Kind.AUTHORITY),
  /** A person says yes or no to an order. */
  APPROVAL("approval", Kind.PERSON),
  /** A person stops the run. */
  CANCELLATION("cancellation", Kind.PERSON),
  /** The clock stops the run. */
  DEADLINE("deadline", Kind.CLOCK);

  /** What sort of speaker a step is. */
  public enum Kind {
    /** Reads data, independent of the others. */
    ANALYST,
    /** Speaks in the research debate. */
    DEBATER,
    /** Answers one typed decision. */
    DECIDER,
    /** Speaks in the risk debate. */
    RISK_VOICE,
    /** Deterministic code with authority over orders. */
    AUTHORITY,
    /** Recorded by a person. */
    PERSON,
    /** Recorded by the sweeper. */
    CLOCK
  }

  private final String wireName;
  private final Kind kind;

  Step(String wireName, Kind kind) {
    this.wireName = wireName;
    this.kind = kind;
  }

  /**
   * The name outside Java.
   *
   * @return small letters and dashes
   */
  public String wireName() {
    return wireName;
  }

  /**
   * The sort of speaker.
   *
   * @return never null
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Whether a function of its own does this step.
   *
   * @return false for what a person or the clock records
   */
  public boolean isFunction() {
    return kind != Kind.PERSON && kind != Kind.CLOCK;
  }

  /**
   * Whether a language model or rule set speaks here.
   *
   * @return true for analysts, debaters, deciders and risk voices
   */
  public boolean isAgent() {
    return isFunction() && kind != Kind.AUTHORITY;
  }

  /**
   * The steps of a kind, in order.
   *
   * @param kind the kind
   * @return in the order of this list
   */
  public static List<Step> of(Kind kind) {
    return Arrays.stream(values()).filter(step -> step.kind == kind).toList();
  }

  /**
   * The step of a name.
   *
   * @param name a wire name
   * @return empty for an unknown name
   */
  public static Optional<Step> named(String name) {
    return Arrays.stream(values()).filter(step -> step.wireName.equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return wireName;
  }
}
