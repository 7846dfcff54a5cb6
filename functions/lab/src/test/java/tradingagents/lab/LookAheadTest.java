package tradingagents.lab;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tradingagents.lab.backtest.BacktestStudy;
import tradingagents.lab.backtest.Tape;
import tradingagents.quant.backtest.FillTiming;
import tradingagents.quant.backtest.Instrument;
import tradingagents.quant.backtest.Market;
import tradingagents.quant.backtest.Setup;
import tradingagents.quant.backtest.Strategy;
import tradingagents.quant.series.Bars;

class LookAheadTest {
  /** Says something else each time it starts. */
  private static final class Fickle implements Strategy {
    private int starts;

    @Override
    public String name() {
      return "fickle";
    }

    @Override
    public int warmUp() {
      return 0;
    }

    @Override
    public Decider start(int instruments) {
      double weight = 1.0 / ++starts;
      return (view, targets) -> {
        if (view.bars() == 2) {
          targets.weight(0, weight);
        }
      };
    }
  }

  @Test
  void a_strategy_that_takes_back_what_it_said_is_refused() {
    List<LocalDate> days = new ArrayList<>();
    double[] closes = new double[300];
    for (int i = 0; i < closes.length; i++) {
      days.add(LocalDate.of(2020, 1, 1).plusDays(i));
      closes[i] = 100 + Math.sin(i);
    }
    Tape tape = new Tape(days, Market.of(Instrument.of("X", Bars.ofCloses(closes))));
    Setup setup = Setup.USUAL.with(FillTiming.NEXT_CLOSE);

    assertThatThrownBy(() ->
            new BacktestStudy()
                .answer(new BacktestStudy.Request(tape, setup, new Fickle(), 1, Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("look-ahead: with");
  }
}
