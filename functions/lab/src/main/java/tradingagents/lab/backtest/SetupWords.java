package tradingagents.lab.backtest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.quant.backtest.Setup;
import tradingagents.quant.backtest.cost.Costs;
import tradingagents.quant.backtest.cost.Slippage;

/** How a backtest was traded, as a document tells it. */
final class SetupWords {
  private SetupWords() {}

  static Map<String, @Nullable Object> of(Setup setup) {
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("fill", setup.timing().word());
    told.put("lookAhead", setup.timing().looksAhead());
    told.put("capital", setup.capital());
    told.put("periods", setup.periodsPerYear());
    told.put("wholeUnits", setup.wholeUnits());
    told.put("short", setup.shorts());
    told.put("trustOpens", setup.trustOpens());
    told.put("costModel", costs(setup.costs()));
    return told;
  }

  private static Map<String, @Nullable Object> costs(Costs costs) {
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("commissionBps", costs.commission().fraction() * 10_000);
    told.put("commissionPerUnit", costs.commission().perUnit());
    told.put("commissionPerFill", costs.commission().perFill());
    told.put("commissionMinimum", costs.commission().minimum());
    told.put("commissionMostOfValue", costs.commission().mostOfValue());
    told.put("ticksPerUnit", costs.ticksPerUnit());
    told.put("spreadBps", costs.spread() * 10_000);
    told.put("slippage", words(costs.slippage()));
    told.put("volumeLimit", costs.volumeLimit() == Costs.UNLIMITED ? null : costs.volumeLimit());
    told.put("borrowRate", costs.borrowRate());
    return told;
  }

  /** As people type it. */
  private static String words(Slippage slippage) {
    return switch (slippage) {
      case Slippage.Fixed fixed -> "fixed:" + plain(fixed.part() * 10_000);
      case Slippage.VolumeShare share -> "volume-share:" + plain(share.impact());
      case Slippage.SquareRoot root -> "square-root:" + plain(root.factor());
      case Slippage.Almgren almgren -> "almgren:" + plain(almgren.outstanding());
    };
  }

  private static String plain(double value) {
    return new BigDecimal(value).round(new MathContext(12)).stripTrailingZeros().toPlainString();
  }
}
