package tradingagents.quant.rebalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;
import tradingagents.quant.tax.TaxLot;
import tradingagents.quant.tax.TaxRates;

class RebalancerTest {
  private static final LocalDate DAY = LocalDate.of(2024, 6, 14);
  private static final TaxRates RATES = new TaxRates(Ratio.of("0.4"), Ratio.of("0.2"));
  private static final Rebalancer FREE = rebalancer("0", "0", "1");
  private static final RebalanceMode TARGETS = new RebalanceMode.Targets();

  private static Rebalancer rebalancer(String share, String perTrade, String unit) {
    return new Rebalancer(new TradingCosts(Ratio.of(share), usd(perTrade)), Quantity.of(unit));
  }

  private static Money usd(String amount) {
    return Money.of(amount, Currency.USD);
  }

  private static Holding held(String symbol, String quantity, String price) {
    return new Holding(
        new Symbol(symbol), Quantity.of(quantity), Price.of(price, Currency.USD), List.of());
  }

  private static Holding withLots(String symbol, String price, TaxLot... lots) {
    Quantity sum =
        List.of(lots).stream().map(TaxLot::quantity).reduce(Quantity.ZERO, Quantity::plus);
    return new Holding(new Symbol(symbol), sum, Price.of(price, Currency.USD), List.of(lots));
  }

  private static TaxLot lot(String id, String symbol, String date, int units, String basis) {
    return TaxLot.bought(
        id, new Symbol(symbol), "main", LocalDate.parse(date), Quantity.of(units), usd(basis));
  }

