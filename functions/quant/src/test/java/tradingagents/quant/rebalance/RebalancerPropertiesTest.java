package tradingagents.quant.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;
import tradingagents.model.order.Side;
import tradingagents.quant.tax.LotSelection;
import tradingagents.quant.tax.TaxLot;
import tradingagents.quant.tax.TaxRates;
import tradingagents.quant.tax.Term;

/** What holds for every portfolio, on seeded ones; the minimum beside a linear programme's. */
class RebalancerPropertiesTest {
  private static final int TURNS = 300;
  private static final LocalDate DAY = LocalDate.of(2024, 6, 14);

  private record Case(List<Holding> holdings, Money cash, Map<Symbol, Ratio> targets, Band band) {
    Money value() {
      return holdings.stream().map(Holding::value).reduce(cash, Money::plus);
    }
  }

  private static Money usd(double cents) {
    return new Money(BigDecimal.valueOf((long) cents, 2), Currency.USD);
  }

  private static Case random(RandomGenerator chance) {
    int n = 1 + chance.nextInt(6);
    List<Holding> holdings = new ArrayList<>();
    Map<Symbol, Ratio> targets = new TreeMap<>();
    int left = 100;
    for (int i = 0; i < n; i++) {
      Symbol symbol = new Symbol("S" + i);
      Price price = new Price(BigDecimal.valueOf(500 + chance.nextInt(5000), 2), Currency.USD);
      List<TaxLot> lots = new ArrayList<>();
      Quantity sum = Quantity.ZERO;
      for (int l = 0; l < 1 + chance.nextInt(3); l++) {
        Quantity units = Quantity.of(1 + chance.nextInt(900));
        Money basis =
            price.times(units).times(Ratio.of("0." + (1 + chance.nextInt(9))), RoundingMode.UP);
        LocalDate date = DAY.minusDays(chance.nextInt(800));
        lots.add(TaxLot.bought("l" + i + l, symbol, "main", date, units, basis));
        sum = sum.plus(units);
      }
      holdings.add(new Holding(symbol, sum, price, lots));
      int weight = chance.nextInt(left + 1);
      left -= weight;
      targets.put(symbol, new Ratio(BigDecimal.valueOf(weight, 2)));
    }
    Band band =
        new Band(new Ratio(BigDecimal.valueOf(2 + chance.nextInt(10), 2)), chance.nextBoolean());
    return new Case(holdings, usd(chance.nextInt(2_000_000)), targets, band);
  }

  private static List<RebalanceMode> modes(Band band) {
    TaxRates rates = new TaxRates(Ratio.of("0.35"), Ratio.of("0.15"));
    return List.of(
        new RebalanceMode.Targets(),
        new RebalanceMode.Bands(band, true),
        new RebalanceMode.Bands(band, false),
        new RebalanceMode.Turnover(band),
        new RebalanceMode.Tax(band, rates, DAY));
  }

  private static Rebalancer rebalancer(String share, double cents, String unit) {
    return new Rebalancer(new TradingCosts(Ratio.of(share), usd(cents)), Quantity.of(unit));
  }

