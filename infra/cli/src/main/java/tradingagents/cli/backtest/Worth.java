package tradingagents.cli.backtest;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import tradingagents.cli.analysis.TextTable;
import tradingagents.lab.backtest.Overfit;
import tradingagents.quant.backtest.validation.BacktestOverfitting;

/** Says for a person what the best of many is worth. */
final class Worth {
  private Worth() {}

  static void print(@Nullable Overfit worth, PrintStream out) {
    if (worth == null) {
      out.println("None of them traded.");
      return;
    }
    BacktestOverfitting overfitting = worth.overfitting();
    out.println(
        "deflated Sharpe ratio %s (of %d tried); probability of overfitting %s"
            .formatted(
                TextTable.percent(worth.deflatedSharpe()),
                worth.trials(),
                overfitting == null ? "-" : TextTable.percent(overfitting.probability())));
  }
}
