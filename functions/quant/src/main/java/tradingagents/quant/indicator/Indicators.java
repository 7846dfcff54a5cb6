package tradingagents.quant.indicator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import tradingagents.model.failure.Suggestion;
import tradingagents.quant.series.Bars;

/**
 * All indicators by name, as people type them: a name and its arguments with colons between, {@code
 * macd:12:26:9}. Arguments that are left out are the usual ones, so {@code rsi} is {@code rsi:14}
 * and {@code bollinger:50} is {@code bollinger:50:2}. What cannot be understood is an {@link
 * IllegalArgumentException} that says what is allowed.
 */
public final class Indicators {
  private static final double YEAR = RealisedVolatility.SESSIONS_PER_YEAR;
  private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

  /** Those of two series, with a window each. */
  private static final Map<String, IntFunction<PairIndicator>> PAIRS = new LinkedHashMap<>();

  private static final Argument PAIR_WINDOW = window(60);

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
    PAIRS.put("beta", RollingBeta::new);
    PAIRS.put("correlation", RollingCorrelation::new);
  }

  private Indicators() {}

  private record Entry(List<Argument> arguments, Function<double[], Indicator> made) {
    String words(String name) {
      StringBuilder words = new StringBuilder(name);
      for (Argument argument : arguments) {
        words.append(":").append(argument.name.toUpperCase(Locale.ROOT).replace(' ', '-'));
      }
      return words.toString();
    }
  }

  /** Usual is NaN where leaving the argument out means something of its own. */
  private record Argument(String name, boolean whole, double usual) {
    double read(String text) {
      if (!text.matches(whole ? "[+-]?\\d{1,9}" : "[+-]?\\d{1,9}(\\.\\d{1,15})?")) {
        throw new IllegalArgumentException(
            "the %s must be a %s, not '%s'"
                .formatted(name, whole ? "whole number up to 1000000" : "number", text));
      }
      return Double.parseDouble(text);
    }
  }

  private static void add(
      String name, List<Argument> arguments, Function<double[], Indicator> made) {
    ENTRIES.put(name, new Entry(arguments, made));
  }

  private static List<Argument> of(Argument... arguments) {
    return List.of(arguments);
  }

  private static Argument window(int usual) {
    return whole("window", usual);
  }

  private static Argument whole(String name, int usual) {
    return new Argument(name, true, usual);
  }

  private static Argument absent(String name) {
    return new Argument(name, true, Double.NaN);
  }

  private static Argument number(String name, double usual) {
    return new Argument(name, false, usual);
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
    return List.copyOf(ENTRIES.keySet());
  }

  /**
   * How each indicator is asked for.
   *
   * @return such as {@code macd:FAST:SLOW:SIGNAL}, in the order of the names
   */
  public static List<String> usages() {
    return ENTRIES.entrySet().stream().map(e -> e.getValue().words(e.getKey())).toList();
  }

  /**
   * An indicator by what people type.
   *
   * @param text a name and arguments, such as {@code sma:20}
   * @return ready to compute
   */
  public static Indicator named(String text) {
    String[] parts = text.split(":", -1);
    Entry entry = ENTRIES.get(parts[0]);
    if (entry == null) {
      if (PAIRS.containsKey(parts[0])) {
        throw new IllegalArgumentException(text + " needs a benchmark");
      }
      List<String> known = Stream.concat(names().stream(), PAIRS.keySet().stream()).toList();
      throw new IllegalArgumentException(
          "there is no indicator '" + parts[0] + "'" + Suggestion.ending(parts[0], known));
    }
    return made(text, entry, parts);
  }

  private static Indicator made(String text, Entry entry, String[] parts) {
    try {
      return entry.made.apply(arguments(entry, parts));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(text + ": " + e.getMessage(), e);
    }
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
    String[] parts = text.split(":", -1);
    IntFunction<PairIndicator> pair = PAIRS.get(parts[0]);
    if (pair == null) {
      return named(text);
    }
    Entry entry =
        new Entry(
            of(PAIR_WINDOW), a -> new Versus(pair.apply((int) a[0]), benchmark.orElseThrow()));
    if (benchmark.isEmpty()) {
      throw new IllegalArgumentException(text + " needs a benchmark");
    }
    return made(text, entry, parts);
  }

  private static double[] arguments(Entry entry, String[] parts) {
    int given = parts.length - 1;
    if (given > entry.arguments.size()) {
      throw new IllegalArgumentException(
          "%d arguments are too many, it is written %s".formatted(given, entry.words(parts[0])));
    }
    double[] values = new double[entry.arguments.size()];
    for (int i = 0; i < values.length; i++) {
      Argument argument = entry.arguments.get(i);
      values[i] = i < given ? argument.read(parts[i + 1]) : argument.usual;
    }
    return values;
  }
}
