package tradingagents.quant.backtest.strategy;

import static tradingagents.quant.catalogue.Argument.number;
import static tradingagents.quant.catalogue.Argument.whole;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tradingagents.quant.backtest.Strategy;
import tradingagents.quant.catalogue.Catalogue;

/**
 * All strategies by name, as people type them: {@code sma:20:50}; arguments that are left out are
 * the usual ones. Rules of one's own begin with {@code rules:}. What cannot be understood is an
 * {@link IllegalArgumentException} that says what is allowed. A strategy's {@link Strategy#name()}
 * leads back to an equal one.
 */
public final class Strategies {
  private static final String DECISIONS = "decisions";
  private static final RatingWeights DESK = RatingWeights.DESK;
  private static final Catalogue<Strategy> CATALOGUE = new Catalogue<>("strategy");

  static {
    CATALOGUE.add("buy-and-hold", List.of(), a -> new BuyAndHold());
    CATALOGUE.add(
        "sma",
        List.of(whole("fast", 20), whole("slow", 50)),
        a -> new SmaCross((int) a[0], (int) a[1]));
    CATALOGUE.add(
        "ema",
        List.of(whole("fast", 20), whole("slow", 50)),
        a -> new EmaCross((int) a[0], (int) a[1]));
    CATALOGUE.add(
        "rsi",
        List.of(whole("period", 14), number("low", 30), number("high", 70)),
        a -> new RsiReversion((int) a[0], a[1], a[2]));
    CATALOGUE.add(
        "bollinger",
        List.of(whole("period", 20), number("width", 2)),
        a -> new BollingerBreakout((int) a[0], a[1]));
    CATALOGUE.add(
        "donchian",
        List.of(whole("entry", 20), whole("exit", 10)),
        a -> new DonchianBreakout((int) a[0], (int) a[1]));
    CATALOGUE.add(
        "momentum",
        List.of(whole("lookback", 252), whole("every", 21), whole("top", 1)),
        a -> new Momentum((int) a[0], (int) a[1], (int) a[2]));
    CATALOGUE.add("equal-weight", List.of(whole("every", 21)), a -> new EqualWeight((int) a[0]));
    CATALOGUE.add(
        "volatility-target",
        List.of(
            number("target", 0.1), whole("window", 20), whole("every", 5), whole("periods", 252)),
        a -> new VolatilityTarget(a[0], (int) a[1], (int) a[2], (int) a[3]));
    CATALOGUE.add(
        "random-agent",
        List.of(
            whole("seed", 1),
            whole("every", 5),
            number("buy", DESK.buy()),
            number("overweight", DESK.overweight()),
            number("underweight", DESK.underweight()),
            number("sell", DESK.sell())),
        a -> new RandomAgent((long) a[0], (int) a[1], new RatingWeights(a[2], a[3], a[4], a[5])));
  }

  private Strategies() {}

  /**
   * The names there are.
   *
   * @return without arguments
   */
  public static List<String> names() {
    return Stream.concat(CATALOGUE.names().stream(), Stream.of("rules", DECISIONS)).toList();
  }

  /**
   * How each strategy is asked for.
   *
   * @return such as {@code sma:FAST:SLOW}, in the order of the names
   */
  public static List<String> usages() {
    return Stream.concat(
            CATALOGUE.usages().stream(), Stream.of(RuleStrategy.USAGE, DECISIONS + ":FILE"))
        .toList();
  }

  /**
   * A strategy by what people type, where no file can be read.
   *
   * @param text a name and arguments, such as {@code sma:20:50}
   * @return ready to run
   */
  public static Strategy named(String text) {
    return named(
        text,
        file -> {
          throw new IllegalArgumentException(
              "recorded decisions come from a file, which cannot be read here: " + file);
        });
  }

  /**
   * A strategy by what people type.
   *
   * @param text a name and arguments, such as {@code sma:20:50}
   * @param decisions reads the file of {@code decisions:FILE}
   * @return ready to run
   */
  public static Strategy named(String text, Function<String, Strategy> decisions) {
    String typed = text.strip();
    if (typed.startsWith(RuleStrategy.PREFIX)) {
      return RuleStrategy.parse(typed);
    }
    if (typed.startsWith(DECISIONS + ":")) {
      return decisions.apply(typed.substring(DECISIONS.length() + 1));
    }
    return CATALOGUE.named(typed, names());
  }
}
