package tradingagents.quant.backtest;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tradingagents.quant.series.Bars;

/** Bars of a seeded random walk, with closes that repeat where asked. */
public final class RandomBars {
  private RandomBars() {}

  /** Prices of any digits. */
  public static Bars walk(long seed, int bars) {
    return walk(seed, bars, 0);
  }

  /** Prices in whole hundredths, so that averages are often equal. */
  public static Bars ticks(long seed, int bars) {
    return walk(seed, bars, 100);
  }

  private static Bars walk(long seed, int bars, int ticks) {
    RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[][] columns = new double[5][bars];
    double price = 20;
    for (int i = 0; i < bars; i++) {
      boolean still = ticks > 0 && chance.nextInt(3) == 0;
      double open = rounded(price * Math.exp(0.004 * chance.nextGaussian()), ticks);
      double close = still ? price : rounded(open * Math.exp(0.01 * chance.nextGaussian()), ticks);
      columns[0][i] = open;
      columns[1][i] = Math.max(open, close) * (1 + 0.002 * chance.nextDouble());
      columns[2][i] = Math.min(open, close) * (1 - 0.002 * chance.nextDouble());
      columns[3][i] = close;
      columns[4][i] = 1_000 + chance.nextInt(100_000);
      price = close;
    }
    return new Bars(columns[0], columns[1], columns[2], columns[3], columns[4]);
  }

  private static double rounded(double price, int ticks) {
    return ticks == 0 ? price : Math.max(1.0, Math.rint(price * ticks)) / ticks;
  }
}
