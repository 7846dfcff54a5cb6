package tradingagents.quant.backtest.strategy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tradingagents.quant.backtest.View;
import tradingagents.quant.indicator.Indicator;
import tradingagents.quant.indicator.Live;
import tradingagents.quant.indicator.ValueIndicator;

/**
 * The indicators of one instrument at work: each that is asked for is computed once, however often
 * it is asked for, and all take each bar together. Before a bar is taken they have the values of
 * the bar before.
 */
final class Feed {
  private final int instrument;
  private final Map<Indicator, Live> lives = new LinkedHashMap<>();
  private final List<Live> ofCloses = new ArrayList<>();
  private final List<Live> ofBars = new ArrayList<>();

  Feed(int instrument) {
    this.instrument = instrument;
  }

  int instrument() {
    return instrument;
  }

  /** An indicator at work; to be asked for before the first bar. */
  Live live(Indicator indicator) {
    return lives.computeIfAbsent(
        indicator,
        unseen -> {
          Live live = unseen.live();
          (unseen instanceof ValueIndicator ? ofCloses : ofBars).add(live);
          return live;
        });
  }

  /** Takes the bar that has just closed; each once. */
  void take(View view) {
    double close = view.close(instrument, 0);
    for (int i = 0; i < ofCloses.size(); i++) {
      ofCloses.get(i).next(close);
    }
    if (ofBars.isEmpty()) {
      return;
    }
    double open = view.open(instrument, 0);
    double high = view.high(instrument, 0);
    double low = view.low(instrument, 0);
    double volume = view.volume(instrument, 0);
    for (int i = 0; i < ofBars.size(); i++) {
      ofBars.get(i).next(open, high, low, close, volume);
    }
  }
}
