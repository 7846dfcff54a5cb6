package tradingagents.quant.backtest.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Pairs of averages to try: every fast window with every slow one that is longer. A pair has a
 * number: fast windows ascending, and for each the slow ones ascending.
 */
public final class SmaGrid {
  /** More pairs are refused. */
  public static final int MOST_PAIRS = 500_000;

  /** A longer window is refused. */
  public static final int LONGEST_WINDOW = 100_000;

  /** More different windows are refused. */
  public static final int MOST_WINDOWS = 3_000;

  private final int[] windows;
  private final int[] fast;
  private final int[] slow;

  /** Where pair {@code (a, b)} of window numbers stands in {@code a * windows + b}, both ways. */
  private final int[] pairs;

  /**
   * A grid.
   *
   * @param fastWindows in bars, one or more
   * @param slowWindows in bars, two or more; at least one is longer than a fast one
   */
  public SmaGrid(List<Integer> fastWindows, List<Integer> slowWindows) {
    int[] fasts = ascending(fastWindows, "fast");
    int[] slows = ascending(slowWindows, "slow");
    long count = 0;
    for (int window : fasts) {
      count += Arrays.stream(slows).filter(other -> other > window).count();
    }
    if (count == 0) {
      throw new IllegalArgumentException(
          "no fast window is shorter than a slow one: fast begins at %d, slow ends at %d"
              .formatted(fasts[0], slows[slows.length - 1]));
    }
    if (count > MOST_PAIRS) {
      throw new IllegalArgumentException(
          "these ranges make %,d combinations; at most %,d are tried at once"
              .formatted(count, MOST_PAIRS));
    }
    windows =
        IntStream.concat(Arrays.stream(fasts), Arrays.stream(slows)).sorted().distinct().toArray();
    if (windows.length > MOST_WINDOWS) {
      throw new IllegalArgumentException(
          "these ranges name %,d windows; at most %,d are averaged at once"
              .formatted(windows.length, MOST_WINDOWS));
    }
    fast = new int[(int) count];
    slow = new int[(int) count];
    pairs = new int[windows.length * windows.length];
    Arrays.fill(pairs, -1);
    int pair = 0;
    for (int a : fasts) {
      for (int b : slows) {
        if (a < b) {
          fast[pair] = a;
          slow[pair] = b;
          int i = Arrays.binarySearch(windows, a);
          int j = Arrays.binarySearch(windows, b);
          pairs[i * windows.length + j] = pair;
          pairs[j * windows.length + i] = pair;
          pair++;
        }
      }
    }
  }

  private static int[] ascending(List<Integer> windows, String name) {
    if (windows.isEmpty()) {
      throw new IllegalArgumentException("there is no %s window".formatted(name));
    }
    for (int window : windows) {
      if (window < 1 || window > LONGEST_WINDOW) {
        throw new IllegalArgumentException(
            "a %s window has 1 to %d bars, not %d".formatted(name, LONGEST_WINDOW, window));
      }
    }
    return windows.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
  }

  /**
   * How many pairs there are.
   *
   * @return one or more
   */
  public int size() {
    return fast.length;
  }

  /**
   * The fast window of a pair.
   *
   * @param pair its number
   * @return in bars
   */
  public int fast(int pair) {
    return fast[pair];
  }

  /**
   * The slow window of a pair.
   *
   * @param pair its number
   * @return in bars
   */
  public int slow(int pair) {
    return slow[pair];
  }

  /**
   * The longest window.
   *
   * @return in bars
   */
  public int longest() {
    return windows[windows.length - 1];
  }

  int[] windows() {
    return windows;
  }

  /** The number of a pair that is in the grid. */
  int pair(int fastWindow, int slowWindow) {
    int i = Arrays.binarySearch(windows, fastWindow);
    int j = Arrays.binarySearch(windows, slowWindow);
    int pair = i < 0 || j < 0 ? -1 : pairs[i * windows.length + j];
    if (pair < 0) {
      throw new IllegalArgumentException(
          "the grid has no pair %d and %d".formatted(fastWindow, slowWindow));
    }
    return pair;
  }

  /**
   * Cuts the grid by slow windows into grids that have all of its pairs together, each once.
   *
   * @param most pairs of a part, unless one slow window has more by itself
   * @return parts with ascending slow windows, always the same ones
   */
  public List<SmaGrid> cut(int most) {
    NavigableMap<Integer, List<Integer>> fastsOf = new TreeMap<>();
    for (int pair = 0; pair < fast.length; pair++) {
      fastsOf.computeIfAbsent(slow[pair], window -> new ArrayList<>()).add(fast[pair]);
    }
    List<SmaGrid> parts = new ArrayList<>();
    List<Integer> slows = new ArrayList<>();
    // The longest slow window has every fast one that a shorter one has.
    List<Integer> fasts = List.of();
    int size = 0;
    for (Map.Entry<Integer, List<Integer>> one : fastsOf.entrySet()) {
      if (!slows.isEmpty() && size + one.getValue().size() > most) {
        parts.add(new SmaGrid(fasts, slows));
        slows.clear();
        size = 0;
      }
      slows.add(one.getKey());
      fasts = one.getValue();
      size += one.getValue().size();
    }
    parts.add(new SmaGrid(fasts, slows));
    return List.copyOf(parts);
  }

  /**
   * Pairs by window numbers, but -1 for all but every {@code of}-th slow window from {@code part}.
   */
  int[] pairs(int part, int of) {
    int[] mine = pairs.clone();
    int count = windows.length;
    for (int a = 0; a < count; a++) {
      for (int b = a + 1; b < count; b++) {
        if (b % of != part) {
          mine[a * count + b] = -1;
          mine[b * count + a] = -1;
        }
      }
    }
    return mine;
  }
}
