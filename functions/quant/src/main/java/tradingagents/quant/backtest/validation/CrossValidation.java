package tradingagents.quant.backtest.validation;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import tradingagents.quant.measure.Moments;

/**
 * The kernel of {@link BacktestOverfitting}: combinatorially symmetric cross-validation on sums.
 *
 * <p>The sums of any set of blocks are the sums of its blocks in the first half of the history plus
 * those in the second, and both halves have only 2^(S/2) sets, which are tabled. So one trial costs
 * one combination two additions instead of S/2, and no rounding accumulates. Trials are taken in
 * tiles, so that the tables stay in the processor's cache.
 */
final class CrossValidation {
  private static final int TILE = 64;

  /** Less variance than this share of the mean square is rounding. */
  private static final double ROUNDING = 1e-13;

  private final double[][] sums;
  private final double[][] squares;
  private final int[] counts;
  private final int blocks;
  private final int half;
  private final int trials;

  CrossValidation(double[][] sums, double[][] squares, int[] counts) {
    this.sums = sums;
    this.squares = squares;
    this.counts = counts;
    this.blocks = sums.length;
    this.half = blocks / 2;
    this.trials = sums[0].length;
  }

  BacktestOverfitting over(BacktestOverfitting.Terms terms) {
    int[] masks = masks();
    int possible = masks.length;
    int affordable = Math.clamp(terms.budget() / trials, 1, possible);
    if (affordable < possible) {
      masks = sample(masks, affordable, terms.seed());
    }
    int[] best = best(masks);
    double[] logits = logits(masks, best);
    double[] inSample = new double[masks.length];
    double[] outOfSample = new double[masks.length];
    for (int c = 0; c < masks.length; c++) {
      inSample[c] = sharpe(masks[c], best[c]);
      outOfSample[c] = sharpe(rest(masks[c]), best[c]);
    }
    Distribution outside = Distribution.of(outOfSample);
    Distribution spread = Distribution.of(logits);
    return new BacktestOverfitting(
        trials,
        blocks,
        masks.length,
        possible,
        spread.shareAtMost(0),
        outside.shareBelow(0),
        slope(inSample, outOfSample),
        spread,
        Distribution.of(inSample),
        outside);
  }

  /** Every choice of half of the blocks, as bits, ascending. */
  private int[] masks() {
    int[] masks = new int[(int) Choose.count(blocks, half)];
    int count = 0;
    for (int mask = 0; mask < 1 << blocks; mask++) {
      if (Integer.bitCount(mask) == half) {
        masks[count++] = mask;
      }
    }
    return masks;
  }

  /** So many of them without repeats: the start of a shuffle (Fisher and Yates). */
  private static int[] sample(int[] masks, int size, long seed) {
    RandomGenerator random = Chances.of(seed);
    for (int i = 0; i < size; i++) {
      int j = i + random.nextInt(masks.length - i);
      int other = masks[j];
      masks[j] = masks[i];
      masks[i] = other;
    }
    return Arrays.copyOf(masks, size);
  }

  private int rest(int mask) {
    return (1 << blocks) - 1 - mask;
  }

  private int periods(int mask) {
    int periods = 0;
    for (int block = 0; block < blocks; block++) {
      periods += ((mask >> block) & 1) * counts[block];
    }
    return periods;
  }

  /** The best trial of each combination in sample, the first of equals. */
  private int[] best(int[] masks) {
    int[] best = new int[masks.length];
    double[] scores = new double[masks.length];
    Arrays.fill(scores, Double.NEGATIVE_INFINITY);
    Tile tile = new Tile();
    for (int from = 0; from < trials; from += TILE) {
      tile.load(from);
      for (int c = 0; c < masks.length; c++) {
        tile.score(masks[c]);
        for (int i = 0; i < tile.size; i++) {
          if (tile.scores[i] > scores[c]) {
            scores[c] = tile.scores[i];
            best[c] = from + i;
          }
        }
      }
    }
    return best;
  }

