package tradingagents.agents;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Fact.Unit;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;

/**
 * The verified snapshot: what code knows about an instrument's prices, as exact numbers that every agent
 * quotes and none may make up. A number whose warm-up is not reached, or that does not exist, is left
 * out: it is never zero. Statistics and derived prices are rounded half even to six places; closes, highs
 * and lows are exact as stored. Nothing here depends on anything but the given bars.
 */
public final class Snapshot {
  /** The newest close. */
  public static final String CLOSE = "market.close";

  /** Average true range of 14 sessions, in the currency. */
  public static final String ATR = "market.atr14";

  private static final int PLACES = 6;
  private static final int MONTH = 21;
  private static final int YEAR = Numbers.YEAR;

  private final BarSeries series;
  private final Bar last;
  private final double[] closes;
  private final double[] volumes;
  private final List<Fact> facts = new ArrayList<>();

  private Snapshot(BarSeries series) {
    this.series = series;
    this.last = series.bars().getLast();
    this.closes = series.bars().stream().mapToDouble(bar -> bar.close().doubleValue()).toArray();
    this.volumes = series.bars().stream().mapToDouble(Bar::volume).toArray();
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
      add("market.sma" + n, label, Numbers.sma(closes, n, 0), Unit.PRICE, "close", n);
    }
    double[] ema = Numbers.ema(closes, 20);
    OptionalDouble newest =
        closes.length < 20 ? OptionalDouble.empty() : OptionalDouble.of(ema[ema.length - 1]);
    add("market.ema20", "Exponential average close of 20", newest, Unit.PRICE, "close", all());
    OptionalDouble fifty = Numbers.sma(closes, 50, 0);
    OptionalDouble twoHundred = Numbers.sma(closes, 200, 0);
    OptionalDouble fiftyBefore = Numbers.sma(closes, 50, MONTH);
    OptionalDouble close = OptionalDouble.of(closes[closes.length - 1]);
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
    add("market.rsi14", "RSI of 14 sessions", Numbers.rsi(closes, 14), Unit.INDEX, "close", all());
    double[] macd = Numbers.macd(closes);
    if (macd.length > 0) {
      addMacd("market.macd-line", "MACD line (12, 26)", macd[0]);
      addMacd("market.macd-signal", "MACD signal (9)", macd[1]);
      addMacd("market.macd-histogram", "MACD histogram", macd[2]);
      OptionalDouble share = Numbers.ratio(macd[2], closes[closes.length - 1]);
      String label = "MACD histogram as a share of the close";
      add("market.macd-histogram-ratio", label, share, Unit.RATIO, "close", all());
    }
    for (int n : new int[] {5, MONTH, 63, 126, YEAR}) {
      String label = "Return over " + n + " sessions";
      add("market.return" + n, label, Numbers.change(closes, n, 0), Unit.RATIO, "close", n + 1);
    }
    OptionalDouble twelveOne = Numbers.change(closes, YEAR, MONTH);
    String label = "Return from 252 to 21 sessions ago (12-1 momentum)";
    add("market.momentum12-1", label, twelveOne, Unit.RATIO, "close", YEAR + 1);
  }

  private void volatility() {
    double[] highs = series.bars().stream().mapToDouble(bar -> bar.high().doubleValue()).toArray();
    double[] lows = series.bars().stream().mapToDouble(bar -> bar.low().doubleValue()).toArray();
    OptionalDouble atr = Numbers.atr(highs, lows, closes, 14);
    String cells = "high, low and close";
    add(ATR, "Average true range of 14 sessions", atr, Unit.PRICE, cells, all());
    if (atr.isPresent()) {
      OptionalDouble share = Numbers.ratio(atr.getAsDouble(), closes[closes.length - 1]);
      String label = "Average true range as a share of the close";
      add("market.atr14-ratio", label, share, Unit.RATIO, cells, all());
    }
    OptionalDouble band = Numbers.bollinger(closes, 20, 2);
    String bandLabel = "Position in the Bollinger band (20, 2), 0 lower to 1 upper";
    add("market.bollinger-position", bandLabel, band, Unit.RATIO, "close", 20);
    OptionalDouble fast = Numbers.volatility(closes, 20);
    OptionalDouble slow = Numbers.volatility(closes, 60);
    String label = "Realised volatility of %d sessions, annualised";
    add("market.volatility20", label.replace("%d", "20"), fast, Unit.RATIO, "close", 21);
    add("market.volatility60", label.replace("%d", "60"), slow, Unit.RATIO, "close", 61);
    if (fast.isPresent() && slow.isPresent()) {
      OptionalDouble ratio = Numbers.ratio(fast.getAsDouble(), slow.getAsDouble());
      String ratioLabel = "Volatility of 20 sessions as a share of that of 60";
      add("market.volatility-ratio", ratioLabel, ratio, Unit.RATIO, "close", 61);
    }
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
    add(
        "market.drawdown252",
        "Close to the highest price of 252 sessions",
        Numbers.ratio(closes[closes.length - 1] - high.doubleValue(), high.doubleValue()),
        Unit.RATIO,
        "high and close",
        YEAR);
  }

  private void volume() {
    exact("market.volume", "Volume", count(last.volume()), Unit.COUNT, "volume", 1);
    OptionalDouble average = Numbers.sma(volumes, 20, 0);
    if (average.isPresent()) {
      OptionalDouble share = Numbers.ratio((double) last.volume(), average.getAsDouble());
      String label = "Volume as a share of its 20-session average";
      add("market.volume-ratio20", label, share, Unit.RATIO, "volume", 20);
    }
  }

  private void addMacd(String id, String label, double value) {
    add(id, label, OptionalDouble.of(value), Unit.PRICE, "close", all());
  }

  private void addGap(
      String id, String label, OptionalDouble part, OptionalDouble whole, int sessions) {
    if (part.isPresent() && whole.isPresent()) {
      double base = whole.getAsDouble();
      OptionalDouble gap = Numbers.ratio(part.getAsDouble() - base, base);
      add(id, label, gap, Unit.RATIO, "close", sessions);
    }
  }

  private void add(
      String id, String label, OptionalDouble value, Unit unit, String cells, int sessions) {
    if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
      BigDecimal exact = BigDecimal.valueOf(value.getAsDouble());
      exact(id, label, exact.setScale(PLACES, RoundingMode.HALF_EVEN), unit, cells, sessions);
    }
  }

  private void exact(
      String id, String label, BigDecimal value, Unit unit, String cells, int sessions) {
    String source =
        "%s daily %s, %s to %s"
            .formatted(
                series.symbol(),
                cells,
                sessions == 1 ? "1 session" : sessions + " sessions",
                last.session());
    facts.add(new Fact(id, label, plain(value), unit, source, last.knownAt()));
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
