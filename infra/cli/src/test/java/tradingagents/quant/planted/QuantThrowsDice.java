package tradingagents.quant.planted;

/** Breaks a rule on purpose: the test of the arrows finds it. */
public final class QuantThrowsDice {
  double dice() {
    return Math.random();
  }
}
