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
  /** Knows how many bars there will be, and is out for the last fifty: the end, planted. */
  private static final class Prophet implements Strategy {
    private int longest;

    @Override
    public String name() {
      return "prophet";
    }

    @Override
    public int warmUp() {
      return 0;
    }

    @Override
    public Decider start(int instruments) {
      int end = longest;
      return (view, targets) -> {
        longest = Math.max(longest, view.bars());
        if (view.bars() == 2) {
          targets.weight(0, end > 0 && end - 50 > view.bars() ? 0.5 : 1);
        }
      };
    }
  }

  @Test
  void a_strategy_whose_past_changes_is_refused() {
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
                .answer(new BacktestStudy.Request(tape, setup, new Prophet(), 1, Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("look-ahead: with");
  }
}
