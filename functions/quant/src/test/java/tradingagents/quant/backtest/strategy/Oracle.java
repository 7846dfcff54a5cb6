package tradingagents.quant.backtest.strategy;

import java.util.Arrays;
import java.util.List;
import tradingagents.quant.backtest.Instrument;
import tradingagents.quant.backtest.Market;
import tradingagents.quant.series.Bars;

/**
 * What each strategy has to say, by plain loops over arrays of cents that compute everything anew
 * at each bar and share no code with the strategies; and what a plain ledger makes of it.
 */
final class Oracle {
  /** Whether an instrument is held after a bar. */
  @FunctionalInterface
  interface Position {
    boolean after(Bars bars, int t, boolean in);
  }

  private Oracle() {}

  /** Weights said at each bar; NaN for nothing said. */
  static double[][] said(String strategy, Market market) {
    String[] parts = strategy.split(":");
    double[] a = Arrays.stream(parts).skip(1).mapToDouble(Double::parseDouble).toArray();
    return switch (parts[0]) {
      case "sma" -> switches(market, (b, t, in) -> smaAbove(b, t, (int) a[0], (int) a[1]));
      case "ema" -> switches(market, (b, t, in) -> ema(b, t, a[0]) > ema(b, t, a[1]));
      case "rsi" ->
          switches(market, (b, t, in) -> in ? rsi(b, t, a[0]) <= a[2] : rsi(b, t, a[0]) < a[1]);
      case "bollinger" -> switches(market, (b, t, in) -> band(b, t, (int) a[0], a[1], in));
      case "donchian" -> switches(market, (b, t, in) -> channel(b, t, (int) a[0], (int) a[1], in));
      case "momentum" -> momentum(market, (int) a[0], (int) a[1], (int) a[2]);
      case "equal-weight" -> every(market, 0, (int) a[0], (b, t) -> 1.0);
      case "volatility-target" ->
          every(
              market,
              (int) a[1],
              (int) a[2],
              (b, t) -> Math.min(1, a[0] / volatility(b, t, (int) a[1], a[3])));
      case "buy-and-hold" -> every(market, 0, Integer.MAX_VALUE, (b, t) -> 1.0);
      default -> throw new AssertionError(strategy);
    };
  }

  private static double[][] nothing(Market market) {
    double[][] said = new double[market.bars()][market.instruments().size()];
    for (double[] row : said) {
      Arrays.fill(row, Double.NaN);
    }
    return said;
  }

  private static double[][] switches(Market market, Position position) {
    double[][] said = nothing(market);
    int count = market.instruments().size();
    for (int i = 0; i < count; i++) {
      boolean in = false;
      for (int t = 0; t < market.bars(); t++) {
        boolean after = position.after(market.instruments().get(i).bars(), t, in);
        if (after != in) {
          said[t][i] = after ? 1.0 / count : 0;
        }
        in = after;
      }
    }
    return said;
  }

  @FunctionalInterface
  private interface Part {
    double at(Bars bars, int t);
  }

  private static double[][] every(Market market, int first, int every, Part part) {
    double[][] said = nothing(market);
    int count = market.instruments().size();
    for (long t = first; t < market.bars(); t += every) {
      for (int i = 0; i < count; i++) {
        said[(int) t][i] = part.at(market.instruments().get(i).bars(), (int) t) / count;
      }
    }
    return said;
  }

  private static long cents(double price) {
    return Math.round(price * 100);
  }

  private static boolean smaAbove(Bars bars, int t, int fast, int slow) {
    if (t < slow - 1) {
      return false;
    }
    long quick = 0;
    long calm = 0;
    for (int k = 0; k < slow; k++) {
      quick += k < fast ? cents(bars.close(t - k)) : 0;
      calm += cents(bars.close(t - k));
    }
    return quick * slow > calm * fast;
  }

  private static double ema(Bars bars, int t, double period) {
    if (t < period - 1) {
      return Double.NaN;
    }
    double share = 2 / (period + 1);
    double ema = 0;
    double sum = 0;
    for (int k = 0; k <= t; k++) {
      double close = cents(bars.close(k));
      if (k < period) {
        ema += k == period - 1 ? (sum + close) / period : 0;
        sum += close;
      } else {
        ema += share * (close - ema);
      }
    }
    return ema;
  }

