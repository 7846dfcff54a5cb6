package tradingagents.quant.indicator;

/**
 * Parabolic stop and reverse, in the unit of the prices: a stop that follows a trend and turns it
 * when touched. It moves by {@code a * (extreme - stop)} a bar, where extreme is the highest high
 * of a rise (the lowest low of a fall) and a starts at {@code step} and grows by {@code step} with
 * each new extreme, to {@code max} at most; it never enters the range of the last two bars. A low
 * at or below the stop of a rise turns it: the stop jumps to the extreme (or beyond, out of the
 * range of the last two bars), and a starts again. Wilder leaves the first trend to the eye; here
 * it is a fall if the second bar moves down more than up ({@code low before - low} above zero and
 * above {@code high - high before}), else a rise; the first stop is the first bar's low in a rise,
 * its high in a fall. Warm-up: 1. Source: J. W. Wilder, New Concepts in Technical Trading Systems
 * (1978), section II.
 *
 * @param step usually 0.02
 * @param max usually 0.2; not below step, at most 1
 */
public record ParabolicSar(double step, double max) implements Indicator {
  /** Checks the acceleration. */
  public ParabolicSar {
    Arguments.aboveZero("step", step);
    if (!(max >= step && max <= 1)) {
      throw new IllegalArgumentException(
          "the maximum, " + max + ", must be from the step, " + step + ", to 1");
    }
  }

  @Override
  public int warmUp() {
    return 1;
  }

  @Override
  public Live live() {
    return Live.of(1, new Trend(step, max));
  }

  /** A fall is a rise upside down: prices and stop are seen times {@code side}, -1 in a fall. */
  private static final class Trend implements Live.Step {
    private final double step;
    private final double max;
    private double side;
    private double stop;
    private double extreme;
    private double acceleration;
    private double highBefore = Double.NaN;
    private double lowBefore = Double.NaN;

    Trend(double step, double max) {
      this.step = step;
      this.max = max;
    }

    @Override
    public void next(
        double open, double high, double low, double close, double volume, double[] out) {
      if (!Double.isNaN(highBefore)) {
        if (side == 0) {
          begin(high, low);
        }
        out[0] = follow(high, low);
      }
      highBefore = high;
      lowBefore = low;
    }

    private void begin(double high, double low) {
      double fall = lowBefore - low;
      side = fall > 0 && fall > high - highBefore ? -1 : 1;
      stop = side * (side > 0 ? lowBefore : highBefore);
      extreme = side * (side > 0 ? high : low);
      acceleration = step;
      highBefore = high;
      lowBefore = low;
    }

    private double follow(double high, double low) {
      if (bottom(high, low) <= stop) {
        turn(high, low);
        double shown = side * stop;
        advance(high, low);
        return shown;
      }
      double shown = side * stop;
      double top = side > 0 ? high : -low;
      if (top > extreme) {
        extreme = top;
        acceleration = Math.min(acceleration + step, max);
      }
      advance(high, low);
      return shown;
    }

    private void turn(double high, double low) {
      side = -side;
      stop = outside(-extreme, high, low);
      extreme = side > 0 ? high : -low;
      acceleration = step;
    }

    private void advance(double high, double low) {
      stop = outside(stop + acceleration * (extreme - stop), high, low);
    }

    private double outside(double wanted, double high, double low) {
      return Math.min(wanted, Math.min(bottom(highBefore, lowBefore), bottom(high, low)));
    }

    private double bottom(double high, double low) {
      return side > 0 ? low : -high;
    }
  }
}
