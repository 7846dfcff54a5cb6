package tradingagents.quant.backtest.validation;

import java.util.Arrays;
import java.util.List;

/**
 * The probability of backtest overfitting (PBO): how often the trial that was best on one half of
 * the history is no better than the median on the other half. The history is cut into S blocks; for
 * every choice of S/2 of them (combinatorially symmetric cross-validation) the trial with the
 * highest Sharpe ratio there is ranked by its Sharpe ratio in the rest; with relative rank w = rank
 * / (N + 1) its logit is ln(w / (1 - w)), and PBO is the share of logits that are 0 or less. Noise
 * has about 0.5, one truly better trial 0. Source: D. Bailey, J. Borwein, M. Lopez de Prado and Q.
 * Zhu, The Probability of Backtest Overfitting, Journal of Computational Finance (2015).
 *
 * <p>A trial that earned exactly nothing has the Sharpe ratio 0 here, equal trials share the mean
 * of their ranks, and of trials equally good in sample the first is taken. Blocks differ in length
 * by one period at most instead of dropping periods.
 *
 * @param trials how many were compared
 * @param blocks S
 * @param combinations how many choices of blocks were looked at
 * @param possible how many there are, C(S, S/2); more than {@code combinations} when the budget
 *     asked for a sample, drawn by the seed without repeats
 * @param probability PBO, 0 to 1
 * @param probabilityOfLoss share of the combinations in which the best of one half has a negative
 *     Sharpe ratio in the other
 * @param slope least-squares slope of the Sharpe ratio out of sample over that in sample, of the
 *     best: performance degradation; NaN when the best in sample never varies
 * @param logits of all combinations looked at
 * @param inSample the best one's Sharpe ratio per period in sample
 * @param outOfSample the same one's out of sample
 */
public record BacktestOverfitting(
    int trials,
    int blocks,
    int combinations,
    int possible,
    double probability,
    double probabilityOfLoss,
    double slope,
    Distribution logits,
    Distribution inSample,
    Distribution outOfSample) {

  /** How it is computed when nothing else is asked for. */
  public static final Terms STANDARD = new Terms(16, 250_000_000L, 0);

  /**
   * How it is computed.
   *
   * @param blocks S, even, 2 to 20; 16 makes 12,870 combinations
   * @param budget at most so many combinations x trials; beyond it combinations are sampled, at
   *     least one
   * @param seed of that sample
   */
  public record Terms(int blocks, long budget, long seed) {
    private static final int MOST_BLOCKS = 20;

    /** Checks blocks and budget. */
    public Terms {
      if (blocks < 2 || blocks > MOST_BLOCKS || blocks % 2 != 0) {
        throw new IllegalArgumentException(
            "the number of blocks is even, 2 to " + MOST_BLOCKS + ", not " + blocks);
      }
      if (budget < 1) {
        throw new IllegalArgumentException("the budget is 1 or more, not " + budget);
      }
    }
  }

  /** Of the returns of each trial, on {@link #STANDARD} terms. */
  public static BacktestOverfitting of(List<double[]> trials) {
    return of(trials, STANDARD);
  }

  /**
   * Of the returns of each trial.
   *
   * @param trials two or more, over the same periods, one return a period
   * @param terms how
   */
  public static BacktestOverfitting of(List<double[]> trials, Terms terms) {
    int periods = trials.isEmpty() ? 0 : trials.getFirst().length;
    if (periods < 2 * terms.blocks) {
      throw new IllegalArgumentException(
          "%d blocks need two returns each, %d or more, not %d"
              .formatted(terms.blocks, 2 * terms.blocks, periods));
    }
    List<Span> spans = Purge.groups(periods, terms.blocks);
    double[][] sums = new double[terms.blocks][trials.size()];
    double[][] squares = new double[terms.blocks][trials.size()];
    for (int trial = 0; trial < trials.size(); trial++) {
      double[] returns = trials.get(trial);
      if (returns.length != periods) {
        throw new IllegalArgumentException(
            "trial %d has %d returns, trial 1 has %d; all cover the same periods"
                .formatted(trial + 1, returns.length, periods));
      }
      for (int block = 0; block < terms.blocks; block++) {
        Span span = spans.get(block);
        double sum = 0;
        double square = 0;
        for (int i = span.from(); i < span.to(); i++) {
          sum += returns[i];
          square += returns[i] * returns[i];
        }
        sums[block][trial] = sum;
        squares[block][trial] = square;
      }
    }
    int[] counts = spans.stream().mapToInt(Span::size).toArray();
    return ofBlocks(sums, squares, counts, terms.budget, terms.seed);
  }

  /**
   * Of the sums of each block, when the returns themselves are too many to be held.
   *
   * @param sums of the returns: one row for each block in the order of time, in it one number for
   *     each trial
   * @param squares of the squared returns, in the same places
   * @param counts periods of each block
   * @param budget as in {@link Terms}
   * @param seed as in {@link Terms}
   */
  public static BacktestOverfitting ofBlocks(
      double[][] sums, double[][] squares, int[] counts, long budget, long seed) {
    Terms terms = new Terms(sums.length, budget, seed);
    check(sums, squares, counts);
    return new CrossValidation(sums, squares, counts).over(terms);
  }

  private static void check(double[][] sums, double[][] squares, int[] counts) {
    if (squares.length != sums.length || counts.length != sums.length) {
      throw new IllegalArgumentException(
          "sums, squares and counts have one row for each block, not %d, %d and %d"
              .formatted(sums.length, squares.length, counts.length));
    }
    int trials = sums[0].length;
    if (trials < 2) {
      throw new IllegalArgumentException("there are two trials or more to compare, not " + trials);
    }
    for (int block = 0; block < sums.length; block++) {
      if (sums[block].length != trials || squares[block].length != trials) {
        throw new IllegalArgumentException(
            "block %d has %d sums and %d squares of %d trials"
                .formatted(block + 1, sums[block].length, squares[block].length, trials));
      }
      if (counts[block] < 1) {
        throw new IllegalArgumentException(
            "a block has one period or more, not "
                + counts[block]
                + " (block "
                + (block + 1)
                + ")");
      }
      for (int trial = 0; trial < trials; trial++) {
        boolean numbers = Double.isFinite(sums[block][trial]) && squares[block][trial] >= 0;
        if (!numbers || !Double.isFinite(squares[block][trial])) {
          throw new IllegalArgumentException(
              "trial %d has no finite sums in block %d".formatted(trial + 1, block + 1));
        }
      }
    }
    if (Arrays.stream(counts).asLongStream().sum() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("the blocks hold more periods than can be counted");
    }
  }
}
