package tradingagents.quant.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts fills together to trades. */
final class Trades {
  private static final double FLAT = 1e-9;

  private final Market market;
  private final List<Trade> done = new ArrayList<>();

  private Trades(Market market) {
    this.market = market;
  }

  /** In the order in which they were entered. */
  static List<Trade> of(Market market, List<Fill> fills) {
    Trades trades = new Trades(market);
    for (int i = 0; i < market.instruments().size(); i++) {
      trades.of(i, fills);
    }
    trades.done.sort(Comparator.comparingInt(Trade::entered));
    return List.copyOf(trades.done);
  }

  private void of(int instrument, List<Fill> fills) {
    Open open = null;
    int before = 0;
    for (Fill fill : fills) {
      if (fill.instrument() != instrument) {
        continue;
      }
      double ratio = splits(instrument, before, fill.bar());
      before = fill.bar();
      if (open != null) {
        open.split(ratio);
      }
      open = next(instrument, open, fill);
    }
    if (open != null) {
      int last = market.bars() - 1;
      open.split(splits(instrument, before, last));
      double close = market.instruments().get(instrument).bars().close(last);
      open.leave(open.held, close, 0, last);
      done.add(open.trade(true));
    }
  }

  private @Nullable Open next(int instrument, @Nullable Open open, Fill fill) {
    if (open == null) {
      return new Open(instrument, fill, fill.units(), fill.commission());
    }
    if (open.held > 0 == fill.units() > 0) {
      open.enter(fill.units(), fill.price(), fill.commission());
      return open;
    }
    double rest = open.held + fill.units();
    if (Math.abs(rest) <= FLAT * Math.abs(open.most)) {
      rest = 0;
    }
    boolean closes = rest == 0 || rest > 0 != open.held > 0;
    double share = closes ? -open.held / fill.units() : 1;
    open.leave(
        closes ? open.held : -fill.units(), fill.price(), fill.commission() * share, fill.bar());
    if (!closes) {
      return open;
    }
    done.add(open.trade(false));
    return rest == 0 ? null : new Open(instrument, fill, rest, fill.commission() * (1 - share));
  }

  /** What one unit became between two bars. */
  private double splits(int instrument, int after, int to) {
    double ratio = 1;
    for (int bar = after + 1; bar <= to; bar++) {
      ratio *= market.instruments().get(instrument).split(bar);
    }
    return ratio;
  }

  /** A trade that goes on. */
  private static final class Open {
    private final int instrument;
    private final int entered;
    private int left;
    private double held;
    private double most;
    private double bought;
    private double paid;
    private double sold;
    private double got;
    private double commissions;

    Open(int instrument, Fill fill, double units, double commission) {
      this.instrument = instrument;
      entered = fill.bar();
      enter(units, fill.price(), commission);
    }

    void enter(double units, double price, double commission) {
      held += units;
      most = Math.abs(held) > Math.abs(most) ? held : most;
      bought += units;
      paid += units * price;
      commissions += commission;
    }

    void leave(double units, double price, double commission, int bar) {
      held -= units;
      sold += units;
      got += units * price;
      commissions += commission;
      left = bar;
    }

    void split(double ratio) {
      held *= ratio;
      most *= ratio;
      bought *= ratio;
      sold *= ratio;
    }

    Trade trade(boolean open) {
      double profit = got - paid - commissions;
      return new Trade(
          instrument,
          entered,
          left,
          open,
          most,
          paid / bought,
          got / sold,
          profit,
          profit / Math.abs(paid));
    }
  }
}
