package tradingagents.quant.backtest.validation;

import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;

/** Seeded chance: the same seed gives the same numbers on every machine. */
final class Chances {
  private static final RandomGeneratorFactory<SplittableGenerator> FACTORY =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private Chances() {}

  static SplittableGenerator of(long seed) {
    return FACTORY.create(seed);
  }

  /**
   * One generator for each of so many, the i-th always the same: who draws from which, in what
   * order and on how many processors changes nothing.
   */
  static SplittableGenerator[] each(long seed, int count) {
    SplittableGenerator root = of(seed);
    SplittableGenerator[] each = new SplittableGenerator[count];
    for (int i = 0; i < count; i++) {
      each[i] = root.split();
    }
    return each;
  }
}