  private static RandomGenerator chance(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  @Test
  void money_is_conserved_and_nothing_becomes_negative() {
    RandomGenerator chance = chance(1);
    for (int turn = 0; turn < TURNS; turn++) {
      Case given = random(chance);
      String unit = turn % 2 == 0 ? "1" : "0.001";
      Rebalancer rebalancer = rebalancer(turn % 3 == 0 ? "0" : "0.002", turn % 4 * 150, unit);
      for (RebalanceMode mode : modes(given.band())) {
        RebalancePlan plan =
            rebalancer.suggest(given.holdings(), given.cash(), given.targets(), mode);

        Money held =
            plan.positions().stream().map(PositionAfter::value).reduce(plan.cash(), Money::plus);
        assertThat(held.plus(plan.costs())).isEqualTo(given.value()).isEqualTo(plan.before());
        assertThat(plan.after()).isEqualTo(held);
        assertThat(plan.cash().isNegative()).isFalse();
        Money traded =
            plan.trades().stream()
                .map(SuggestedTrade::value)
                .reduce(Money.zero(Currency.USD), Money::plus);
        assertThat(traded).isEqualTo(plan.traded());
        for (SuggestedTrade trade : plan.trades()) {
          assertThat(trade.quantity().isZero()).isFalse();
          if (mode instanceof RebalanceMode.Tax && trade.side() == Side.SELL) {
            assertThat(trade.lots().stream().map(TaxLot::quantity).reduce(Quantity::plus))
                .contains(trade.quantity());
          }
        }
      }
    }
  }

  @Test
  void bands_hold_after_the_two_minimising_modes() {
    RandomGenerator chance = chance(2);
    int traded = 0;
    for (int turn = 0; turn < TURNS; turn++) {
      Case given = random(chance);
      Rebalancer rebalancer = rebalancer(turn % 3 == 0 ? "0.002" : "0", 0, "0.001");
      for (RebalanceMode mode : modes(given.band()).subList(3, 5)) {
        RebalancePlan plan =
            rebalancer.suggest(given.holdings(), given.cash(), given.targets(), mode);
        for (PositionAfter position : plan.positions()) {
          assertThat(position.within() || position.upper().compareTo(position.lower()) == 0)
              .as("%s of %s", position, plan)
              .isTrue();
        }
        traded += plan.trades().size();
      }
    }
    assertThat(traded).isGreaterThan(TURNS);
  }

  @Test
  void the_order_of_the_holdings_does_not_matter() {
    RandomGenerator chance = chance(3);
    for (int turn = 0; turn < TURNS; turn++) {
      Case given = random(chance);
      List<Holding> shuffled = new ArrayList<>(given.holdings());
      Collections.shuffle(shuffled, new Random(turn));
      for (RebalanceMode mode : modes(given.band())) {
        Rebalancer rebalancer = rebalancer("0.001", 100, "1");
        assertThat(rebalancer.suggest(shuffled, given.cash(), given.targets(), mode))
            .isEqualTo(rebalancer.suggest(given.holdings(), given.cash(), given.targets(), mode));
      }
    }
  }

  @Test
  void a_second_rebalancing_to_targets_trades_nothing() {
    RandomGenerator chance = chance(4);
    for (int turn = 0; turn < TURNS; turn++) {
      Case given = random(chance);
      Rebalancer rebalancer = rebalancer("0", 0, "1");
      RebalancePlan first =
          rebalancer.suggest(
              given.holdings(), given.cash(), given.targets(), new RebalanceMode.Targets());
      List<Holding> now = new ArrayList<>();
      for (int i = 0; i < first.positions().size(); i++) {
        Holding before = given.holdings().get(i);
        Quantity units = first.positions().get(i).quantity();
        now.add(new Holding(before.symbol(), units, before.price(), List.of()));
      }

      RebalancePlan second =
          rebalancer.suggest(now, first.cash(), given.targets(), new RebalanceMode.Targets());

      assertThat(second.trades()).isEmpty();
    }
  }

  @Test
  void tax_is_never_above_what_least_turnover_with_the_same_lots_would_pay() {
    RandomGenerator chance = chance(5);
    for (int turn = 0; turn < TURNS; turn++) {
      Case given = random(chance);
      Rebalancer rebalancer = rebalancer("0", 0, "0.001");
      RebalanceMode.Tax tax = (RebalanceMode.Tax) modes(given.band()).get(4);

      RebalancePlan least =
          rebalancer.suggest(given.holdings(), given.cash(), given.targets(), tax);
      RebalancePlan other =
          rebalancer.suggest(
              given.holdings(),
              given.cash(),
              given.targets(),
              new RebalanceMode.Turnover(given.band()));

      assertThat(least.tax()).isNotNull();
      assertThat(least.tax().amount())
          .isLessThanOrEqualTo(taxOf(other, given, tax).amount().add(new BigDecimal("0.05")));
    }
  }

  private static Money taxOf(RebalancePlan plan, Case given, RebalanceMode.Tax terms) {
    Money sum = Money.zero(Currency.USD);
    for (SuggestedTrade trade : plan.trades()) {
      if (trade.side() == Side.SELL) {
        Holding holding =
            given.holdings().stream()
                .filter(one -> one.symbol().equals(trade.symbol()))
                .findFirst()
                .orElseThrow();
        var lots =
            new LotSelection.TaxAware(terms.rates())
                .take(holding.lots(), trade.quantity(), trade.value(), terms.date());
        for (TaxLot lot : lots.sold()) {
          Money gain = holding.price().times(lot.quantity()).minus(lot.basis());
          sum = sum.plus(terms.rates().tax(gain, Term.of(lot.heldSince(), terms.date())));
        }
      }
    }
    return sum;
  }

  /** The continuous optimum by ojAlgo; ours trades whole thousandths of a unit. */
  @Test
  void turnover_is_the_minimum_of_the_linear_programme() {
    RandomGenerator chance = chance(6);
    for (int turn = 0; turn < TURNS; turn++) {
      Case given = random(chance);
      RebalancePlan plan =
          rebalancer("0", 0, "0.001")
              .suggest(
                  given.holdings(),
                  given.cash(),
                  given.targets(),
                  new RebalanceMode.Turnover(given.band()));

      double ours = plan.traded().amount().doubleValue();
      double least = leastTurnover(given);
      assertThat(ours).isBetween(least - 1e-6, least + 1);
    }
  }

  private static double leastTurnover(Case given) {
    double whole = given.value().amount().doubleValue();
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    Expression cash = model.addExpression("cash").upper(given.cash().amount().doubleValue());
    for (Holding holding : given.holdings()) {
      double value = holding.value().amount().doubleValue();
      Ratio target = given.targets().get(holding.symbol());
      var buy = model.addVariable("b" + holding.symbol()).lower(0).weight(1);
      var sell = model.addVariable("s" + holding.symbol()).lower(0).upper(value).weight(1);
      model
          .addExpression("w" + holding.symbol())
          .lower(given.band().lower(target).value().doubleValue() * whole - value)
          .upper(given.band().upper(target).value().doubleValue() * whole - value)
          .set(buy, 1)
          .set(sell, -1);
      cash.set(buy, 1).set(sell, -1);
    }
    Optimisation.Result result = model.minimise();
    assertThat(result.getState().isOptimal()).isTrue();
    return result.getValue();
  }
}
