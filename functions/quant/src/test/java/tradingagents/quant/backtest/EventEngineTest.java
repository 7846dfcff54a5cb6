package tradingagents.quant.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tradingagents.quant.backtest.cost.Commission;
import tradingagents.quant.backtest.cost.Costs;
import tradingagents.quant.backtest.cost.Slippage;
import tradingagents.quant.backtest.strategy.BuyAndHold;
import tradingagents.quant.series.Bars;

class EventEngineTest {
  private static final Setup FREE = Setup.USUAL.with(FillTiming.NEXT_CLOSE);

  /** Says at given bars what to hold. */
  private record Script(Map<Integer, double[]> weights, Map<Integer, double[]> units)
      implements Strategy {
    static Script weights(Map<Integer, double[]> weights) {
      return new Script(weights, Map.of());
    }

    static Script units(Map<Integer, double[]> units) {
      return new Script(Map.of(), units);
    }

    @Override
    public String name() {
      return "script";
    }

    @Override
    public int warmUp() {
      return 0;
    }

    @Override
    public Decider start(int instruments) {
      return (view, targets) -> {
        double[] parts = weights.get(view.bars() - 1);
        double[] amounts = units.get(view.bars() - 1);
        for (int i = 0; i < instruments; i++) {
          if (parts != null && !Double.isNaN(parts[i])) {
            targets.weight(i, parts[i]);
          }
          if (amounts != null && !Double.isNaN(amounts[i])) {
            targets.units(i, amounts[i]);
          }
        }
      };
    }
  }

  private static Backtest run(Setup setup, Strategy strategy, double[]... closes) {
    List<Instrument> instruments =
        java.util.stream.IntStream.range(0, closes.length)
            .mapToObj(i -> Instrument.of("I" + i, Bars.ofCloses(closes[i])))
            .toList();
    return new EventEngine(new Market(instruments), setup).run(strategy);
  }

  private static Setup with(Costs costs) {
    return FREE.with(costs);
  }

  @ParameterizedTest
  @EnumSource(FillTiming.class)
  void free_buy_and_hold_earns_what_the_price_did(FillTiming timing) {
    Bars bars = RandomBars.walk(1, 500);
    Backtest held =
        new EventEngine(Market.of(Instrument.of("X", bars)), Setup.USUAL.with(timing))
            .run(new BuyAndHold());
    double bought =
        switch (timing) {
          case NEXT_OPEN -> bars.open(1);
          case NEXT_CLOSE -> bars.close(1);
          case SAME_CLOSE -> bars.close(0);
        };

    assertThat(held.finalEquity() / 100_000).isEqualTo(bars.close(499) / bought, within(1e-12));
    assertThat(held.fills()).hasSize(1);
    assertThat(held.fills().getFirst().bar()).isEqualTo(timing.lag());
    assertThat(held.exposure()).isEqualTo(timing.lag() == 0 ? 1 : 0.998, within(1e-12));
  }

  @Test
  void a_fill_pays_slippage_and_commission_out_of_the_cash_there_is() {
    Setup setup = with(Costs.basisPoints(10, 5));
    Backtest in =
        run(
            setup,
            Script.weights(Map.of(0, new double[] {1}, 2, new double[] {0})),
            new double[] {10, 10, 12, 12});
    double units = 100_000 / (10 * 1.0005 * 1.001);
    Fill bought = in.fills().getFirst();
    Fill sold = in.fills().getLast();

    assertThat(bought.units()).isEqualTo(units, within(1e-9));
    assertThat(bought.price()).isEqualTo(10.005, within(1e-12));
    assertThat(bought.commission()).isEqualTo(units * 10.005 * 0.001, within(1e-9));
    assertThat(in.cash(1)).isEqualTo(0, within(1e-9));
    assertThat(sold.units()).isEqualTo(-bought.units());
    assertThat(sold.price()).isEqualTo(12 * 0.9995, within(1e-12));
    assertThat(in.finalEquity()).isEqualTo(units * 12 * 0.9995 * 0.999, within(1e-8));
    assertThat(in.commission() + in.slippage())
        .isEqualTo(100_000 + units * 2 - in.finalEquity(), within(1e-8));
    assertThat(in.turnover())
        .isEqualTo(
            (bought.value() + sold.value())
                / ((100_000 + in.equity(1) + in.equity(2) + in.equity(3)) / 4)
                / (3.0 / 252),
            within(1e-9));
  }

