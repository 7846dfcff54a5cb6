package tradingagents.quant.backtest;

import java.util.Arrays;
import java.util.function.Function;

/**
 * What a strategy said at each bar of a market, and nothing of what came of it. Two logs show
 * whether decisions looked ahead: on a market that ends earlier, what was said before its end must
 * be the same.
 */
public final class DecisionLog {
  private static final int NUMBERS = 2;

  private final int instruments;
  private final double[] said;

  private DecisionLog(int instruments, double[] said) {
    this.instruments = instruments;
    this.said = said;
  }

  /**
   * Lets a strategy decide over a whole market. It sees the account that a backtest would show it.
   *
   * @param market what can be traded
   * @param setup how
   * @param strategy how a strategy is made for a market; it is given no other one, so what it may
   *     have taken from it ends where the market ends
   * @return all that it said
   */
  public static DecisionLog of(
      Market market, Setup setup, Function<? super Market, ? extends Strategy> strategy) {
    int instruments = market.instruments().size();
    double[] said = new double[market.bars() * instruments * NUMBERS];
    Arrays.fill(said, Double.NaN);
    new EventEngine(market, setup).run(new Recorded(strategy.apply(market), said));
    return new DecisionLog(instruments, said);
  }

  /** Writes down what a strategy says. Runs on any market, however short. */
  @SuppressWarnings("ArrayRecordComponent") // where it writes to; nobody compares two of them
  private record Recorded(Strategy strategy, double[] said) implements Strategy {
    @Override
    public String name() {
      return strategy.name();
    }

    @Override
    public int warmUp() {
      return 0;
    }

    @Override
    public Decider start(int instruments) {
      Decider decider = strategy.start(instruments);
      return (view, targets) -> {
        decider.decide(view, targets);
        int at = (view.bars() - 1) * instruments * NUMBERS;
        for (int i = 0; targets.any() && i < instruments; i++) {
          said[at + NUMBERS * i] = targets.weight(i);
          said[at + NUMBERS * i + 1] = targets.units(i);
        }
      };
    }
  }

  /**
   * How many bars there are.
   *
   * @return two or more
   */
  public int bars() {
    return said.length / (instruments * NUMBERS);
  }

  /**
   * The weight that was wanted of an instrument.
   *
   * @param bar index of the bar it was said at
   * @param instrument its number
   * @return NaN where none was said
   */
  public double weight(int bar, int instrument) {
    return said[(bar * instruments + instrument) * NUMBERS];
  }

  /**
   * The units that were wanted of an instrument.
   *
   * @param bar index of the bar they were said at
   * @param instrument its number
   * @return NaN where none were said
   */
  public double units(int bar, int instrument) {
    return said[(bar * instruments + instrument) * NUMBERS + 1];
  }

  /**
   * All that was said: bar after bar, of each the instruments one after the other, of each weight
   * and units, so that a longer market only adds at the end.
   *
   * @return a copy; NaN for what was not said
   */
  public double[] values() {
    return said.clone();
  }
}
