package tradingagents.quant.backtest.validation;

import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import tradingagents.quant.measure.Growth;

/**
 * What a {@link WalkForward} came to. Walk-forward efficiency is the annual return out of sample
 * over the annual return in sample, both of the legs' returns linked one after another; a choice
 * that carries over has about 1, one fitted to noise about 0; NaN where nothing was earned in
 * sample. Source: R. Pardo, The Evaluation and Optimization of Trading Strategies (2nd ed. 2008),
 * chapter 11.
 *
 * @param <C> what is chosen
 */
public final class WalkForwardResult<C> {
  private final List<Leg<C>> legs;
  private final int periodsPerYear;
  private final double[] outOfSample;
  private final double[] inSample;

  WalkForwardResult(List<Leg<C>> legs, int periodsPerYear) {
    this.legs = List.copyOf(legs);
    this.periodsPerYear = periodsPerYear;
    this.inSample = linked(Leg::inSample);
    this.outOfSample = linked(Leg::outOfSample);
  }

  /**
   * One split of a walk-forward: the choice and what it earned on both sides.
   *
   * @param <C> what is chosen
   */
  public static final class Leg<C> {
    private final WalkForward.Split split;
    private final C choice;
    private final double[] inSample;
    private final double[] outOfSample;
    private final int periodsPerYear;

    Leg(
        WalkForward.Split split,
        C choice,
        double[] inSample,
        double[] outOfSample,
        int periodsPerYear) {
      this.split = split;
      this.choice = choice;
      this.inSample = inSample.clone();
      this.outOfSample = outOfSample.clone();
      this.periodsPerYear = periodsPerYear;
    }

    /** Where. */
    public WalkForward.Split split() {
      return split;
    }

    /** What was chosen on the in-sample span. */
    public C choice() {
      return choice;
    }

    /** Its returns on the in-sample span; a copy. */
    public double[] inSample() {
      return inSample.clone();
    }

    /** Its returns on the out-of-sample span; a copy. */
    public double[] outOfSample() {
      return outOfSample.clone();
    }

    /** Annual return out of sample over annual return in sample; NaN if that is not above zero. */
    public double efficiency() {
      return WalkForwardResult.efficiency(inSample, outOfSample, periodsPerYear);
    }
  }

  /** The splits in the order of time. */
  public List<Leg<C>> legs() {
    return legs;
  }

  /** The out-of-sample returns of all splits, one after another; a copy. */
  public double[] outOfSample() {
    return outOfSample.clone();
  }

  /** Return per year out of sample, a fraction. */
  public double annualOutOfSample() {
    return Growth.annual(outOfSample, periodsPerYear);
  }

  /** Return per year in sample, a fraction. */
  public double annualInSample() {
    return Growth.annual(inSample, periodsPerYear);
  }

  /** Walk-forward efficiency of all splits together. */
  public double efficiency() {
    return efficiency(inSample, outOfSample, periodsPerYear);
  }

  private static double efficiency(double[] inSample, double[] outOfSample, int periodsPerYear) {
    double before = Growth.annual(inSample, periodsPerYear);
    return before > 0 ? Growth.annual(outOfSample, periodsPerYear) / before : Double.NaN;
  }

  private double[] linked(Function<Leg<C>, double[]> which) {
    return legs.stream().map(which).flatMapToDouble(DoubleStream::of).toArray();
  }
}
