package tradingagents.agents;

import java.util.OptionalDouble;

/**
 * The indicators that the snapshot needs, over plain arrays, oldest value first. Statistics, therefore
 * doubles; each answers empty while its warm-up is not reached or its denominator is zero.
 */
final class Numbers {
  /** Trading sessions of a year, for annualised figures. */
  static final int YEAR = 252;

  private Numbers() {}

  /** The mean of the newest n values, ending {@code back} values before the newest. */
  static OptionalDouble sma(double[] values, int n, int back) {
    int end = values.length - back;
    if (end < n) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int i = end - n; i < end; i++) {
      sum += values[i];
    }
    return OptionalDouble.of(sum / n);
  }

  /** The exponential average of n, seeded with the simple average of the first n; NaN before. */
  static double[] ema(double[] values, int n) {
    double[] out = new double[values.length];
    double alpha = 2.0 / (n + 1);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      if (i < n) {
        sum += values[i];
        out[i] = i == n - 1 ? sum / n : Double.NaN;
      } else {
        out[i] = out[i - 1] + alpha * (values[i] - out[i - 1]);
      }
    }
    return out;
  }

  /** MACD 12/26/9: line, signal, histogram; the signal is seeded with the mean of 9 lines. */
  static double[] macd(double[] closes) {
    double[] fast = ema(closes, 12);
    double[] slow = ema(closes, 26);
    if (closes.length < 26 + 9 - 1) {
      return new double[0];
    }
    double[] lines = new double[closes.length - 25];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = fast[i + 25] - slow[i + 25];
    }
    double line = lines[lines.length - 1];
    double signal = ema(lines, 9)[lines.length - 1];
    return new double[] {line, signal, line - signal};
  }

  /** Wilder's relative strength index; 50 when nothing moved at all. */
  static OptionalDouble rsi(double[] closes, int n) {
    if (closes.length < n + 1) {
      return OptionalDouble.empty();
    }
    double gain = 0;
    double loss = 0;
    for (int i = 1; i < closes.length; i++) {
      double change = closes[i] - closes[i - 1];
      double up = Math.max(change, 0);
      double down = Math.max(-change, 0);
      if (i <= n) {
        gain += up / n;
        loss += down / n;
      } else {
        gain = (gain * (n - 1) + up) / n;
        loss = (loss * (n - 1) + down) / n;
      }
    }
    return OptionalDouble.of(gain + loss == 0 ? 50 : 100 * gain / (gain + loss));
  }

  /** Wilder's average true range. */
  static OptionalDouble atr(double[] highs, double[] lows, double[] closes, int n) {
    if (closes.length < n + 1) {
      return OptionalDouble.empty();
    }
    double average = 0;
    for (int i = 1; i < closes.length; i++) {
      double range =
          Math.max(highs[i], closes[i - 1]) - Math.min(lows[i], closes[i - 1]);
      average = i <= n ? average + range / n : (average * (n - 1) + range) / n;
    }
    return OptionalDouble.of(average);
  }

  /** Where the close stands between the bands (0 the lower, 1 the upper; n sessions, k deviations). */
  static OptionalDouble bollinger(double[] closes, int n, double k) {
    OptionalDouble mean = sma(closes, n, 0);
    if (mean.isEmpty()) {
      return OptionalDouble.empty();
    }
    double squares = 0;
    for (int i = closes.length - n; i < closes.length; i++) {
      squares += Math.pow(closes[i] - mean.getAsDouble(), 2);
    }
    double half = k * Math.sqrt(squares / n);
    double lower = mean.getAsDouble() - half;
    return ratio(closes[closes.length - 1] - lower, 2 * half);
  }

  /** The sample deviation of the newest n log returns, annualised. */
  static OptionalDouble volatility(double[] closes, int n) {
    if (closes.length < n + 1) {
      return OptionalDouble.empty();
    }
    int from = closes.length - n;
    double mean = Math.log(closes[closes.length - 1] / closes[from - 1]) / n;
    double squares = 0;
    for (int i = from; i < closes.length; i++) {
      squares += Math.pow(Math.log(closes[i] / closes[i - 1]) - mean, 2);
    }
    return OptionalDouble.of(Math.sqrt(squares / (n - 1) * YEAR));
  }

  /** The change from one past value to another, counted back from the newest. */
  static OptionalDouble change(double[] values, int fromBack, int toBack) {
    if (values.length <= fromBack) {
      return OptionalDouble.empty();
    }
    double from = values[values.length - 1 - fromBack];
    double to = values[values.length - 1 - toBack];
    return ratio(to - from, from);
  }

  /** A quotient, empty when it is no number. */
  static OptionalDouble ratio(double part, double whole) {
    double value = part / whole;
    return whole == 0 || !Double.isFinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
