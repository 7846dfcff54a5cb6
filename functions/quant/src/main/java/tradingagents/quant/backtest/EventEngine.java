package tradingagents.quant.backtest;

import java.util.ArrayList;
import java.util.List;
import tradingagents.quant.backtest.cost.Liquidity;
import tradingagents.quant.series.Bars;
import tradingagents.quant.series.Means;

/**
 * Runs strategies over a market, bar by bar, on one cash account. At each bar: splits and dividends
 * before the open; orders of the bar before, at the open or the close; the strategy looks at the
 * close; at the same close its orders, if they are filled there; interest on what is short. The
 * account never borrows cash: buyers who want more than there is share it in proportion to what
 * they want, and sales come first. Deterministic. Can run as many strategies as asked, one after
 * the other or at the same time.
 */
public final class EventEngine {
  private final Market market;
  private final Setup setup;
  private final List<String> warnings = new ArrayList<>();
  final Bars[] bars;
  final Means[] means;

  /** What a unit of the first bar has become, by bar; empty where it never changes. */
  final double[][] shares;

  final double[][] closes;
  final double[][] aims;
  final Liquidity[] liquidity;
  final boolean actions;

  /**
   * Prepares.
   *
   * @param market what can be traded
   * @param setup how; an {@link IllegalArgumentException} says what does not fit the market
   */
  public EventEngine(Market market, Setup setup) {
    this.market = market;
    this.setup = setup;
    int count = market.instruments().size();
    bars = new Bars[count];
    means = new Means[count];
    shares = new double[count][];
    closes = new double[count][];
    aims = new double[count][];
    liquidity = new Liquidity[count];
    boolean any = false;
    for (int i = 0; i < count; i++) {
      Instrument instrument = market.instruments().get(i);
      checkOpens(instrument);
      closes[i] = instrument.bars().closes();
      bars[i] = instrument.hasActions() ? instrument.unsplit() : instrument.bars();
      shares[i] = instrument.hasActions() ? instrument.shares() : new double[0];
      means[i] = Means.of(bars[i].closes());
      aims[i] = setup.timing().prices(instrument.bars());
      any |= instrument.hasActions();
      liquidity[i] =
          setup.costs().readsVolume() ? liquidity(instrument, bars[i]) : Liquidity.UNASKED;
    }
    actions = any;
    if (setup.timing().looksAhead()) {
      warnings.add(
          "filled at the same close that was decided on, which nobody can do: this looks ahead");
    }
  }

  private void checkOpens(Instrument instrument) {
    OpenQuality quality = OpenQuality.of(instrument.bars());
    if (quality.isReliable()) {
      return;
    }
    String words =
        "the opens of %s are no prices to trade at: %s"
            .formatted(instrument.name(), quality.words());
    if (setup.timing() != FillTiming.NEXT_OPEN) {
      warnings.add(words);
    } else if (setup.trustOpens()) {
      warnings.add(words + "; filled there all the same, as asked");
    } else {
      throw new IllegalArgumentException(
          words + "; fill at next-close, or say that you trust them");
    }
  }

  private static Liquidity liquidity(Instrument instrument, Bars bars) {
    Liquidity liquidity = Liquidity.of(bars);
    for (int bar = 0; bar < instrument.bars().size(); bar++) {
      if (liquidity.volume(bar) > 0) {
        return liquidity;
      }
    }
    throw new IllegalArgumentException(
        "%s has no volumes, and these costs depend on them".formatted(instrument.name()));
  }

  /**
   * What can be traded.
   *
   * @return as given
   */
  public Market market() {
    return market;
  }

  /**
   * How.
   *
   * @return as given
   */
  public Setup setup() {
    return setup;
  }

  /**
   * What a reader of the results must know.
   *
   * @return sentences, often none
   */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * Runs a strategy from the first bar to the last. What is held then stays held and counts at the
   * last close.
   *
   * @param strategy decides
   * @return what came of it; an {@link IllegalArgumentException} when there are no bars after its
   *     warm-up, or it wants what the account may not do
   */
  public Backtest run(Strategy strategy) {
    if (strategy.warmUp() >= market.bars()) {
      throw new IllegalArgumentException(
          "%s decides after %d bars at the earliest, but there are only %d"
              .formatted(strategy.name(), strategy.warmUp() + 1, market.bars()));
    }
    return new Run(this, strategy).all();
  }

  /** What a unit of the first bar has become by a bar. */
  double share(int instrument, int bar) {
    return shares[instrument].length == 0 ? 1 : shares[instrument][bar];
  }
}
