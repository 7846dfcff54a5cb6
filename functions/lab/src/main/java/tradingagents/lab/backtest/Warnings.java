package tradingagents.lab.backtest;

import java.util.ArrayList;
import java.util.List;
import tradingagents.quant.backtest.EventEngine;
import tradingagents.quant.backtest.Setup;

/** What a reader of any backtest must know. */
final class Warnings {
  private Warnings() {}

  static List<String> of(EventEngine engine) {
    List<String> warnings = new ArrayList<>(engine.warnings());
    if (engine.setup().costs().isFree()) {
      warnings.add("no costs were given, and none were charged");
    }
    return List.copyOf(warnings);
  }

  static List<String> of(Tape tape, Setup setup) {
    return of(new EventEngine(tape.market(), setup));
  }
}