  private static Map<Symbol, Ratio> targets(String... pairs) {
    Map<Symbol, Ratio> targets = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      targets.put(new Symbol(pairs[i]), Ratio.of(pairs[i + 1]));
    }
    return targets;
  }

  private static Band band(String width) {
    return new Band(Ratio.of(width), false);
  }

  private static List<String> trades(RebalancePlan plan) {
    return plan.trades().stream()
        .map(trade -> trade.side() + " " + trade.quantity() + " " + trade.symbol())
        .toList();
  }

  @Test
  void trades_exactly_to_targets_that_whole_units_reach() {
    RebalancePlan plan =
        FREE.suggest(
            List.of(held("B", "0", "20"), held("A", "150", "10")),
            usd("500"),
            targets("A", "0.5", "B", "0.4"),
            TARGETS);

    assertThat(trades(plan)).containsExactly("SELL 50 A", "BUY 40 B");
    assertThat(plan.before()).isEqualTo(usd("2000"));
    assertThat(plan.cash()).isEqualTo(usd("200"));
    assertThat(plan.traded()).isEqualTo(usd("1300"));
    assertThat(plan.allWithin()).isTrue();
    assertThat(plan.tax()).isNull();
    PositionAfter a = plan.positions().getFirst();
    assertThat(a.weightBefore()).isEqualTo(Ratio.of("0.75"));
    assertThat(a.weight()).isEqualTo(Ratio.of("0.5"));
    assertThat(a.value()).isEqualTo(usd("1000"));
  }

  /** 1,000 at a target of one half: 500 of 300 each is 1.67 units, of 200 each 2.5 units. */
  @ParameterizedTest
  @CsvSource({"300, 2", "200, 2", "400, 1", "1001, 0", "334, 1"})
  void goes_to_the_nearest_unit(String price, int units) {
    RebalancePlan plan =
        FREE.suggest(List.of(held("A", "0", price)), usd("1000"), targets("A", "0.5"), TARGETS);

    assertThat(plan.positions().getFirst().quantity()).isEqualTo(Quantity.of(units));
  }

  @Test
  void the_nearest_unit_is_not_bought_when_the_cash_does_not_reach() {
    RebalancePlan plan =
        FREE.suggest(
            List.of(held("A", "0", "30"), held("B", "0", "30"), held("C", "0", "30")),
            usd("80"),
            targets("A", "0.34", "B", "0.33", "C", "0.33"),
            TARGETS);

    assertThat(trades(plan)).containsExactly("BUY 1 A", "BUY 1 B");
    assertThat(plan.cash()).isEqualTo(usd("20"));
  }

  @Test
  void fractional_units_when_asked() {
    RebalancePlan plan =
        rebalancer("0", "0", "0.001")
            .suggest(List.of(held("A", "0", "30")), usd("100"), targets("A", "1"), TARGETS);

    assertThat(trades(plan)).containsExactly("BUY 3.333 A");
    assertThat(plan.cash()).isEqualTo(usd("0.01"));
  }

  @Test
  void a_holding_without_a_target_is_sold_with_its_fraction() {
    RebalancePlan plan = FREE.suggest(List.of(held("A", "2.5", "10")), usd("0"), Map.of(), TARGETS);

    assertThat(trades(plan)).containsExactly("SELL 2.5 A");
    assertThat(plan.cash()).isEqualTo(usd("25"));
  }

  @Test
  void costs_come_out_of_the_cash() {
    RebalancePlan plan =
        rebalancer("0.001", "1", "1")
            .suggest(
                List.of(held("A", "100", "10"), held("B", "0", "10")),
                usd("0"),
                targets("A", "0.5", "B", "0.5"),
                TARGETS);

    assertThat(trades(plan)).containsExactly("SELL 50 A", "BUY 49 B");
    assertThat(plan.costs()).isEqualTo(usd("2.99"));
    assertThat(plan.cash()).isEqualTo(usd("7.01"));
    assertThat(plan.after()).isEqualTo(usd("997.01"));
  }

  @Test
  void a_sale_that_costs_what_it_brings_is_left() {
    RebalancePlan plan =
        rebalancer("0", "5", "1")
            .suggest(List.of(held("A", "1", "5")), usd("0"), Map.of(), TARGETS);

    assertThat(plan.trades()).isEmpty();
    assertThat(plan.allWithin()).isFalse();
  }

  @Test
  void inside_the_bands_nothing_is_traded_edges_included() {
    List<Holding> holdings = List.of(held("A", "55", "10"), held("B", "45", "10"));
    Map<Symbol, Ratio> half = targets("A", "0.5", "B", "0.5");

    for (RebalanceMode mode :
        List.of(
            new RebalanceMode.Bands(band("0.05"), true),
            new RebalanceMode.Bands(new Band(Ratio.of("0.1"), true), false),
            new RebalanceMode.Turnover(band("0.05")))) {
      RebalancePlan plan = FREE.suggest(holdings, usd("0"), half, mode);
      assertThat(plan.trades()).isEmpty();
      assertThat(plan.allWithin()).isTrue();
      assertThat(plan.positions().getFirst().lower()).isEqualTo(Ratio.of("0.45"));
      assertThat(plan.positions().getFirst().upper()).isEqualTo(Ratio.of("0.55"));
    }
  }

  @Test
  void outside_its_band_a_holding_goes_to_the_edge_or_to_the_target() {
    List<Holding> holdings =
        List.of(held("A", "70", "10"), held("B", "12", "10"), held("C", "18", "10"));
    Map<Symbol, Ratio> targets = targets("A", "0.5", "B", "0.25", "C", "0.2");

    assertThat(
            trades(
                FREE.suggest(
                    holdings, usd("0"), targets, new RebalanceMode.Bands(band("0.05"), true))))
        .containsExactly("SELL 15 A", "BUY 8 B");
    assertThat(
            trades(
                FREE.suggest(
                    holdings, usd("0"), targets, new RebalanceMode.Bands(band("0.05"), false))))
        .containsExactly("SELL 20 A", "BUY 13 B");
  }

  @Test
  void bands_cut_purchases_that_the_cash_does_not_pay() {
    List<Holding> holdings =
        List.of(held("A", "54", "10"), held("B", "38", "10"), held("C", "4", "10"));
    Map<Symbol, Ratio> targets = targets("A", "0.5", "B", "0.35", "C", "0.15");

    RebalancePlan bands =
        FREE.suggest(holdings, usd("40"), targets, new RebalanceMode.Bands(band("0.05"), true));
    RebalancePlan turnover =
        FREE.suggest(holdings, usd("40"), targets, new RebalanceMode.Turnover(band("0.05")));

    assertThat(trades(bands)).containsExactly("BUY 4 C");
    assertThat(bands.allWithin()).isFalse();
    assertThat(trades(turnover)).containsExactly("SELL 2 A", "BUY 6 C");
    assertThat(turnover.allWithin()).isTrue();
    assertThat(turnover.traded()).isEqualTo(usd("80"));
    assertThat(turnover.cash()).isEqualTo(usd("0"));
  }

  @Test
  void tax_sells_the_loss_before_the_gain_and_leaves_what_is_inside() {
    List<Holding> holdings =
        List.of(
            withLots(
                "A",
                "10",
                lot("gain", "A", "2020-01-02", 40, "100"),
                lot("loss", "A", "2024-01-02", 30, "400")),
            withLots("B", "10", lot("b", "B", "2024-01-02", 12, "200")),
            withLots("C", "10", lot("c", "C", "2024-01-02", 18, "400")));
    Map<Symbol, Ratio> targets = targets("A", "0.5", "B", "0.25", "C", "0.2");

    RebalancePlan plan =
        FREE.suggest(holdings, usd("0"), targets, new RebalanceMode.Tax(band("0.05"), RATES, DAY));

    assertThat(trades(plan)).containsExactly("SELL 15 A", "BUY 8 B");
    SuggestedTrade sale = plan.trades().getFirst();
    assertThat(sale.lots()).containsExactly(lot("loss", "A", "2024-01-02", 15, "200"));
    assertThat(sale.gain()).isEqualTo(usd("-50"));
    assertThat(sale.tax()).isEqualTo(usd("-20"));
    assertThat(plan.tax()).isEqualTo(usd("-20"));
    assertThat(plan.trades().getLast().tax()).isNull();
  }

  @Test
  void tax_raises_a_shortage_where_it_is_taxed_least() {
    List<Holding> holdings =
        List.of(
            withLots("A", "10", lot("a", "A", "2020-01-02", 54, "100")),
            withLots("B", "10", lot("b", "B", "2024-01-02", 38, "370")),
            withLots("C", "10", lot("c", "C", "2024-01-02", 4, "40")));
    Map<Symbol, Ratio> targets = targets("A", "0.5", "B", "0.35", "C", "0.15");

    RebalancePlan plan =
        FREE.suggest(holdings, usd("40"), targets, new RebalanceMode.Tax(band("0.05"), RATES, DAY));

    assertThat(trades(plan)).containsExactly("SELL 2 B", "BUY 6 C");
    assertThat(plan.tax()).isEqualTo(usd("0.21"));
    assertThat(plan.allWithin()).isTrue();
  }

  @Test
  void tax_moves_to_the_next_lot_where_that_is_taxed_less() {
    List<Holding> holdings =
        List.of(
            withLots(
                "A",
                "10",
                lot("a1", "A", "2024-01-02", 1, "12"),
                lot("a2", "A", "2024-01-02", 53, "53")),
            withLots("B", "10", lot("b", "B", "2024-01-02", 38, "342")),
            withLots("C", "10", lot("c", "C", "2024-01-02", 4, "40")));

    RebalancePlan plan =
        FREE.suggest(
            holdings,
            usd("40"),
            targets("A", "0.5", "B", "0.35", "C", "0.15"),
            new RebalanceMode.Tax(band("0.05"), RATES, DAY));

    assertThat(trades(plan)).containsExactly("SELL 1 A", "SELL 1 B", "BUY 6 C");
    assertThat(plan.tax()).isEqualTo(usd("-0.4"));
  }

  @Test
  void units_coarser_than_the_band_go_next_to_the_target_and_say_so() {
    RebalancePlan plan =
        FREE.suggest(
            List.of(held("A", "0", "300"), held("B", "10", "40")),
            usd("600"),
            targets("A", "0.5"),
            new RebalanceMode.Turnover(band("0.01")));

    assertThat(plan.positions().getFirst().quantity()).isEqualTo(Quantity.of(2));
    assertThat(plan.positions().getFirst().within()).isFalse();
    assertThat(plan.allWithin()).isFalse();
  }

  @Test
  void refuses_what_cannot_be_rebalanced() {
    List<Holding> one = List.of(held("A", "1", "10"));
    assertThatThrownBy(() -> FREE.suggest(one, usd("-1"), Map.of(), TARGETS))
        .hasMessage("cash is zero or more, not -1 USD");
    assertThatThrownBy(() -> FREE.suggest(one, usd("0"), targets("A", "-0.1"), TARGETS))
        .hasMessage("the target of A is zero or more, not -0.1");
    assertThatThrownBy(() -> FREE.suggest(one, usd("0"), targets("A", "1.01"), TARGETS))
        .hasMessage("the targets sum to at most 1, not 1.01");
    assertThatThrownBy(() -> FREE.suggest(one, usd("0"), targets("B", "0.1"), TARGETS))
        .hasMessage("there is no price of B: list it with the quantity 0");
    List<Holding> twice = new ArrayList<>(one);
    twice.addAll(one);
    assertThatThrownBy(() -> FREE.suggest(twice, usd("0"), Map.of(), TARGETS))
        .hasMessage("the holding A occurs twice");
    assertThatThrownBy(() -> FREE.suggest(List.of(), usd("0"), Map.of(), TARGETS))
        .hasMessage("there is nothing to rebalance: no holdings and no cash");
    RebalanceMode tax = new RebalanceMode.Tax(band("0.1"), RATES, DAY);
    assertThatThrownBy(() -> FREE.suggest(one, usd("0"), Map.of(), tax))
        .hasMessage("minimising tax needs the lots of every holding: A has none");
    assertThatThrownBy(() -> band("1.01"))
        .hasMessage("the width of a band is from 0 to 1, not 1.01");
    assertThatThrownBy(() -> band("-0.01")).hasMessageContaining("not -0.01");
    assertThatThrownBy(() -> rebalancer("0", "0", "0"))
        .hasMessage("the smallest tradable quantity is above zero");
    assertThatThrownBy(() -> rebalancer("1", "0", "1"))
        .hasMessage("the cost is a share of the value from 0 to below 1, not 1");
    assertThatThrownBy(() -> rebalancer("0", "-1", "1"))
        .hasMessage("the cost of a trade is zero or more, not -1 USD");
    assertThatThrownBy(() ->
            new Holding(
                new Symbol("A"),
                Quantity.of(2),
                Price.of("1", Currency.USD),
                List.of(lot("a", "A", "2024-01-02", 3, "3"))))
        .hasMessage("the lots of A sum to 3 units, but 2 are held");
  }

  @ParameterizedTest
  @CsvSource({
    "0.3, 0.05, false, 0.25, 0.35",
    "0.3, 0.1, true, 0.27, 0.33",
    "0.02, 0.05, false, 0, 0.07",
    "0.98, 0.05, false, 0.93, 1",
    "0, 0.2, true, 0, 0"
  })
  void a_band_has_two_edges(
      String target, String width, boolean relative, String lower, String upper) {
    Band band = new Band(Ratio.of(width), relative);

    assertThat(band.lower(Ratio.of(target))).isEqualTo(Ratio.of(lower));
    assertThat(band.upper(Ratio.of(target))).isEqualTo(Ratio.of(upper));
  }

  @Test
  void costs_are_rounded_up_and_nothing_costs_nothing() {
    TradingCosts costs = new TradingCosts(Ratio.of("0.001"), usd("1"));

    assertThat(costs.of(usd("10"))).isEqualTo(usd("1.01"));
    assertThat(costs.of(usd("10.01"))).isEqualTo(usd("1.02"));
    assertThat(costs.of(usd("0"))).isEqualTo(usd("0"));
  }
}
