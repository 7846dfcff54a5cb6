package tradingagents.agents;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Fact.Unit;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.quant.indicator.Atr;
import tradingagents.quant.indicator.Bollinger;
import tradingagents.quant.indicator.Ema;
import tradingagents.quant.indicator.Macd;
import tradingagents.quant.indicator.RateOfChange;
import tradingagents.quant.indicator.RealisedVolatility;
import tradingagents.quant.indicator.Rsi;
import tradingagents.quant.indicator.Sma;
import tradingagents.quant.indicator.ValueIndicator;
import tradingagents.quant.series.Bars;

/**
 * The verified snapshot: what code knows about an instrument's prices, as exact numbers that every
 * agent quotes and none may make up; the indicators are those of {@code tradingagents.quant}. A
 * number whose warm-up is not reached, or that does not exist, is left out: it is never zero.
 * Statistics and derived prices are rounded half even to six places; closes, highs and lows are
 * exact as stored. Nothing here depends on anything but the given bars.
 */
public final class Snapshot {
  /** The newest close. */
  public static final String CLOSE = "market.close";

  /** Average true range of 14 sessions, in the currency. */
  public static final String ATR = "market.atr14";

  private static final int PLACES = 6;
  private static final int MONTH = 21;
  private static final int YEAR = 252;
  private static final double NO_WIDTH = 1e-9;

  private final BarSeries series;
  private final Bars bars;
  private final Bar last;
  private final double close;
  private final double[] closes;
  private final double[] volumes;
  private final List<Fact> facts = new ArrayList<>();

  private Snapshot(BarSeries series) {
    this.series = series;
    this.last = series.bars().getLast();
    this.bars = Bars.of(series);
    this.closes = bars.closes();
    this.close = closes[closes.length - 1];
    this.volumes = bars.volumes();
  }

  /**
   * The facts of a series.
   *
   * @param series up to as-of; its newest bar is the newest thing known
   * @return in a fixed order; empty for an empty series
   */
  public static List<Fact> of(BarSeries series) {
    return series.bars().isEmpty() ? List.of() : new Snapshot(series).compute();
  }

  private List<Fact> compute() {
    exact(CLOSE, "Close", last.close(), Unit.PRICE, "close", 1);
    trend();
    momentum();
    volatility();
    range();
    volume();
    exact("market.sessions", "Sessions known", count(closes.length), Unit.COUNT, "bars", all());
    return List.copyOf(facts);
  }

  private void trend() {
    for (int n : new int[] {20, 50, 200}) {
      String label = "Average close of " + n + " sessions";
      add("market.sma" + n, label, newest(new Sma(n), closes), Unit.PRICE, "close", n);
    }
    double ema = new Ema(20).last(closes);
    add("market.ema20", "Exponential average close of 20", ema, Unit.PRICE, "close", all());
    double fifty = newest(new Sma(50), closes);
    double twoHundred = newest(new Sma(200), closes);
    double fiftyBefore = newest(new Sma(50), before(MONTH));
    addGap("market.close-to-sma50", "Close to its 50-session average", close, fifty, 50);
    addGap("market.close-to-sma200", "Close to its 200-session average", close, twoHundred, 200);
    addGap("market.sma50-to-sma200", "50-session to 200-session average", fifty, twoHundred, 200);
    addGap(
        "market.sma50-slope21",
        "Change of the 50-session average over 21 sessions",
        fifty,
        fiftyBefore,
        50 + MONTH);
  }

  private void momentum() {
    double rsi = new Rsi(14).last(closes);
    add("market.rsi14", "RSI of 14 sessions", rsi, Unit.INDEX, "close", all());
    Macd macd = Macd.STANDARD;
    double histogram = lastOf(macd.histogram(closes));
    addMacd("market.macd-line", "MACD line (12, 26)", macd.last(closes), Unit.PRICE);
    addMacd("market.macd-signal", "MACD signal (9)", lastOf(macd.signal(closes)), Unit.PRICE);
    addMacd("market.macd-histogram", "MACD histogram", histogram, Unit.PRICE);
    String share = "MACD histogram as a share of the close";
    addMacd("market.macd-histogram-ratio", share, histogram / close, Unit.RATIO);
    for (int n : new int[] {5, MONTH, 63, 126, YEAR}) {
      double change = newest(new RateOfChange(n), closes);
      String label = "Return over " + n + " sessions";
      add("market.return" + n, label, change, Unit.RATIO, "close", n + 1);
    }
    double twelveOne = newest(new RateOfChange(YEAR - MONTH), before(MONTH));
    String label = "Return from 252 to 21 sessions ago (12-1 momentum)";
    add("market.momentum12-1", label, twelveOne, Unit.RATIO, "close", YEAR + 1);
  }

