package tradingagents.lab.jobs;

import java.util.function.Supplier;
import tradingagents.chain.http.Fields;
import tradingagents.lab.backtest.SlippageWords;
import tradingagents.quant.backtest.FillTiming;
import tradingagents.quant.backtest.Setup;
import tradingagents.quant.backtest.cost.Commission;
import tradingagents.quant.backtest.cost.Costs;
import tradingagents.quant.backtest.cost.Slippage;

/** Reads how it is traded and at what costs: the words of the command line. */
final class TradingFields {
  private static final double BASIS_POINTS = 10_000;
  private static final double VOLUME_LIMIT = 0.025;
  private static final double CAPITAL = 100_000;
  private static final int PERIODS = 252;
  private static final int MOST_PERIODS = 1_000_000;

  private TradingFields() {}

  /** What makes the setup once nothing of the body is wrong. */
  static Supplier<Setup> read(Fields fields) {
    FillTiming fill = fill(fields, FillTiming.NEXT_OPEN);
    boolean paper = fields.flag("paper").orElse(false);
    boolean wholeUnits = fields.flag("wholeUnits").orElse(false);
    boolean shorts = fields.flag("short").orElse(false);
    Supplier<Costs> costs = costs(fields);
    Supplier<Setup> plain = plain(fields, fill);
    return () -> {
      Setup setup = plain.get();
      Costs own = costs.get();
      if (paper && !own.equals(Costs.NONE)) {
        throw new IllegalArgumentException(
            "paper has costs of its own; give it or yours, not both");
      }
      return new Setup(
          setup.capital(),
          setup.timing(),
          paper ? Costs.PAPER : own,
          wholeUnits || paper,
          shorts,
          setup.trustOpens(),
          setup.periodsPerYear());
    };
  }

  /** A sweep's costs are a part of the value, and its usual fill is the close it decided at. */
  static Supplier<Setup> ofSweep(Fields fields) {
    FillTiming fill = fill(fields, FillTiming.SAME_CLOSE);
    double commission = fields.decimal("commissionBps", 0);
    double slippage = fields.decimal("slippageBps", 0);
    Supplier<Setup> plain = plain(fields, fill);
    return () -> plain.get().with(Costs.basisPoints(commission, slippage));
  }

  private static FillTiming fill(Fields fields, FillTiming usual) {
    return fields.text("fill", FillTiming::named).orElse(usual);
  }

  private static Supplier<Setup> plain(Fields fields, FillTiming fill) {
    double capital = fields.decimal("capital", CAPITAL);
    int periods = fields.number("periods", 1, MOST_PERIODS).orElse(PERIODS);
    boolean trustOpens = fields.flag("trustOpens").orElse(false);
    return () -> new Setup(capital, fill, Costs.NONE, false, false, trustOpens, periods);
  }

  private static Supplier<Costs> costs(Fields fields) {
    double bps = fields.decimal("commissionBps", 0);
    double perUnit = fields.decimal("commissionPerUnit", 0);
    double perFill = fields.decimal("commissionPerFill", 0);
    double minimum = fields.decimal("commissionMinimum", 0);
    double spread = fields.decimal("spreadBps", 0);
    double borrowRate = fields.decimal("borrowRate", 0);
    Slippage slippage = slippage(fields);
    double usual = slippage instanceof Slippage.VolumeShare ? VOLUME_LIMIT : Costs.UNLIMITED;
    double limit = fields.decimal("volumeLimit", usual);
    return () ->
        new Costs(
            new Commission(bps / BASIS_POINTS, perUnit, perFill, minimum),
            spread / BASIS_POINTS,
            slippage,
            limit,
            borrowRate);
  }

  private static Slippage slippage(Fields fields) {
    if (fields.has("slippage") && fields.has("slippageBps")) {
      fields.wrong("slippage", "give slippageBps or slippage, not both");
    }
    double bps = fields.decimal("slippageBps", 0);
    if (bps < 0) {
      fields.wrong("slippageBps", "must not be negative");
    }
    return fields
        .text("slippage", SlippageWords::named)
        .orElseGet(() -> new Slippage.Fixed(Math.max(0, bps) / BASIS_POINTS));
  }
}
