package tradingagents.cli.backtest;

import picocli.CommandLine.Option;
import tradingagents.lab.backtest.SlippageWords;
import tradingagents.quant.backtest.FillTiming;
import tradingagents.quant.backtest.Setup;
import tradingagents.quant.backtest.cost.Commission;
import tradingagents.quant.backtest.cost.Costs;
import tradingagents.quant.backtest.cost.Slippage;

/** The options that say how it is traded, and at what costs. */
final class TradingOptions {
  private static final double BASIS_POINTS = 10_000;

  @Option(
      names = "--fill",
      paramLabel = "WHEN",
      defaultValue = "next-open",
      description =
          "next-open (default), next-close, or same-close, which looks ahead and is marked so.")
  private String fill = "next-open";

  @Option(
      names = "--commission-bps",
      paramLabel = "BPS",
      defaultValue = "0",
      description = "Commission in basis points of the value traded (10 is 0.1 %%).")
  private double commissionBps;

  @Option(
      names = "--commission-per-unit",
      paramLabel = "AMOUNT",
      defaultValue = "0",
      description = "Commission for each unit, beside.")
  private double commissionPerUnit;

  @Option(
      names = "--commission-per-fill",
      paramLabel = "AMOUNT",
      defaultValue = "0",
      description = "Commission for each fill, beside.")
  private double commissionPerFill;

  @Option(
      names = "--commission-minimum",
      paramLabel = "AMOUNT",
      defaultValue = "0",
      description = "The least that a fill costs.")
  private double commissionMinimum;

  @Option(
      names = "--spread-bps",
      paramLabel = "BPS",
      defaultValue = "0",
      description = "Spread between bid and ask in basis points; each fill pays half.")
  private double spreadBps;

  @Option(
      names = "--slippage-bps",
      paramLabel = "BPS",
      description = "By how much a fill is worse than the price, in basis points.")
  private double slippageBps = Double.NaN;

  @Option(
      names = "--slippage",
      paramLabel = "MODEL",
      description =
          "Instead: volume-share:IMPACT (0.1 of zipline), square-root:FACTOR (1), or"
              + " almgren:UNITS-OUTSTANDING; they need volumes.")
  private String slippage = "";

  @Option(
      names = "--volume-limit",
      paramLabel = "FRACTION",
      description =
          "The most of a bar's volume that a fill may be; the rest waits (0.025 where slippage is"
              + " volume-share, else no limit).")
  private double volumeLimit = Double.NaN;

  @Option(
      names = "--borrow-rate",
      paramLabel = "RATE",
      defaultValue = "0",
      description = "Interest a year on what is short, 0.03 for 3 %%.")
  private double borrowRate;

  @Option(
      names = "--capital",
      paramLabel = "AMOUNT",
      defaultValue = "100000",
      description = "Cash at the start (default 100000).")
  private double capital = 100_000;

  @Option(
      names = "--paper",
      description =
          "Trades as the paper broker does: its commission and slippage, whole units, whole cents.")
  private boolean paper;

  @Option(names = "--whole-units", description = "Trades whole units only.")
  private boolean wholeUnits;

  @Option(names = "--short", description = "Is short where the strategy would be out.")
  private boolean shorts;

  @Option(
      names = "--trust-opens",
      description = "Fills at opens that look made up, which is refused otherwise.")
  private boolean trustOpens;

  @Option(
      names = "--periods",
      paramLabel = "N",
      defaultValue = "252",
      description = "Bars in a year (default 252).")
  private int periods = 252;

  /** What was typed. */
  Setup setup() {
    return setup(fill);
  }

  /** The same, but for the fill. */
  Setup setup(String when) {
    Costs costs = costs();
    if (paper && !costs.equals(Costs.NONE)) {
      throw new IllegalArgumentException(
          "--paper has costs of its own; give it or yours, not both");
    }
    costs = paper ? Costs.PAPER : costs;
    return new Setup(
        capital, FillTiming.named(when), costs, wholeUnits || paper, shorts, trustOpens, periods);
  }

  private Costs costs() {
    Slippage model = model();
    double limit = volumeLimit;
    if (Double.isNaN(limit)) {
      limit = model instanceof Slippage.VolumeShare ? 0.025 : Costs.UNLIMITED;
    }
    return new Costs(
        new Commission(
            commissionBps / BASIS_POINTS, commissionPerUnit, commissionPerFill, commissionMinimum),
        spreadBps / BASIS_POINTS,
        model,
        limit,
        borrowRate);
  }

  private Slippage model() {
    if (slippage.isEmpty()) {
      return new Slippage.Fixed(Double.isNaN(slippageBps) ? 0 : slippageBps / BASIS_POINTS);
    }
    if (!Double.isNaN(slippageBps)) {
      throw new IllegalArgumentException("give --slippage-bps or --slippage, not both");
    }
    return SlippageWords.named(slippage);
  }
}
