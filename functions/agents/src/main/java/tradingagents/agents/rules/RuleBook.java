package tradingagents.agents.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import tradingagents.agents.answer.Fingerprint;
import tradingagents.model.money.Ratio;

/**
 * Every rule and every threshold, in one place; docs/rules.md says why each is what it is, and a
 * test compares the two. None was fitted to the data in the box: they are round numbers of textbook
 * rules.
 */
final class RuleBook {
  /** A score from here on is BUY; SELL is its mirror. */
  static final double STRONG_SCORE = 0.5;

  /** A score from here on is OVERWEIGHT; UNDERWEIGHT is its mirror; between is HOLD. */
  static final double WEAK_SCORE = 0.2;

  /** How many points a speech brings at most. */
  static final int POINTS_PER_SPEECH = 4;

  /** What evidence counts that nobody raised in the debate. */
  static final double UNARGUED_SHARE = 0.5;

  /** Below this share of all weights the rules do not rate: REVIEW. */
  static final double LEAST_COVERAGE = 0.25;

  /** The confidence of a score of zero. */
  static final double BASE_CONFIDENCE = 0.4;

  /** What a score of one adds to it. */
  static final double SCORE_CONFIDENCE = 0.5;

  /** What each of the four kinds of evidence takes away when there is none of it. */
  static final double MISSING_KIND_COST = 0.15;

  /** How many average true ranges the stop is away from the entry. */
  static final BigDecimal STOP_RANGES = new BigDecimal("2");

  /** The annualised volatility at which the neutral voice takes the usual position. */
  static final BigDecimal USUAL_VOLATILITY = new BigDecimal("0.25");

  /** Deeper than this below the high, the neutral voice takes less. */
  static final BigDecimal DEEP_DRAWDOWN = new BigDecimal("-0.2");

  /** How much of it then. */
  static final Ratio DEEP_DRAWDOWN_SHARE = Ratio.of("0.75");

  /** The neutral appetite when the volatility is not known. */
  static final Ratio UNKNOWN_APPETITE = Ratio.of("0.5");

  /** The aggressive voice's multiple of the neutral appetite. */
  static final Ratio AGGRESSIVE_SHARE = Ratio.of("1.25");

  /** The conservative voice's multiple of it. */
  static final Ratio CONSERVATIVE_SHARE = Ratio.of("0.6");

  /** How far a voice moves to the median of the round before, from the second round on. */
  static final Ratio CONVERGENCE = Ratio.of("0.5");

  /** Below this median appetite the portfolio manager goes one tier towards HOLD. */
  static final Ratio LOW_APPETITE = Ratio.of("0.5");

  /** How much of the confidence a full disagreement of the voices takes. */
  static final double SPREAD_COST = 0.5;

