package tradingagents.quant.measure;

/**
 * The measures by the name they have in an answer. A name with a point stands inside the object
 * named before it. Where two conventions are legal, each has a name of its own.
 */
public enum Measure {
  TOTAL_RETURN("totalReturn", Unit.FRACTION, Group.RETURN),
  ANNUAL_RETURN("annualReturn", Unit.FRACTION_A_YEAR, Group.RETURN),
  VOLATILITY("volatility", Unit.FRACTION_A_YEAR, Group.RISK),
  SHARPE("sharpe", Unit.NUMBER, Group.RATIO),
  GEOMETRIC_SHARPE("geometricSharpe", Unit.NUMBER, Group.RATIO),
  SORTINO("sortino", Unit.NUMBER, Group.RATIO),
  CALMAR("calmar", Unit.NUMBER, Group.RATIO),
  OMEGA("omega", Unit.NUMBER, Group.RATIO),
  MAX_DRAWDOWN("maxDrawdown", Unit.FRACTION, Group.RISK),
  ULCER_INDEX("ulcerIndex", Unit.FRACTION, Group.RISK),
  PAIN_INDEX("painIndex", Unit.FRACTION, Group.RISK),
  MARTIN_RATIO("martinRatio", Unit.NUMBER, Group.RATIO),
  BURKE_RATIO("burkeRatio", Unit.NUMBER, Group.RATIO),
  EPISODE_BURKE_RATIO("episodeBurkeRatio", Unit.NUMBER, Group.RATIO),
  SKEWNESS("skewness", Unit.NUMBER, Group.RISK),
  EXCESS_KURTOSIS("excessKurtosis", Unit.NUMBER, Group.RISK),
  DOWNSIDE_DEVIATION("downsideDeviation", Unit.FRACTION_A_PERIOD, Group.RISK),
  VAR_HISTORICAL("valueAtRisk.historical", Unit.FRACTION_A_PERIOD, Group.RISK),
  VAR_GAUSSIAN("valueAtRisk.gaussian", Unit.FRACTION_A_PERIOD, Group.RISK),
  VAR_CORNISH_FISHER("valueAtRisk.cornishFisher", Unit.FRACTION_A_PERIOD, Group.RISK),
  CVAR_HISTORICAL("conditionalValueAtRisk.historical", Unit.FRACTION_A_PERIOD, Group.RISK),
  CVAR_GAUSSIAN("conditionalValueAtRisk.gaussian", Unit.FRACTION_A_PERIOD, Group.RISK),
  CVAR_CORNISH_FISHER("conditionalValueAtRisk.cornishFisher", Unit.FRACTION_A_PERIOD, Group.RISK),
  BETA("beta", Unit.NUMBER, Group.BENCHMARK),
  ALPHA("alpha", Unit.FRACTION_A_PERIOD, Group.BENCHMARK),
  ANNUAL_ALPHA("annualAlpha", Unit.FRACTION_A_YEAR, Group.BENCHMARK),
  JENSEN_ALPHA("jensenAlpha", Unit.FRACTION_A_YEAR, Group.BENCHMARK),
  TRACKING_ERROR("trackingError", Unit.FRACTION_A_YEAR, Group.BENCHMARK),
  INFORMATION_RATIO("informationRatio", Unit.NUMBER, Group.BENCHMARK),
  ARITHMETIC_INFORMATION_RATIO("arithmeticInformationRatio", Unit.NUMBER, Group.BENCHMARK),
  TREYNOR("treynor", Unit.NUMBER, Group.BENCHMARK),
  M_SQUARED("mSquared", Unit.FRACTION_A_YEAR, Group.BENCHMARK),
  APPRAISAL_RATIO("appraisalRatio", Unit.NUMBER, Group.BENCHMARK),
  SPECIFIC_RISK("specificRisk", Unit.FRACTION_A_YEAR, Group.BENCHMARK),
  R_SQUARED("rSquared", Unit.NUMBER, Group.BENCHMARK),
  BULL_BETA("bullBeta", Unit.NUMBER, Group.BENCHMARK),
  BEAR_BETA("bearBeta", Unit.NUMBER, Group.BENCHMARK),
  UP_CAPTURE("upCapture", Unit.NUMBER, Group.BENCHMARK),
  DOWN_CAPTURE("downCapture", Unit.NUMBER, Group.BENCHMARK),
  STRICT_DOWN_CAPTURE("strictDownCapture", Unit.NUMBER, Group.BENCHMARK),
  ANNUAL_UP_CAPTURE("annualUpCapture", Unit.NUMBER, Group.BENCHMARK),
  ANNUAL_DOWN_CAPTURE("annualDownCapture", Unit.NUMBER, Group.BENCHMARK),
  WIN_RATE("winRate", Unit.FRACTION, Group.RETURN),
  PROFIT_FACTOR("profitFactor", Unit.NUMBER, Group.RETURN),
  TAIL_RATIO("tailRatio", Unit.NUMBER, Group.RISK),
  PROBABILISTIC_SHARPE("probabilisticSharpe", Unit.FRACTION, Group.CONFIDENCE),
  DEFLATED_SHARPE("deflatedSharpe", Unit.FRACTION, Group.CONFIDENCE),
  MIN_TRACK_RECORD_LENGTH("minTrackRecordLength", Unit.PERIODS, Group.CONFIDENCE);

  /** What a number counts. */
  public enum Unit {
    /** A pure number. */
    NUMBER,
    /** A fraction, 0.25 for a quarter. */
    FRACTION,
    /** A return in one period. */
    FRACTION_A_PERIOD,
    /** A return in one year. */
    FRACTION_A_YEAR,
    /** So many periods. */
    PERIODS
  }

  /** What a measure speaks of. */
  public enum Group {
    /** What was earned. */
    RETURN,
    /** What could be lost. */
    RISK,
    /** Return per unit of risk. */
    RATIO,
    /** Beside the benchmark; no number without one. */
    BENCHMARK,
    /** How sure the Sharpe ratio is. */
    CONFIDENCE
  }

  private final String id;
  private final Unit unit;
  private final Group group;

  Measure(String id, Unit unit, Group group) {
    this.id = id;
    this.unit = unit;
    this.group = group;
  }

  /** The name in an answer. */
  public String id() {
    return id;
  }

  /** What the number counts. */
  public Unit unit() {
    return unit;
  }

  /** What it speaks of. */
  public Group group() {
    return group;
  }
}
