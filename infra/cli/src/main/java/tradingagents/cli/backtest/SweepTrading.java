package tradingagents.cli.backtest;

import picocli.CommandLine.Option;
import tradingagents.quant.backtest.FillTiming;
import tradingagents.quant.backtest.Setup;
import tradingagents.quant.backtest.cost.Costs;

/** How a sweep is traded: costs are a part of the value. */
final class SweepTrading {
  @Option(
      names = "--fill",
      paramLabel = "WHEN",
      defaultValue = "same-close",
      description = "same-close (default), next-open or next-close.")
  private String fill = "same-close";

  @Option(
      names = "--commission-bps",
      paramLabel = "BPS",
      defaultValue = "0",
      description = "Commission in basis points of the value traded.")
  private double commissionBps;

  @Option(
      names = "--slippage-bps",
      paramLabel = "BPS",
      defaultValue = "0",
      description = "By how much a fill is worse than the price, in basis points.")
  private double slippageBps;

  @Option(
      names = "--capital",
      paramLabel = "AMOUNT",
      defaultValue = "100000",
      description = "Cash at the start (default 100000).")
  private double capital = 100_000;

  @Option(
      names = "--periods",
      paramLabel = "N",
      defaultValue = "252",
      description = "Bars in a year (default 252).")
  private int periods = 252;

  @Option(names = "--trust-opens", description = "Fills at opens that look made up.")
  private boolean trustOpens;

  Setup setup() {
    return new Setup(
        capital,
        FillTiming.named(fill),
        Costs.basisPoints(commissionBps, slippageBps),
        false,
        false,
        trustOpens,
        periods);
  }
}