  private static double rsi(Bars bars, int t, double period) {
    if (t < period) {
      return Double.NaN;
    }
    double up = 0;
    double down = 0;
    for (int k = 1; k <= t; k++) {
      double change = bars.close(k) - bars.close(k - 1);
      double gain = Math.max(0, change);
      double loss = Math.max(0, -change);
      up = k <= period ? up + gain / period : (up * (period - 1) + gain) / period;
      down = k <= period ? down + loss / period : (down * (period - 1) + loss) / period;
    }
    return 100 - 100 / (1 + up / down);
  }

  private static boolean band(Bars bars, int t, int period, double width, boolean in) {
    if (t < period - 1) {
      return false;
    }
    double mean = 0;
    for (int k = 0; k < period; k++) {
      mean += cents(bars.close(t - k));
    }
    mean /= period;
    double squares = 0;
    for (int k = 0; k < period; k++) {
      squares += Math.pow(cents(bars.close(t - k)) - mean, 2);
    }
    double close = cents(bars.close(t));
    double upper = mean + width * Math.sqrt(squares / period);
    return in ? close >= mean : close > upper;
  }

  private static boolean channel(Bars bars, int t, int entry, int exit, boolean in) {
    if (t < (in ? exit : entry)) {
      return in;
    }
    double edge = in ? Double.MAX_VALUE : 0;
    for (int k = 1; k <= (in ? exit : entry); k++) {
      edge = in ? Math.min(edge, bars.low(t - k)) : Math.max(edge, bars.high(t - k));
    }
    return in ? bars.close(t) >= edge : bars.close(t) > edge;
  }

  private static double volatility(Bars bars, int t, int window, double periods) {
    double[] logs = new double[window];
    for (int k = 0; k < window; k++) {
      logs[k] = Math.log(bars.close(t - k)) - Math.log(bars.close(t - k - 1));
    }
    double mean = Arrays.stream(logs).sum() / window;
    double squares = Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
    return Math.sqrt(squares / (window - 1) * periods);
  }

  private static double[][] momentum(Market market, int lookback, int every, int top) {
    double[][] said = nothing(market);
    List<Instrument> all = market.instruments();
    for (int t = lookback; t < market.bars(); t += every) {
      int now = t;
      List<Integer> best =
          java.util.stream.IntStream.range(0, all.size())
              .boxed()
              .filter(i -> rise(all.get(i).bars(), now, lookback) > 1)
              .sorted((i, j) ->
                  Double.compare(
                      rise(all.get(j).bars(), now, lookback),
                      rise(all.get(i).bars(), now, lookback)))
              .limit(top)
              .toList();
      for (int i = 0; i < all.size(); i++) {
        said[t][i] = best.contains(i) ? 1.0 / Math.min(top, all.size()) : 0;
      }
    }
    return said;
  }

  private static double rise(Bars bars, int t, int lookback) {
    return bars.close(t) / bars.close(t - lookback);
  }

  /** Equity at each close if what was said is traded at the next open, without costs. */
  static double[] equity(double[][] said, Market market, double capital) {
    int count = market.instruments().size();
    double[] units = new double[count];
    double cash = capital;
    double[] equity = new double[said.length];
    for (int t = 0; t < said.length; t++) {
      double[] wanted = t == 0 ? new double[0] : said[t - 1];
      double[] open = column(market, t, true);
      double worth = cash;
      for (int i = 0; i < count; i++) {
        worth += units[i] * open[i];
      }
      double[] buys = new double[count];
      double asked = 0;
      for (int i = 0; i < wanted.length; i++) {
        double change = Double.isNaN(wanted[i]) ? 0 : wanted[i] * worth / open[i] - units[i];
        if (change < 0) {
          units[i] += change;
          cash -= change * open[i];
        } else {
          buys[i] = change;
          asked += change * open[i];
        }
      }
      double paid = Math.min(asked, cash);
      for (int i = 0; i < count; i++) {
        units[i] += asked == 0 ? 0 : buys[i] * paid / asked;
      }
      cash -= paid;
      double[] close = column(market, t, false);
      equity[t] = cash;
      for (int i = 0; i < count; i++) {
        equity[t] += units[i] * close[i];
      }
    }
    return equity;
  }

  private static double[] column(Market market, int t, boolean open) {
    return market.instruments().stream()
        .mapToDouble(one -> open ? one.bars().open(t) : one.bars().close(t))
        .toArray();
  }
}
