package tradingagents.agents.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.roster.Brief.Said;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Point.Citation;
import tradingagents.desk.run.Step;
import tradingagents.desk.sizing.TargetWeights;
import tradingagents.model.money.Ratio;

/**
 * The three risk voices: the neutral one takes less the more the price swings and the deeper it has
 * fallen; the aggressive one takes more than that, the conservative one less. From the second round
 * on each moves towards the median of the round before and brings one more number while it has one.
 */
final class RiskVoices {
  private static final int PLACES = 4;

  private RiskVoices() {}

  static Argument speech(Brief brief) {
    Step me = brief.task().step();
    int round = brief.task().round();
    List<Said<Argument>> before =
        brief.riskDebate().stream().filter(said -> said.round() == round - 1).toList();
    Ratio appetite = round == 1 ? first(brief, me) : moved(first(brief, me), me, before);
    List<Point> points = points(brief, me, round);
    StringBuilder speech = new StringBuilder(opening(me));
    points.forEach(point -> speech.append(' ').append(point.text()));
    if (points.isEmpty()) {
      speech.append(" I bring no further number in round ").append(round).append('.');
    }
    if (!before.isEmpty()) {
      speech.append(" After round ").append(round - 1).append(" I move towards the middle.");
    }
    speech.append(" I would take ").append(appetite).append(" of the usual position.");
    return new Argument(speech.toString(), points, appetite);
  }

  private static Ratio first(Brief brief, Step me) {
    Ratio neutral = neutral(brief);
    return switch (me) {
      case AGGRESSIVE_RISK -> down(neutral.times(RuleBook.AGGRESSIVE_SHARE, RoundingMode.DOWN));
      case CONSERVATIVE_RISK -> down(neutral.times(RuleBook.CONSERVATIVE_SHARE, RoundingMode.DOWN));
      default -> neutral;
    };
  }

  private static Ratio neutral(Brief brief) {
    Optional<BigDecimal> volatility = value(brief, "market.volatility60");
    if (volatility.isEmpty()) {
      return RuleBook.UNKNOWN_APPETITE;
    }
    BigDecimal swing = volatility.get().max(RuleBook.USUAL_VOLATILITY);
    BigDecimal share = RuleBook.USUAL_VOLATILITY.divide(swing, PLACES, RoundingMode.DOWN);
    boolean deep =
        value(brief, "market.drawdown252")
            .filter(drawdown -> drawdown.compareTo(RuleBook.DEEP_DRAWDOWN) < 0)
            .isPresent();
    Ratio appetite = new Ratio(share);
    return deep ? down(appetite.times(RuleBook.DEEP_DRAWDOWN_SHARE, RoundingMode.DOWN)) : appetite;
  }

  private static Ratio moved(Ratio first, Step me, List<Said<Argument>> before) {
    List<Ratio> said = before.stream().map(Said::what).flatMap(RiskVoices::appetite).toList();
    Ratio own =
        before.stream()
            .filter(voice -> voice.by() == me)
            .map(Said::what)
            .flatMap(RiskVoices::appetite)
            .findFirst()
            .orElse(first);
    if (said.isEmpty()) {
      return own;
    }
    Ratio way = TargetWeights.median(said).minus(own);
    return down(own.plus(way.times(RuleBook.CONVERGENCE, RoundingMode.DOWN)));
  }

  private static Stream<Ratio> appetite(Argument argument) {
    return Stream.ofNullable(argument.appetite());
  }

  /** The number of a round: each voice looks at other ones, in an order of its own. */
  private static List<Point> points(Brief brief, Step me, int round) {
    List<String> ids =
        switch (me) {
          case AGGRESSIVE_RISK ->
              List.of("market.volatility60", "market.return126", "market.return63");
          case CONSERVATIVE_RISK ->
              List.of("market.drawdown252", "market.atr14-ratio", "market.volatility20");
          default ->
              List.of("market.volatility-ratio", "market.volatility60", "market.atr14-ratio");
        };
    return ids.stream()
        .flatMap(id -> brief.facts().stream().filter(fact -> fact.id().equals(id)))
        .skip(round - 1L)
        .limit(1)
        .map(RiskVoices::point)
        .toList();
  }

  private static Point point(Fact fact) {
    String sign = fact.value().signum() < 0 ? "-" : "";
    String text = fact.label() + ": " + sign + Signal.shown(fact) + ".";
    return new Point(text, List.of(new Citation(fact.id(), fact.value().toPlainString())));
  }

  private static String opening(Step me) {
    return switch (me) {
      case AGGRESSIVE_RISK -> "Risk that the evidence pays for should be taken.";
      case CONSERVATIVE_RISK -> "What is lost first must be earned back.";
      default -> "Reward and risk have to be in proportion.";
    };
  }

  private static Ratio down(Ratio ratio) {
    Ratio within = ratio.max(Ratio.ZERO).min(Ratio.ONE);
    return new Ratio(within.value().setScale(PLACES, RoundingMode.DOWN));
  }

  private static Optional<BigDecimal> value(Brief brief, String id) {
    return brief.facts().stream().filter(fact -> fact.id().equals(id)).map(Fact::value).findFirst();
  }
}
