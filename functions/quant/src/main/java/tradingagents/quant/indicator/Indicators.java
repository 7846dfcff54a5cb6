package tradingagents.quant.indicator;

import static tradingagents.quant.catalogue.Argument.absent;
import static tradingagents.quant.catalogue.Argument.number;
import static tradingagents.quant.catalogue.Argument.whole;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tradingagents.quant.catalogue.Argument;
import tradingagents.quant.catalogue.Catalogue;
import tradingagents.quant.series.Bars;

/**
 * All indicators by name, as people type them: a name and its arguments with colons between, {@code
 * macd:12:26:9}. Arguments that are left out are the usual ones, so {@code rsi} is {@code rsi:14}
 * and {@code bollinger:50} is {@code bollinger:50:2}. What cannot be understood is an {@link
 * IllegalArgumentException} that says what is allowed.
 */
public final class Indicators {
  private static final double YEAR = RealisedVolatility.SESSIONS_PER_YEAR;
  private static final Catalogue<Indicator> CATALOGUE = new Catalogue<>("indicator");

  /** Those of two series. */
  private static final Catalogue<PairIndicator> PAIRS = new Catalogue<>("indicator");

  static {
    add("sma", of(window(20)), a -> new Sma((int) a[0]));
    add("ema", of(window(20)), a -> new Ema((int) a[0]));
    add("wma", of(window(20)), a -> new Wma((int) a[0]));
    add("dema", of(window(20)), a -> new Dema((int) a[0]));
    add("hma", of(window(20)), a -> new Hma((int) a[0]));
    add("rsi", of(window(14)), a -> new Rsi((int) a[0]));
    add(
        "macd",
        of(whole("fast", 12), whole("slow", 26), whole("signal", 9)),
        a -> new Macd((int) a[0], (int) a[1], (int) a[2]));
    add("atr", of(window(14)), a -> new Atr((int) a[0]));
    add("tr", of(), a -> new TrueRange());
    add("bollinger", of(window(20), number("width", 2)), a -> new Bollinger((int) a[0], a[1]));
    add("adx", of(window(14)), a -> new Adx((int) a[0]));
    add(
        "stochastic",
        of(window(14), whole("smoothing", 3), whole("slowing", 3)),
        a -> new Stochastic((int) a[0], (int) a[1], (int) a[2]));
    add("cci", of(window(20)), a -> new Cci((int) a[0]));
    add("mfi", of(window(14)), a -> new Mfi((int) a[0]));
    add("cmf", of(window(20)), a -> new Cmf((int) a[0]));
    add("obv", of(), a -> new Obv());
    add("roc", of(window(12)), a -> new Roc((int) a[0]));
    add("cmo", of(window(14)), a -> new Cmo((int) a[0]));
    add("sar", of(number("step", 0.02), number("maximum", 0.2)), a -> new ParabolicSar(a[0], a[1]));
    add("aroon", of(window(25)), a -> new Aroon((int) a[0]));
    add("donchian", of(window(20)), a -> new Donchian((int) a[0]));
    add(
        "keltner",
        of(window(20), number("multiplier", 2), whole("atr window", 10)),
        a -> new Keltner((int) a[0], a[1], (int) a[2]));
    add(
        "ichimoku",
        of(whole("conversion", 9), whole("base", 26), whole("span", 52), absent("displacement")),
        a -> new Ichimoku((int) a[0], (int) a[1], (int) a[2], (int) or(a[3], a[1])));
    add(
        "vwap",
        of(absent("window")),
        a -> Double.isNaN(a[0]) ? new AnchoredVwap() : new Vwap((int) a[0]));
    add("vwma", of(window(20)), a -> new Vwma((int) a[0]));
    List<Argument> volatility = of(window(20), number("periods per year", YEAR));
    add("vol", volatility, a -> new RealisedVolatility((int) a[0], a[1]));
    add("gk", volatility, a -> new GarmanKlass((int) a[0], a[1]));
    add("yz", volatility, a -> new YangZhang((int) a[0], a[1]));
    PAIRS.add("beta", of(window(60)), a -> new RollingBeta((int) a[0]));
    PAIRS.add("correlation", of(window(60)), a -> new RollingCorrelation((int) a[0]));
  }

  private Indicators() {}

  private static void add(
      String name, List<Argument> arguments, Function<double[], Indicator> made) {
    CATALOGUE.add(name, arguments, made);
  }

  private static List<Argument> of(Argument... arguments) {
    return List.of(arguments);
  }

  private static Argument window(int usual) {
    return whole("window", usual);
  }

  private static double or(double value, double other) {
    return Double.isNaN(value) ? other : value;
  }

  /**
   * The names there are.
   *
   * @return without arguments
   */
  public static List<String> names() {
    return CATALOGUE.names();
  }

  /**
   * How each indicator is asked for.
   *
   * @return such as {@code macd:FAST:SLOW:SIGNAL}, in the order of the names
   */
  public static List<String> usages() {
    return CATALOGUE.usages();
  }

  /**
   * An indicator by what people type.
   *
   * @param text a name and arguments, such as {@code sma:20}
   * @return ready to compute
   */
  public static Indicator named(String text) {
    if (isPair(text)) {
      throw new IllegalArgumentException(text + " needs a benchmark");
    }
    return CATALOGUE.named(text, Stream.concat(names().stream(), PAIRS.names().stream()).toList());
  }

  /**
   * An indicator by what people type, where a benchmark may be known: then also {@code beta:60} and
   * {@code correlation:60} of the returns of closes.
   *
   * @param text a name and arguments
   * @param benchmark bars of the same days
   * @return ready to compute
   */
  public static Indicator named(String text, Optional<Bars> benchmark) {
    return benchmark.isPresent() && isPair(text)
        ? new Versus(PAIRS.named(text, PAIRS.names()), benchmark.get())
        : named(text);
  }

  private static boolean isPair(String text) {
    return PAIRS.names().contains(text.split(":", -1)[0]);
  }
}
