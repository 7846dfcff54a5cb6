package tradingagents.quant.backtest.validation;

import java.util.Arrays;

/** The choices of k out of n, in lexicographic order. */
final class Choose {
  private Choose() {}

  /** How many there are, n over k. */
  static long count(int n, int k) {
    long count = 1;
    for (int i = 1; i <= Math.min(k, n - k); i++) {
      count = Math.multiplyExact(count, (long) n - i + 1) / i;
    }
    return count;
  }

  /** All of them; the caller has looked at {@link #count} first. */
  static int[][] all(int n, int k) {
    int[][] all = new int[Math.toIntExact(count(n, k))][];
    int[] now = new int[k];
    Arrays.setAll(now, i -> i);
    for (int c = 0; c < all.length; c++) {
      all[c] = now.clone();
      int i = k - 1;
      while (i >= 0 && now[i] == n - k + i) {
        i--;
      }
      if (i >= 0) {
        now[i]++;
        for (int j = i + 1; j < k; j++) {
          now[j] = now[j - 1] + 1;
        }
      }
    }
    return all;
  }
}