  @Test
  void orders_of_one_moment_share_the_cash_and_sales_come_first() {
    double[] a = {10, 10, 10, 20, 20};
    double[] b = {50, 50, 50, 50, 50};
    double[] c = {5, 5, 5, 5, 5};
    Backtest run =
        run(
            FREE,
            Script.weights(
                Map.of(
                    0, new double[] {1, Double.NaN, Double.NaN},
                    2, new double[] {0, 0.6, 0.4})),
            a,
            b,
            c);

    assertThat(run.fills())
        .extracting(Fill::instrument, Fill::bar, Fill::units)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0, 1, 10_000.0),
            org.assertj.core.groups.Tuple.tuple(0, 3, -10_000.0),
            org.assertj.core.groups.Tuple.tuple(1, 3, 2_400.0),
            org.assertj.core.groups.Tuple.tuple(2, 3, 16_000.0));
    assertThat(run.finalEquity()).isEqualTo(200_000);
    assertThat(run.cash(4)).isZero();
  }

  @Test
  void what_a_bar_has_no_volume_for_waits_for_the_next() {
    double[] closes = {10, 10, 10, 10, 10, 10};
    double[] volumes = {0, 10_000, 0, 40_000, 1_000_000, 0};
    Bars bars = new Bars(closes, closes, closes, closes, volumes);
    Costs limited = new Costs(Commission.NONE, 0, Slippage.none(), 0.1, 0);
    EventEngine engine = new EventEngine(Market.of(Instrument.of("X", bars)), with(limited));

    Backtest all = engine.run(Script.weights(Map.of(0, new double[] {1})));
    Backtest changed =
        engine.run(Script.units(Map.of(0, new double[] {9_000}, 2, new double[] {500})));

    assertThat(all.fills()).extracting(Fill::bar).containsExactly(1, 3, 4);
    assertThat(all.fills()).extracting(Fill::units).containsExactly(1_000.0, 4_000.0, 5_000.0);
    assertThat(all.fills()).extracting(Fill::decided).containsOnly(0);
    assertThat(all.trades()).hasSize(1);
    assertThat(changed.fills()).extracting(Fill::units).containsExactly(1_000.0, -500.0);
  }

  @Test
  void an_order_that_pays_nobody_is_given_up_and_counted() {
    Costs dear = new Costs(new Commission(0, 0, 1e9, 0), 0, Slippage.none(), Costs.UNLIMITED, 0);
    Backtest run = run(with(dear), new BuyAndHold(), new double[] {10, 10, 10});

    assertThat(run.fills()).isEmpty();
    assertThat(run.givenUp()).isEqualTo(1);
    assertThat(run.finalEquity()).isEqualTo(100_000);
  }

  @Test
  void short_instead_of_out_earns_what_a_fall_takes() {
    Setup shorts = new Setup(1_000, FillTiming.NEXT_CLOSE, Costs.NONE, false, true, false, 252);
    Script script = Script.weights(Map.of(0, new double[] {1}, 2, new double[] {0}));
    Backtest run = run(shorts, new ShortInsteadOfOut(script), new double[] {10, 10, 10, 10, 8});

    assertThat(run.strategy()).isEqualTo("script short");
    assertThat(run.finalEquity()).isEqualTo(1_200, within(1e-9));
    assertThat(run.trades()).hasSize(2);
  }

  @Test
  void who_is_short_pays_interest_and_dividends() {
    Costs costs = new Costs(Commission.NONE, 0, Slippage.none(), Costs.UNLIMITED, 0.252);
    Setup shorts = new Setup(1_000, FillTiming.SAME_CLOSE, costs, false, true, false, 252);
    Instrument instrument =
        new Instrument("X", Bars.ofCloses(new double[] {10, 8, 8}), new double[] {0, 0, 1}, null);
    Backtest run =
        new EventEngine(Market.of(instrument), shorts)
            .run(Script.weights(Map.of(0, new double[] {-1}, 1, new double[] {0})));

    assertThat(run.equity(0)).isEqualTo(1_000 - 1);
    assertThat(run.equity(1)).isEqualTo(1_200 - 1);
    assertThat(run.borrowing()).isEqualTo(1);
    assertThat(run.dividends()).isZero();
    Trade trade = run.trades().getFirst();
    assertThat(trade.units()).isEqualTo(-100);
    assertThat(trade.profit()).isEqualTo(200);
    assertThat(trade.profitRate()).isEqualTo(0.2);
    assertThat(trade.open()).isFalse();
  }

  @Test
  void whole_units_leave_a_rest_in_cash() {
    Setup whole =
        new Setup(1_000, FillTiming.NEXT_CLOSE, Costs.basisPoints(10, 0), true, false, false, 252);
    Backtest run =
        run(whole, Script.weights(Map.of(0, new double[] {1})), new double[] {300, 300, 330});

    assertThat(run.fills()).extracting(Fill::units).containsExactly(3.0);
    assertThat(run.cash(2)).isEqualTo(100 - 0.9, within(1e-12));
    assertThat(run.finalEquity()).isEqualTo(1_000 + 90 - 0.9, within(1e-12));
  }

  @Test
  void equity_is_cash_and_positions_at_every_bar_whatever_is_decided() {
    for (long seed = 0; seed < 40; seed++) {
      RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      int bars = 120;
      List<Instrument> instruments =
          List.of(
              Instrument.of("A", RandomBars.walk(seed * 3, bars)),
              Instrument.of("B", RandomBars.walk(seed * 3 + 1, bars)),
              Instrument.of("C", RandomBars.walk(seed * 3 + 2, bars)));
      Costs costs =
          new Costs(
              new Commission(0.001, 0.005, 0.5, 1),
              0.0004,
              List.of(
                      new Slippage.Fixed(0.0003),
                      new Slippage.VolumeShare(0.1),
                      new Slippage.SquareRoot(1),
                      Slippage.Almgren.estimated(1e6))
                  .get((int) seed % 4),
              seed % 2 == 0 ? 0.05 : Costs.UNLIMITED,
              0.03);
      Setup setup =
          new Setup(
              50_000, FillTiming.values()[(int) seed % 3], costs, seed % 5 == 0, true, false, 252);
      Strategy random = random(chance);
      Backtest run = new EventEngine(new Market(instruments), setup).run(random);

      double cash = 50_000;
      double[] held = new double[3];
      int next = 0;
      double interest = 0;
      for (int bar = 0; bar < bars; bar++) {
        for (; next < run.fills().size() && run.fills().get(next).bar() == bar; next++) {
          Fill fill = run.fills().get(next);
          held[fill.instrument()] += fill.units();
          cash -= fill.units() * fill.price() + fill.commission();
        }
        double positions = 0;
        for (int i = 0; i < 3; i++) {
          double value = held[i] * instruments.get(i).bars().close(bar);
          positions += value;
          interest += value < 0 ? -value * 0.03 / 252 : 0;
        }
        assertThat(run.equity(bar)).isEqualTo(cash - interest + positions, within(1e-6));
        assertThat(run.cash(bar)).isEqualTo(cash - interest, within(1e-6));
      }
      assertThat(next).isEqualTo(run.fills().size()).isPositive();
      double profits = run.trades().stream().mapToDouble(Trade::profit).sum();
      assertThat(50_000 + profits - interest).isEqualTo(run.finalEquity(), within(1e-5));
    }
  }

  private static Strategy random(RandomGenerator chance) {
    Strategy.Decider decider =
        (view, targets) -> {
          if (chance.nextInt(4) == 0) {
            targets.weight(chance.nextInt(3), (chance.nextDouble() * 2 - 1) / 3);
          }
        };
    return new Strategy() {
      @Override
      public String name() {
        return "random";
      }

      @Override
      public int warmUp() {
        return 0;
      }

      @Override
      public Decider start(int instruments) {
        return decider;
      }
    };
  }

  @Test
  void a_view_has_no_way_to_a_later_bar() {
    Strategy peeking = Script.weights(Map.of(0, new double[] {1}));
    Strategy.Decider decider = (view, targets) -> view.close(0, -1);
    Strategy canary =
        new Strategy() {
          @Override
          public String name() {
            return "canary";
          }

          @Override
          public int warmUp() {
            return peeking.warmUp();
          }

          @Override
          public Decider start(int instruments) {
            return decider;
          }
        };

    assertThatThrownBy(() -> run(FREE, canary, new double[] {1, 2, 3}))
        .hasMessage("1 bars are known: from 0 to 0 bars ago, not -1");
  }

  @Test
  void opens_that_repeat_the_close_before_are_not_traded_at() {
    double[] closes = RandomBars.walk(3, 100).closes();
    double[] opens = new double[100];
    opens[0] = closes[0];
    System.arraycopy(closes, 0, opens, 1, 99);
    double[] highs = new double[100];
    double[] lows = new double[100];
    Arrays.setAll(highs, i -> Math.max(opens[i], closes[i]));
    Arrays.setAll(lows, i -> Math.min(opens[i], closes[i]));
    Market market =
        Market.of(Instrument.of("X", new Bars(opens, highs, lows, closes, new double[100])));
    Setup trusting = new Setup(1, FillTiming.NEXT_OPEN, Costs.NONE, false, false, true, 252);

    assertThatThrownBy(() -> new EventEngine(market, Setup.USUAL))
        .hasMessage(
            "the opens of X are no prices to trade at: 99 of 99 bars open exactly at the close"
                + " before; fill at next-close, or say that you trust them");
    assertThat(new EventEngine(market, trusting).warnings()).hasSize(1);
    assertThat(new EventEngine(market, FREE).warnings()).hasSize(1);
    assertThat(new EventEngine(market, Setup.USUAL.with(FillTiming.SAME_CLOSE)).warnings())
        .anySatisfy(words -> assertThat(words).contains("looks ahead"));
  }

  @Test
  void refuses_what_an_account_cannot_do() {
    double[] prices = {10, 10, 10, 30};
    Setup shorts = new Setup(1_000, FillTiming.NEXT_CLOSE, Costs.NONE, false, true, false, 252);
    double[][] two = {prices, prices};

    assertThatThrownBy(() -> run(FREE, Script.weights(Map.of(0, new double[] {0.7, 0.4})), two))
        .hasMessageContaining("wants weights of 1.1 together at bar 1");
    assertThatThrownBy(() -> run(FREE, Script.weights(Map.of(0, new double[] {1.5})), prices))
        .hasMessage("a weight is from -1 to 1, not 1.5");
    assertThatThrownBy(() -> run(FREE, Script.weights(Map.of(0, new double[] {-0.5})), prices))
        .hasMessageContaining("may not sell short");
    assertThatThrownBy(() -> run(FREE, Script.units(Map.of(0, new double[] {-1})), prices))
        .hasMessageContaining("may not sell short");
    assertThatThrownBy(() -> run(shorts, Script.weights(Map.of(0, new double[] {-1})), prices))
        .hasMessage("script lost all of its capital by bar 4");
    assertThatThrownBy(() -> run(with(sized()), new BuyAndHold(), prices))
        .hasMessage("I0 has no volumes, and these costs depend on them");
    assertThatThrownBy(() -> run(FREE, new BuyAndHold(), prices, new double[] {1, 2}))
        .hasMessage("I0 has 4 bars and I1 has 2; each session needs a bar of both");
    assertThatThrownBy(() -> run(FREE, new BuyAndHold(), new double[] {1}))
        .hasMessage("a backtest needs two bars or more");
  }

  private static Costs sized() {
    return new Costs(Commission.NONE, 0, new Slippage.VolumeShare(0.1), 0.025, 0);
  }
}
