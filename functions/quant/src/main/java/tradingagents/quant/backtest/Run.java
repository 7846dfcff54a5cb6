package tradingagents.quant.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tradingagents.quant.backtest.cost.Costs;

/** One strategy on its way through the bars. */
final class Run {
  /** Less than this part of the equity is not worth an order: it is what rounding left. */
  private static final double DUST = 1e-9;

  private final EventEngine engine;
  private final Setup setup;
  private final Costs costs;
  private final int count;
  private final double[][] closes;
  private final Account account;
  private final View view;
  private final Targets targets;
  private final Strategy.Decider decider;
  private final String name;

  /** What is still to be traded of each instrument: weights not sized yet, then units to go. */
  private final double[] weights;

  private final double[] units;
  private final double[] going;
  private final int[] decided;
  private boolean orders;

  private final double[] equity;
  private final double[] cash;
  private final List<Fill> fills = new ArrayList<>();
  private double atWork;
  private int givenUp;
  private double borrowed;
  private double dividends;

  Run(EventEngine engine, Strategy strategy) {
    this.engine = engine;
    setup = engine.setup();
    costs = setup.costs();
    name = strategy.name();
    closes = engine.closes;
    count = closes.length;
    account = new Account(count, setup.capital());
    view = new View(engine, account);
    targets = new Targets(count, setup.shorts());
    decider = strategy.start(count);
    weights = filled(Double.NaN);
    units = filled(Double.NaN);
    going = new double[count];
    decided = new int[count];
    int bars = engine.market().bars();
    equity = new double[bars];
    cash = new double[bars];
  }

  private double[] filled(double value) {
    double[] array = new double[count];
    Arrays.fill(array, value);
    return array;
  }

  Backtest all() {
    int bars = equity.length;
    boolean same = setup.timing().lag() == 0;
    for (int bar = 0; bar < bars; bar++) {
      if (engine.actions) {
        act(bar);
      }
      if (orders && !same) {
        trade(bar);
      }
      view.at(bar);
      decider.decide(view, targets);
      if (targets.any()) {
        order(bar);
      }
      if (orders && same) {
        trade(bar);
      }
      mark(bar);
    }
    return new Backtest(
        name, engine, equity, cash, atWork / bars, fills, borrowed, dividends, givenUp);
  }

  /** Splits and dividends, before the bar opens. */
  private void act(int bar) {
    for (int i = 0; i < count; i++) {
      Instrument instrument = engine.market().instruments().get(i);
      double ratio = instrument.split(bar);
      if (ratio != 1) {
        account.split(i, ratio);
        units[i] *= ratio;
        going[i] *= ratio;
      }
      double paid = account.units(i) * instrument.dividend(bar);
      account.receive(paid);
      dividends += paid;
    }
  }