  /** The rules over the snapshot, in the order in which equal weights are told. */
  static final List<Signal> SIGNALS =
      List.of(
          good(
              "market.close-to-sma200",
              "the close against its 200-session average",
              2,
              "-0.02",
              "0.02",
              "The close stands %s above its 200-session average: the long trend is up.",
              "The close stands %s below its 200-session average: the long trend is down.",
              "The close is only %s away from its 200-session average: there is no long trend."),
          good(
              "market.sma50-to-sma200",
              "the 50-session against the 200-session average",
              2,
              "-0.01",
              "0.01",
              "The 50-session average stands %s above the 200-session average.",
              "The 50-session average stands %s below the 200-session average.",
              "The 50-session and the 200-session average are only %s apart."),
          good(
              "market.momentum12-1",
              "the 12-1 momentum",
              2,
              "0",
              "0.15",
              "The price gained %s from 252 to 21 sessions ago: the momentum is strong.",
              "The price lost %s from 252 to 21 sessions ago: the momentum is negative.",
              "The price gained no more than %s from 252 to 21 sessions ago: the momentum is"
                  + " thin."),
          good(
              "market.close-to-sma50",
              "the close against its 50-session average",
              1,
              "-0.02",
              "0.02",
              "The close stands %s above its 50-session average.",
              "The close stands %s below its 50-session average.",
              "The close is only %s away from its 50-session average."),
          good(
              "market.sma50-slope21",
              "the slope of the 50-session average",
              1,
              "-0.01",
              "0.01",
              "The 50-session average rose by %s in 21 sessions.",
              "The 50-session average fell by %s in 21 sessions.",
              "The 50-session average moved by only %s in 21 sessions."),
          good(
              "market.return63",
              "the return over 63 sessions",
              1,
              "-0.05",
              "0.05",
              "The price gained %s over 63 sessions.",
              "The price lost %s over 63 sessions.",
              "The price moved by only %s over 63 sessions."),
          good(
              "market.return21",
              "the return over 21 sessions",
              1,
              "-0.03",
              "0.03",
              "The price gained %s over 21 sessions.",
              "The price lost %s over 21 sessions.",
              "The price moved by only %s over 21 sessions."),
          good(
              "market.macd-histogram-ratio",
              "the MACD histogram",
              1,
              "-0.002",
              "0.002",
              "The MACD histogram is above zero by %s of the close: momentum is building.",
              "The MACD histogram is below zero by %s of the close: momentum is fading.",
              "The MACD histogram is %s of the close: close to nothing."),
          good(
              "market.drawdown252",
              "the distance from the 252-session high",
              1,
              "-0.15",
              "-0.05",
              "The close is only %s below the highest price of 252 sessions.",
              "The close is %s below the highest price of 252 sessions: holders are losing.",
              "The close is %s below the highest price of 252 sessions: neither near nor far."),
          bad(
              "market.rsi14",
              "the RSI of 14 sessions",
              1,
              "30",
              "70",
              "The RSI of 14 sessions is %s: overbought.",
              "The RSI of 14 sessions is %s: oversold, a rebound is near.",
              "The RSI of 14 sessions is %s: neither overbought nor oversold."),
          bad(
              "market.bollinger-position",
              "the position in the Bollinger band",
              1,
              "0",
              "1",
              "The close stands at %s of the Bollinger band: above its upper edge.",
              "The close stands %s of the Bollinger band's width under its lower edge.",
              "The close stands at %s of the Bollinger band: inside it."),
          bad(
              "market.volatility60",
              "the realised volatility",
              1,
              "0.2",
              "0.35",
              "The realised volatility of 60 sessions is %s a year: high.",
              "The realised volatility of 60 sessions is %s a year: calm.",
              "The realised volatility of 60 sessions is %s a year: ordinary."),
          bad(
              "market.volatility-ratio",
              "the change of the volatility",
              1,
              "0.8",
              "1.25",
              "The volatility of 20 sessions is %s of that of 60: risk is rising.",
              "The volatility of 20 sessions is %s of that of 60: risk is falling.",
              "The volatility of 20 sessions is %s of that of 60: steady."));

  /** The sum of all weights. */
  static final int ALL_WEIGHTS = SIGNALS.stream().mapToInt(Signal::weight).sum();

  /** Identifies these rules: every word and number of them. */
  static final String VERSION = Fingerprint.of(text());

  private RuleBook() {}

  /** The rules over prices, then those over accounts. */
  static Stream<Signal> signals() {
    return Stream.concat(SIGNALS.stream(), AccountRules.SIGNALS.stream());
  }

  static Signal good(
      String fact, String name, int weight, String low, String high, String... words) {
    return signal(fact, name, weight, low, high, true, words);
  }

  static Signal bad(
      String fact, String name, int weight, String low, String high, String... words) {
    return signal(fact, name, weight, low, high, false, words);
  }

  private static Signal signal(
      String fact,
      String name,
      int weight,
      String low,
      String high,
      boolean highIsGood,
      String... words) {
    BigDecimal from = new BigDecimal(low);
    BigDecimal to = new BigDecimal(high);
    return new Signal(fact, name, weight, from, to, highIsGood, words[0], words[1], words[2]);
  }

  private static String text() {
    List<Object> constants =
        List.of(
            STRONG_SCORE,
            WEAK_SCORE,
            POINTS_PER_SPEECH,
            UNARGUED_SHARE,
            LEAST_COVERAGE,
            BASE_CONFIDENCE,
            SCORE_CONFIDENCE,
            MISSING_KIND_COST,
            STOP_RANGES,
            USUAL_VOLATILITY,
            DEEP_DRAWDOWN,
            DEEP_DRAWDOWN_SHARE,
            UNKNOWN_APPETITE,
            AGGRESSIVE_SHARE,
            CONSERVATIVE_SHARE,
            CONVERGENCE,
            LOW_APPETITE,
            SPREAD_COST);
    return SIGNALS + "\n" + AccountRules.SIGNALS + "\n" + constants;
  }
}
