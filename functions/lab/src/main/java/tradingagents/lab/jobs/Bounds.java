package tradingagents.lab.jobs;

import java.math.BigInteger;
import java.util.Locale;
import tradingagents.lab.backtest.Tape;

/**
 * How much one request may ask for: what a function does in a fraction of its three minutes on less
 * than one core. Whoever needs more uses the command line, which has no such end.
 */
final class Bounds {
  /** Pairs of a sweep: their rows and blocks take about 100 MB while they are put together. */
  static final int MOST_PAIRS = 100_000;

  /** Bars that strategies look at, all evaluations together: some ten seconds of simple ones. */
  static final long MOST_EVALUATED = 500_000_000;

  /** Bars drawn by a simulation, all paths together: some ten seconds. */
  static final long MOST_DRAWN = 50_000_000;

  /**
   * Bars times pairs of one chunk of a sweep: a second or less, so that a chunk that has to be done
   * again costs nothing, and a hundred times slower it would still end in time.
   */
  static final int CHUNK_WORK = 100_000_000;

  /**
   * Pairs of one chunk: rows and blocks of a pair take about 350 bytes when packed, so those of a
   * chunk are stored in one transaction with 1,000 write units: a partition takes that in a second.
   */
  static final int CHUNK_PAIRS = 1_500;

  private Bounds() {}

  /** How many pairs a chunk has, of at most so many. */
  static int chunkPairs(int bars, int most) {
    return Math.clamp(CHUNK_WORK / bars, 1, most);
  }

  static void pairs(int pairs) {
    if (pairs > MOST_PAIRS) {
      throw new IllegalArgumentException(
          "%s combinations are asked for; %s are the limit".formatted(n(pairs), n(MOST_PAIRS)));
    }
  }

  static void evaluations(BigInteger points, long bars, Tape tape) {
    BigInteger work =
        points
            .multiply(BigInteger.valueOf(bars))
            .multiply(BigInteger.valueOf(tape.market().instruments().size()));
    if (work.compareTo(BigInteger.valueOf(MOST_EVALUATED)) > 0) {
      throw new IllegalArgumentException(
          "%s combinations over these bars evaluate %s bars; %s are the limit"
              .formatted(n(points), n(work), n(MOST_EVALUATED)));
    }
  }

  static void paths(int paths, int bars) {
    long work = (long) paths * bars;
    if (work > MOST_DRAWN) {
      throw new IllegalArgumentException(
          "%s paths of %s bars draw %s bars; %s are the limit"
              .formatted(n(paths), n(bars), n(work), n(MOST_DRAWN)));
    }
  }

  private static String n(Number number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
