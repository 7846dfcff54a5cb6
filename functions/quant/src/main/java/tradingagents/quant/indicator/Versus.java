package tradingagents.quant.indicator;

import tradingagents.quant.series.Bars;

/**
 * A {@link PairIndicator} of the returns of closes ({@code close / close before - 1}) and of those
 * of a benchmark, whose bars are known and belong to the same days, one by one. More bars than the
 * benchmark has are an {@link IllegalArgumentException}. Warm-up: that of the pair and one bar, for
 * the first return.
 *
 * @param pair what is computed
 * @param benchmark the market, oldest first
 */
public record Versus(PairIndicator pair, Bars benchmark) implements ValueIndicator {
  @Override
  public int warmUp() {
    return pair.warmUp() + 1;
  }

  @Override
  public Live live() {
    Live returns = new RateOfChange(1).live();
    Live market = new RateOfChange(1).live();
    var both = pair.live();
    int[] bars = {0};
    return Live.ofValues(
        1,
        (value, out) -> {
          if (bars[0] == benchmark.size()) {
            throw new IllegalArgumentException(
                "the benchmark has only " + benchmark.size() + " bars");
          }
          returns.next(value);
          market.next(benchmark.close(bars[0]++));
          if (bars[0] > 1) {
            out[0] = both.applyAsDouble(returns.value(), market.value());
          }
        });
  }
}