  private void volatility() {
    double atr = lastOf(new Atr(14).over(bars)[0]);
    String cells = "high, low and close";
    add(ATR, "Average true range of 14 sessions", atr, Unit.PRICE, cells, all());
    String share = "Average true range as a share of the close";
    add("market.atr14-ratio", share, atr / close, Unit.RATIO, cells, all());
    String band = "Position in the Bollinger band (20, 2), 0 lower to 1 upper";
    add("market.bollinger-position", band, bandPosition(), Unit.RATIO, "close", 20);
    double fast = newest(new RealisedVolatility(20), closes);
    double slow = newest(new RealisedVolatility(60), closes);
    String label = "Realised volatility of %d sessions, annualised";
    add("market.volatility20", label.replace("%d", "20"), fast, Unit.RATIO, "close", 21);
    add("market.volatility60", label.replace("%d", "60"), slow, Unit.RATIO, "close", 61);
    String ratio = "Volatility of 20 sessions as a share of that of 60";
    add("market.volatility-ratio", ratio, fast / slow, Unit.RATIO, "close", 61);
  }

  private double bandPosition() {
    double[] window = tail(closes, 20);
    double lower = lastOf(Bollinger.STANDARD.lower(window));
    double width = lastOf(Bollinger.STANDARD.upper(window)) - lower;
    return width > NO_WIDTH * close ? (close - lower) / width : Double.NaN;
  }

  private void range() {
    if (closes.length < YEAR) {
      return;
    }
    List<Bar> year = series.bars().subList(closes.length - YEAR, closes.length);
    BigDecimal high = year.stream().map(Bar::high).reduce(BigDecimal::max).orElseThrow();
    BigDecimal low = year.stream().map(Bar::low).reduce(BigDecimal::min).orElseThrow();
    exact("market.high252", "Highest price of 252 sessions", high, Unit.PRICE, "high", YEAR);
    exact("market.low252", "Lowest price of 252 sessions", low, Unit.PRICE, "low", YEAR);
    addGap(
        "market.drawdown252",
        "Close to the highest price of 252 sessions",
        close,
        high.doubleValue(),
        YEAR);
  }

  private void volume() {
    exact("market.volume", "Volume", count(last.volume()), Unit.COUNT, "volume", 1);
    double share = volumes[volumes.length - 1] / newest(new Sma(20), volumes);
    String label = "Volume as a share of its 20-session average";
    add("market.volume-ratio20", label, share, Unit.RATIO, "volume", 20);
  }

  private void addMacd(String id, String label, double value, Unit unit) {
    add(id, label, value, unit, "close", all());
  }

  private void addGap(String id, String label, double part, double whole, int sessions) {
    add(id, label, (part - whole) / whole, Unit.RATIO, "close", sessions);
  }

  /** What is no finite number does not exist: its warm-up is not reached or it divides by zero. */
  private void add(String id, String label, double value, Unit unit, String cells, int sessions) {
    if (Double.isFinite(value)) {
      BigDecimal rounded = BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_EVEN);
      exact(id, label, rounded, unit, cells, sessions);
    }
  }

  private void exact(
      String id, String label, BigDecimal value, Unit unit, String cells, int sessions) {
    String length = sessions == 1 ? "1 session" : sessions + " sessions";
    String source = series.symbol() + " daily " + cells + ", " + length + " to " + last.session();
    facts.add(new Fact(id, label, plain(value), unit, source, last.knownAt()));
  }

  /** An indicator of a moving window, from exactly the values it needs. */
  private static double newest(ValueIndicator indicator, double[] values) {
    return indicator.last(tail(values, indicator.warmUp() + 1));
  }

  private static double[] tail(double[] values, int n) {
    return Arrays.copyOfRange(values, Math.max(0, values.length - n), values.length);
  }

  private static double lastOf(double[] values) {
    return values[values.length - 1];
  }

  /** The closes as they were some sessions ago. */
  private double[] before(int sessions) {
    return Arrays.copyOf(closes, Math.max(0, closes.length - sessions));
  }

  private int all() {
    return closes.length;
  }

  private static BigDecimal count(long n) {
    return BigDecimal.valueOf(n);
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
