package tradingagents.quant.backtest.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tradingagents.quant.backtest.FillTiming;
import tradingagents.quant.backtest.Instrument;
import tradingagents.quant.backtest.Market;
import tradingagents.quant.backtest.Setup;
import tradingagents.quant.backtest.cost.Costs;
import tradingagents.quant.series.Bars;

/**
 * Seeded markets in cents, with gaps, flat stretches and extreme moves. Not flat at the start:
 * there two averages of equal prices differ by their rounding only.
 */
final class Markets {
  /** Flat stretches repeat their opens, which is meant here. */
  static final Setup FREE =
      new Setup(100_000, FillTiming.NEXT_OPEN, Costs.NONE, false, false, true, 252);

  private Markets() {}

  static Market random(long seed, int instruments, int bars) {
    RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<Instrument> all = new ArrayList<>();
    for (int i = 0; i < instruments; i++) {
      all.add(Instrument.of("I" + i, bars(chance, bars)));
    }
    return new Market(all);
  }

  private static Bars bars(RandomGenerator chance, int size) {
    double[][] columns = new double[5][size];
    double before = 100;
    int flat = 0;
    for (int t = 0; t < size; t++) {
      if (flat > 0) {
        flat--;
        set(columns, t, before, before, before, before, 0);
        continue;
      }
      double open = before * (chance.nextInt(10) == 0 ? move(chance, 0.2) : move(chance, 0.005));
      double close = open * (chance.nextInt(40) == 0 ? move(chance, 0.6) : move(chance, 0.02));
      open = cents(open);
      close = cents(close);
      double high = cents(Math.max(open, close) * (1 + 0.01 * chance.nextDouble()));
      double low = cents(Math.min(open, close) * (1 - 0.01 * chance.nextDouble()));
      set(columns, t, open, Math.max(high, Math.max(open, close)), low, close, t * 7 % 1_000);
      before = close;
      flat = t > 60 && chance.nextInt(60) == 0 ? chance.nextInt(30) : 0;
    }
    return new Bars(columns[0], columns[1], columns[2], columns[3], columns[4]);
  }

  private static void set(
      double[][] columns,
      int t,
      double open,
      double high,
      double low,
      double close,
      double volume) {
    columns[0][t] = open;
    columns[1][t] = high;
    columns[2][t] = Math.min(low, Math.min(open, close));
    columns[3][t] = close;
    columns[4][t] = volume;
  }

  private static double move(RandomGenerator chance, double size) {
    return Math.exp(size * chance.nextGaussian());
  }

  private static double cents(double price) {
    return Math.round(Math.clamp(price, 2, 20_000) * 100) / 100.0;
  }

  /** The same market with all prices multiplied. */
  static Market times(double factor, Market market) {
    return new Market(
        market.instruments().stream()
            .map(one -> Instrument.of(one.name(), times(factor, one.bars())))
            .toList());
  }

  private static Bars times(double factor, Bars bars) {
    double[][] columns = new double[5][bars.size()];
    for (int t = 0; t < bars.size(); t++) {
      columns[0][t] = factor * bars.open(t);
      columns[1][t] = factor * bars.high(t);
      columns[2][t] = factor * bars.low(t);
      columns[3][t] = factor * bars.close(t);
      columns[4][t] = bars.volume(t);
    }
    return new Bars(columns[0], columns[1], columns[2], columns[3], columns[4]);
  }

  /** One instrument of closes, each bar at one price. */
  static Market closes(double... closes) {
    return Market.of(Instrument.of("X", Bars.ofCloses(closes)));
  }
}
