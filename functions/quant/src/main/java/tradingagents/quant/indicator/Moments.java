package tradingagents.quant.indicator;

/**
 * Mean and squared deviations of the last n values, in the way of {@link MovingSum}: the moments of
 * the head of the present block (Welford 1962) merged with those of the tail of the block before
 * (Chan, Golub, LeVeque 1979). Equal values have exactly their mean and no deviation. NaN before
 * the first number means: not yet.
 */
final class Moments {
  private final double[] means;
  private final double[] squares;
  private int at;
  private double headMean;
  private double headSquares;
  private boolean full;
  private double mean = Double.NaN;
  private double sum = Double.NaN;

  Moments(int n) {
    means = new double[n];
    squares = new double[n];
  }

  void next(double value) {
    if (Double.isNaN(value) && at == 0 && !full) {
      return;
    }
    means[at++] = value;
    double step = value - headMean;
    headMean += step / at;
    headSquares += step * (value - headMean);
    if (at == means.length) {
      closeBlock();
    }
    if (full) {
      double n = means.length;
      double gap = means[at] - headMean;
      mean = at == 0 ? means[0] : headMean + gap * ((n - at) / n);
      sum = at == 0 ? squares[0] : headSquares + squares[at] + gap * gap * (at * (n - at) / n);
    }
  }

  private void closeBlock() {
    int n = means.length;
    squares[n - 1] = 0;
    for (int i = n - 2; i >= 0; i--) {
      double value = means[i];
      double step = value - means[i + 1];
      means[i] = means[i + 1] + step / (n - i);
      squares[i] = squares[i + 1] + step * (value - means[i]);
    }
    at = 0;
    headMean = 0;
    headSquares = 0;
    full = true;
  }

  /** The mean once n values are there, NaN before. */
  double mean() {
    return mean;
  }

  /** The standard deviation with divisor n. */
  double populationDeviation() {
    return Math.sqrt(sum / means.length);
  }

  /** The variance with divisor n - 1. */
  double sampleVariance() {
    return sum / (means.length - 1);
  }
}
