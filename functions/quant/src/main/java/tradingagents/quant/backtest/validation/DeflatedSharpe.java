package tradingagents.quant.backtest.validation;

import java.util.Arrays;
import tradingagents.quant.measure.Moments;
import tradingagents.quant.measure.SharpeInference;

/**
 * How sure the Sharpe ratio of the best of many trials is, which belongs beside every optimised
 * result. All trials count as independent; trials that resemble each other are fewer than they
 * look, so the answer errs on the doubting side. A trial without a Sharpe ratio (NaN: it never
 * moved) counts as tried and says nothing about the spread. Source: D. Bailey and M. Lopez de
 * Prado, The Deflated Sharpe Ratio, Journal of Portfolio Management (2014); computed by {@link
 * SharpeInference}.
 *
 * @param trials how many were tried
 * @param trialVariance variance of their Sharpe ratios per period, divisor n - 1; 0 of fewer than
 *     two
 * @param sharpe the best one's Sharpe ratio per period, not annualised
 * @param expectedMaximum the Sharpe ratio per period that the best of so many worthless trials is
 *     expected to show
 * @param probability that the best one's true Sharpe ratio is above zero, 0 to 1; NaN without one
 */
public record DeflatedSharpe(
    int trials, double trialVariance, double sharpe, double expectedMaximum, double probability) {

  /**
   * From the returns of the best trial.
   *
   * @param trialSharpes of all trials, the best included, per period
   * @param best its returns, two or more
   */
  public static DeflatedSharpe of(double[] trialSharpes, double[] best) {
    Moments moments = Moments.of(best);
    double sharpe =
        moments.populationDeviation() == 0
            ? Double.NaN
            : moments.mean() / moments.sampleDeviation();
    return of(trialSharpes, moments.count(), sharpe, moments.skewness(), moments.excessKurtosis());
  }

  /**
   * From the moments of the best trial's returns.
   *
   * @param trialSharpes of all trials, the best included, per period
   * @param count how many returns the best has
   * @param sharpe its Sharpe ratio per period
   * @param skewness of its returns
   * @param excessKurtosis of its returns, 0 for normal ones
   */
  public static DeflatedSharpe of(
      double[] trialSharpes, int count, double sharpe, double skewness, double excessKurtosis) {
    double[] known = Arrays.stream(trialSharpes).filter(s -> !Double.isNaN(s)).toArray();
    double deviation = known.length < 2 ? 0 : Moments.of(known).sampleDeviation();
    double variance = deviation * deviation;
    int trials = trialSharpes.length;
    return new DeflatedSharpe(
        trials,
        variance,
        sharpe,
        SharpeInference.expectedMaximum(trials, variance),
        SharpeInference.deflated(sharpe, count, skewness, excessKurtosis, trials, variance));
  }
}
