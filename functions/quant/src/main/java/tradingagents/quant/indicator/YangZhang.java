package tradingagents.quant.indicator;

/**
 * Yang-Zhang volatility, which knows gaps and is not fooled by a trend: the square root of {@code
 * V_o + k * V_c + (1 - k) * V_rs}, times the square root of the periods per year. V_o is the sample
 * variance (divisor n - 1) of the gaps {@code ln(open / close before)}, V_c that of {@code ln(close
 * / open)}, V_rs the mean of {@code ln(high / close) ln(high / open) + ln(low / close) ln(low /
 * open)} (Rogers and Satchell), all over the last {@code period} bars, and {@code k = 0.34 / (1.34
 * + (n + 1) / (n - 1))}. A fraction per year: 0.20 is twenty percent. Warm-up: period, because a
 * gap needs a bar before it. Source: D. Yang and Q. Zhang, Drift-Independent Volatility Estimation,
 * Journal of Business 73:3 (2000).
 *
 * @param period how many bars, two or more
 * @param periodsPerYear usually 252, the sessions of a year
 */
public record YangZhang(int period, double periodsPerYear) implements Indicator {
  /** Checks the arguments. */
  public YangZhang {
    Arguments.window(period, 2);
    Arguments.aboveZero("number of periods per year", periodsPerYear);
  }

  @Override
  public int warmUp() {
    return period;
  }

  @Override
  public Live live() {
    double k = 0.34 / (1.34 + (period + 1.0) / (period - 1.0));
    Ring previous = new Ring(1);
    Moments gaps = new Moments(period);
    Moments bodies = new Moments(period);
    MovingSum ranges = new MovingSum(period);
    return Live.of(
        1,
        (open, high, low, close, volume, out) -> {
          double up = Math.log(high / open);
          double down = Math.log(low / open);
          double body = Math.log(close / open);
          gaps.next(Math.log(open / previous.next(close)));
          bodies.next(body);
          double range = ranges.mean(up * (up - body) + down * (down - body));
          double variance = gaps.sampleVariance() + k * bodies.sampleVariance() + (1 - k) * range;
          out[0] = Math.sqrt(variance * periodsPerYear);
        });
  }
}