  private double[] logits(int[] masks, int[] best) {
    double[] own = new double[masks.length];
    for (int c = 0; c < masks.length; c++) {
      own[c] = score(rest(masks[c]), best[c]);
    }
    int[] twiceBelow = new int[masks.length];
    Tile tile = new Tile();
    for (int from = 0; from < trials; from += TILE) {
      tile.load(from);
      for (int c = 0; c < masks.length; c++) {
        tile.score(rest(masks[c]));
        int twice = 0;
        for (int i = 0; i < tile.size; i++) {
          twice += (tile.scores[i] < own[c] ? 1 : 0) + (tile.scores[i] <= own[c] ? 1 : 0);
        }
        twiceBelow[c] += twice;
      }
    }
    double[] logits = new double[masks.length];
    for (int c = 0; c < masks.length; c++) {
      // Less ones and half of the equal ones, of which the trial itself is one: its mean rank.
      double rank = (twiceBelow[c] + 1) / 2.0;
      logits[c] = Math.log(rank / (trials + 1 - rank));
    }
    return logits;
  }

  /** The sums over a set of blocks in the order in which a tile adds them: halves first. */
  private double total(double[][] rows, int mask, int trial) {
    double low = 0;
    double high = 0;
    for (int block = 0; block < half; block++) {
      low += ((mask >> block) & 1) != 0 ? rows[block][trial] : 0;
      high += ((mask >> (block + half)) & 1) != 0 ? rows[block + half][trial] : 0;
    }
    return low + high;
  }

  private double score(int mask, int trial) {
    return score(total(sums, mask, trial), total(squares, mask, trial), periods(mask));
  }

  /**
   * A number that orders as the Sharpe ratio does and costs no root: sum times its size over the
   * sum of squared deviations. Nothing earned without risk is 0, something beyond all bounds.
   */
  private static double score(double sum, double square, int periods) {
    double deviations = square - sum * sum / periods;
    if (deviations > ROUNDING * square) {
      return sum * Math.abs(sum) / deviations;
    }
    return sum == 0 ? 0 : Math.copySign(Double.MAX_VALUE, sum);
  }

  /** The Sharpe ratio per period; of a trial that earned without risk NaN. */
  private double sharpe(int mask, int trial) {
    double score = score(mask, trial);
    double n = periods(mask);
    return Math.abs(score) == Double.MAX_VALUE
        ? Double.NaN
        : Math.copySign(Math.sqrt(Math.abs(score) * (n - 1)) / n, score);
  }

  private static double slope(double[] inSample, double[] outOfSample) {
    double[] x = inSample.clone();
    double[] y = outOfSample.clone();
    int n = 0;
    for (int c = 0; c < inSample.length; c++) {
      if (!Double.isNaN(inSample[c]) && !Double.isNaN(outOfSample[c])) {
        x[n] = inSample[c];
        y[n++] = outOfSample[c];
      }
    }
    if (n == 0) {
      return Double.NaN;
    }
    Moments across = Moments.of(Arrays.copyOf(x, n));
    double meanY = Moments.of(Arrays.copyOf(y, n)).mean();
    double products = 0;
    for (int c = 0; c < n; c++) {
      products += (x[c] - across.mean()) * (y[c] - meanY);
    }
    double variance = across.populationDeviation() * across.populationDeviation();
    return variance == 0 ? Double.NaN : products / n / variance;
  }

  /** Some trials and the sums of all sets of either half of the history. */
  private final class Tile {
    private final double[][] low = new double[1 << half][TILE];
    private final double[][] high = new double[1 << half][TILE];
    private final double[][] lowSquares = new double[1 << half][TILE];
    private final double[][] highSquares = new double[1 << half][TILE];
    private final double[] scores = new double[TILE];
    private int size;

    void load(int from) {
      size = Math.min(TILE, trials - from);
      table(low, sums, 0, from);
      table(high, sums, half, from);
      table(lowSquares, squares, 0, from);
      table(highSquares, squares, half, from);
    }

    /** A set's sums are those of the set without its last block, plus that block. */
    private void table(double[][] table, double[][] rows, int offset, int from) {
      for (int set = 1; set < table.length; set++) {
        int last = 31 - Integer.numberOfLeadingZeros(set);
        double[] without = table[set - (1 << last)];
        double[] row = rows[offset + last];
        for (int i = 0; i < size; i++) {
          table[set][i] = without[i] + row[from + i];
        }
      }
    }

    void score(int mask) {
      int lowSet = mask & ((1 << half) - 1);
      int highSet = mask >> half;
      double[] lowSums = low[lowSet];
      double[] highSums = high[highSet];
      double[] lowRoots = lowSquares[lowSet];
      double[] highRoots = highSquares[highSet];
      int periods = periods(mask);
      for (int i = 0; i < size; i++) {
        scores[i] =
            CrossValidation.score(lowSums[i] + highSums[i], lowRoots[i] + highRoots[i], periods);
      }
    }
  }
}
