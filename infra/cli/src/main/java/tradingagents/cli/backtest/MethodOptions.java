package tradingagents.cli.backtest;

import picocli.CommandLine.Option;
import tradingagents.lab.backtest.Method;

/** The options that say how parameters are chosen. */
final class MethodOptions {
  @Option(
      names = "--search",
      paramLabel = "METHOD",
      defaultValue = "grid",
      description = "grid (default), random:N, halving or halving:N.")
  private String search = "grid";

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "7",
      description = "Of what is drawn (default 7); the same seed draws the same.")
  private long seed = 7;

  Method method() {
    return Method.named(search, seed);
  }
}
