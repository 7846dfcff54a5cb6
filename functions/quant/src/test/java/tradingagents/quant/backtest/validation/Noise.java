package tradingagents.quant.backtest.validation;

import java.util.Random;

/** Seeded returns that nobody can predict. */
final class Noise {
  private Noise() {}

  /** Normal returns of mean zero and this deviation. */
  static double[] returns(long seed, int count, double deviation) {
    Random random = new Random(seed);
    double[] returns = new double[count];
    for (int i = 0; i < count; i++) {
      returns[i] = random.nextGaussian() * deviation;
    }
    return returns;
  }

  /** Closes that such returns make of 100, which stands first. */
  static double[] closes(long seed, int count, double deviation) {
    double[] returns = returns(seed, count - 1, deviation);
    double[] closes = new double[count];
    closes[0] = 100;
    for (int i = 1; i < count; i++) {
      closes[i] = closes[i - 1] * (1 + returns[i - 1]);
    }
    return closes;
  }
}