  /** What the strategy said becomes orders; what was open of these instruments is dropped. */
  private void order(int bar) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      boolean said = !Double.isNaN(targets.weight(i)) || !Double.isNaN(targets.units(i));
      if (said) {
        weights[i] = targets.weight(i);
        units[i] = targets.units(i);
        going[i] = 0;
        decided[i] = bar;
        orders = true;
      }
      sum += Double.isNaN(targets.weight(i)) ? 0 : Math.abs(targets.weight(i));
    }
    if (sum > 1 + 1e-9) {
      throw new IllegalArgumentException(
          "%s wants weights of %s together at bar %d; an account has 1 to give"
              .formatted(name, sum, bar + 1));
    }
    targets.clear();
  }

  /** Fills what can be filled at a bar: sales first, then purchases from the cash there is. */
  private void trade(int bar) {
    size(bar);
    boolean left = false;
    for (int i = 0; i < count; i++) {
      if (going[i] < 0) {
        fill(i, bar, going[i]);
      }
    }
    double wanted = 0;
    for (int i = 0; i < count; i++) {
      wanted += going[i] > 0 ? going[i] * engine.aims[i][bar] : 0;
    }
    double purse = account.cash();
    for (int i = 0; i < count; i++) {
      if (going[i] > 0) {
        double share = going[i] * engine.aims[i][bar] / wanted;
        buy(i, bar, share == 1 ? purse : purse * share);
      }
      left |= going[i] != 0;
    }
    orders = left;
  }

  /** Weights and units wanted become units to go, at the prices of this moment. */
  private void size(int bar) {
    double worth = account.cash();
    for (int i = 0; i < count; i++) {
      worth += account.units(i) * engine.aims[i][bar];
    }
    for (int i = 0; i < count; i++) {
      double wanted = units[i];
      if (!Double.isNaN(weights[i])) {
        wanted = whole(weights[i] * worth / engine.aims[i][bar]);
      }
      if (!Double.isNaN(wanted)) {
        double change = wanted - account.units(i);
        going[i] =
            Math.abs(change) * engine.aims[i][bar] <= DUST * worth && wanted != 0 ? 0 : change;
        weights[i] = Double.NaN;
        units[i] = Double.NaN;
      }
    }
  }

  private double whole(double wanted) {
    if (!setup.wholeUnits()) {
      return wanted;
    }
    return wanted < 0 ? Math.ceil(wanted) : Math.floor(wanted);
  }

  /** Buys what is wanted, or as much as the purse pays; what it does not pay is given up. */
  private void buy(int i, int bar, double purse) {
    double most = costs.affordable(purse, engine.aims[i][bar]);
    going[i] = whole(Math.min(going[i], most));
    if (going[i] == 0) {
      givenUp++;
      return;
    }
    double wanted = limited(going[i], i, bar);
    double price = price(i, bar, wanted, 1);
    if (Double.isNaN(price)) {
      return;
    }
    double affordable = whole(costs.affordable(purse, price));
    givenUp += affordable == 0 ? 1 : 0;
    if (affordable < wanted) {
      going[i] = affordable;
      wanted = affordable;
    }
    fill(i, bar, wanted);
  }

  private double limited(double amount, int i, int bar) {
    if (costs.volumeLimit() == Costs.UNLIMITED) {
      return amount;
    }
    return Math.min(
        amount,
        whole(costs.volumeLimit() * engine.liquidity[i].volume(bar) * engine.share(i, bar)));
  }

  /** The price of a fill with its slippage, or NaN when it is not known. */
  private double price(int i, int bar, double amount, int side) {
    double part =
        amount == 0 ? 0 : costs.part(amount / engine.share(i, bar), engine.liquidity[i], bar);
    return costs.price(engine.aims[i][bar], part, side);
  }

  private void fill(int i, int bar, double asked) {
    double amount = limited(Math.abs(asked), i, bar);
    int side = asked < 0 ? -1 : 1;
    double price = price(i, bar, amount, side);
    if (amount == 0 || !(price > 0)) {
      return;
    }
    double traded = side * amount;
    double commission = costs.commission(amount, price);
    if (side < 0 && account.cash() + amount * price < commission) {
      going[i] = 0;
      givenUp++;
      return;
    }
    account.fill(i, traded, price, commission);
    going[i] -= traded;
    fills.add(new Fill(i, decided[i], bar, traded, price, engine.aims[i][bar], commission));
  }

  /** Interest on what is short, and the books of the bar. */
  private void mark(int bar) {
    double held = 0;
    double size = 0;
    for (int i = 0; i < count; i++) {
      double value = account.units(i) * closes[i][bar];
      held += value;
      size += Math.abs(value);
    }
    if (size > held) {
      pay((size - held) / 2 * costs.borrowRate() / setup.periodsPerYear());
    }
    double left = account.cash();
    double worth = left + held;
    cash[bar] = left;
    equity[bar] = worth;
    atWork += size / worth;
    if (!(worth > 0)) {
      throw new IllegalArgumentException(
          "%s lost all of its capital by bar %d".formatted(name, bar + 1));
    }
  }

  private void pay(double interest) {
    account.receive(-interest);
    borrowed += interest;
  }
}
