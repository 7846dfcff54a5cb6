package tradingagents.quant.backtest.sweep;

/**
 * The accounts of many pairs that are long or flat, each touched only when it enters or leaves:
 * between, a holding is its units, and what it earned, how that varied and how far it fell follow
 * from running sums and {@link Extremes}. Bars come in order; each pair enters and leaves in turn.
 */
final class Holdings {
  private static final int STRIDE = 8;

  /** Cash while flat, units while long. */
  private static final int AMOUNT = 0;

  private static final int SUM = 1;
  private static final int SQUARES = 2;
  private static final int PEAK = 3;

  /** Lowest quotient of equity and its peak so far. */
  private static final int FALL = 4;

  /** The first bar of the holding that is not yet part of peak and fall; -1 while flat. */
  private static final int SINCE = 5;

  private static final int TRADES = 6;

  private final SweepPrices prices;
  private final Extremes extremes = new Extremes();
  private final double[] state;

  Holdings(SweepPrices prices, int pairs, double capital) {
    this.prices = prices;
    state = new double[pairs * STRIDE];
    for (int p = 0; p < state.length; p += STRIDE) {
      state[p + AMOUNT] = capital;
      state[p + PEAK] = capital;
      state[p + FALL] = 1;
      state[p + SINCE] = -1;
    }
  }

  /** Begins the tile at this bar; those that ended before it are settled up to here. */
  void tile(int bar) {
    for (int p = 0; p < state.length; p += STRIDE) {
      if (state[p + SINCE] >= 0) {
        settle(p, bar - 1);
        state[p + SUM] += prices.sums[bar - 1];
        state[p + SQUARES] += prices.squares[bar - 1];
        state[p + SINCE] = bar;
      }
    }
    extremes.tile(prices.closes, bar);
  }

  /** These pairs buy at this bar. */
  void enter(int[] pairs, int count, int bar) {
    double units = prices.units[bar];
    double sum = prices.enterSums[bar];
    double square = prices.enterSquares[bar];
    double[] s = state;
    for (int i = 0; i < count; i++) {
      int p = pairs[i] * STRIDE;
      s[p + AMOUNT] *= units;
      s[p + SUM] -= sum;
      s[p + SQUARES] -= square;
      s[p + SINCE] = bar;
      s[p + TRADES] += 1;
    }
  }

  /** These pairs sell at this bar, which is later than the one they bought at. */
  void leave(int[] pairs, int count, int bar) {
    double proceeds = prices.proceeds[bar];
    double sum = prices.leaveSums[bar];
    double square = prices.leaveSquares[bar];
    double[] s = state;
    for (int i = 0; i < count; i++) {
      int p = pairs[i] * STRIDE;
      settle(p, bar - 1);
      double cash = s[p + AMOUNT] * proceeds;
      s[p + AMOUNT] = cash;
      double peak = s[p + PEAK];
      if (cash < s[p + FALL] * peak) {
        s[p + FALL] = cash / peak;
      }
      s[p + PEAK] = Math.max(peak, cash);
      s[p + SUM] += sum;
      s[p + SQUARES] += square;
      s[p + SINCE] = -1;
    }
  }

  /** Peak and fall of a holding up to a bar. */
  private void settle(int p, int last) {
    double[] s = state;
    int first = (int) s[p + SINCE];
    if (first > last) {
      return;
    }
    Extremes e = extremes;
    e.look(first, last);
    double units = s[p + AMOUNT];
    double peak = s[p + PEAK];
    double fall = Math.min(s[p + FALL], e.deepest);
    if (e.lowRight < fall * e.highLeft) {
      fall = e.lowRight / e.highLeft;
    }
    double low = units * Math.min(e.lowLeft, e.lowRight);
    if (low < fall * peak) {
      fall = low / peak;
    }
    s[p + FALL] = fall;
    s[p + PEAK] = Math.max(peak, units * Math.max(e.highLeft, e.highRight));
  }

  /** Sum of a pair's returns up to and with a bar. */
  double sum(int pair, int bar) {
    int p = pair * STRIDE;
    return state[p + SUM] + (state[p + SINCE] >= 0 ? prices.sums[bar] : 0);
  }

  /** Sum of their squares. */
  double squares(int pair, int bar) {
    int p = pair * STRIDE;
    return state[p + SQUARES] + (state[p + SINCE] >= 0 ? prices.squares[bar] : 0);
  }

  /** What a pair came to, once all bars are done; a holding counts at the last close. */
  void result(int pair, SweepTable table) {
    int p = pair * STRIDE;
    int last = prices.bars() - 1;
    double amount = state[p + AMOUNT];
    if (state[p + SINCE] >= 0) {
      settle(p, last);
      amount *= prices.closes[last];
    }
    table.put(
        pair,
        amount,
        sum(pair, last),
        squares(pair, last),
        1 - state[p + FALL],
        (int) state[p + TRADES]);
  }
}
