package tradingagents.model.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.order.Fill;
import tradingagents.model.order.Side;

class PortfolioTest {
  private static final Symbol ACME = new Symbol("ACME");
  private static final LocalDate SESSION = LocalDate.of(2020, 1, 2);

  private static Money usd(String amount) {
    return Money.of(amount, Currency.USD);
  }

  private static Price at(String price) {
    return Price.of(price, Currency.USD);
  }

  private static Fill fill(Side side, long units, String price, String commission) {
    return new Fill(
        "x",
        "o",
        ACME,
        side,
        Quantity.of(units),
        at(price),
        usd(commission),
        SESSION,
        Instant.EPOCH);
  }

  @Test
  void a_purchase_costs_its_value_and_the_commission() {
    Portfolio after =
        Portfolio.ofCash(usd("1000")).apply(fill(Side.BUY, 3, "100.10", "1.00")).orThrow();

    assertThat(after.cash()).isEqualTo(usd("698.70"));
    assertThat(after.quantity(ACME)).isEqualTo(Quantity.of(3));
    assertThat(after.equity(symbol -> Optional.of(at("110"))).orThrow()).isEqualTo(usd("1028.70"));
  }

  @Test
  void sells_the_oldest_lots_first() {
    Portfolio held =
        Portfolio.ofCash(usd("1000"))
            .apply(fill(Side.BUY, 2, "10", "0"))
            .orThrow()
            .apply(fill(Side.BUY, 3, "20", "0"))
            .orThrow();

    Portfolio after = held.apply(fill(Side.SELL, 3, "30", "1.00")).orThrow();

    Position left = after.positions().get(ACME);
    assertThat(left).isNotNull();
    assertThat(left.lots()).containsExactly(new Lot(Quantity.of(2), at("20"), SESSION));
    assertThat(after.cash()).isEqualTo(usd("1009"));
    assertThat(after.apply(fill(Side.SELL, 2, "30", "0")).orThrow().positions()).isEmpty();
  }

  @Test
  void never_sells_more_than_is_held() {
    Portfolio flat = Portfolio.ofCash(usd("1000"));
    Portfolio held = flat.apply(fill(Side.BUY, 2, "10", "0")).orThrow();

    assertThat(flat.apply(fill(Side.SELL, 1, "10", "0")))
        .isEqualTo(Result.err(Reason.INVALID, "cannot sell 1 ACME: none held"));
    assertThat(held.apply(fill(Side.SELL, 3, "10", "0")))
        .isEqualTo(Result.err(Reason.INVALID, "cannot sell 3 ACME: only 2 held"));
  }

  @Test
  void equity_without_a_price_is_no_data_and_names_the_instrument() {
    Portfolio held = Portfolio.ofCash(usd("1000")).apply(fill(Side.BUY, 2, "10", "0")).orThrow();

    assertThat(held.equity(symbol -> Optional.empty()))
        .isEqualTo(Result.err(Reason.NO_DATA, "no price for ACME"));
  }

  @Test
  void average_cost_is_what_was_paid_for_what_is_left() {
    Position position =
        new Position(
            ACME,
            List.of(
                new Lot(Quantity.of(1), at("10"), null), new Lot(Quantity.of(2), at("20"), null)));

    assertThat(position.cost()).isEqualTo(usd("50"));
    assertThat(position.averageCost()).isEqualTo(at("16.66666667"));
    assertThatThrownBy(() -> new Position(ACME, List.of())).hasMessageContaining("something");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void cash_and_units_are_the_sums_of_the_fills(long seed) {
    RandomGenerator random = new Random(seed);
    Portfolio portfolio = Portfolio.ofCash(usd("1000000"));
    BigDecimal cash = new BigDecimal("1000000");
    long units = 0;
    for (int i = 0; i < 500; i++) {
      Side side = units > 0 && random.nextBoolean() ? Side.SELL : Side.BUY;
      long quantity = 1 + random.nextLong(side == Side.SELL ? units : 50);
      String price = random.nextInt(1, 500) + "." + random.nextInt(10, 99);
      Fill fill = fill(side, quantity, price, "0.5");
      portfolio = portfolio.apply(fill).orThrow();
      BigDecimal value = new BigDecimal(price).multiply(BigDecimal.valueOf(quantity));
      cash = cash.add(side == Side.BUY ? value.negate() : value).subtract(new BigDecimal("0.5"));
      units += side == Side.BUY ? quantity : -quantity;
    }
    assertThat(portfolio.cash().amount()).as("seed %d", seed).isEqualByComparingTo(cash);
    assertThat(portfolio.quantity(ACME)).as("seed %d", seed).isEqualTo(Quantity.of(units));
  }

  @Test
  void an_account_that_was_opened_with_positions_adds_up_from_there() {
    Portfolio opened = Portfolio.ofCash(usd("1000")).apply(fill(Side.BUY, 5, "10", "0")).orThrow();
    Fill sale = fill(Side.SELL, 2, "12", "1");
    Portfolio now = opened.apply(sale).orThrow();

    assertThat(LedgerAudit.findings(opened, List.of(JournalEntry.of(sale)), now)).isEmpty();
    assertThat(LedgerAudit.findings(opened, List.of(), opened)).isEmpty();
    assertThat(LedgerAudit.findings(opened, List.of(), Portfolio.ofCash(usd("950"))))
        .containsExactly("0 ACME are held, the journal says 5");
  }

  @Test
  void a_portfolio_is_counted_in_the_currency_of_its_cash() {
    Currency yen = Currency.of("JPY");

    assertThat(Portfolio.ofCash(Money.of("1", yen)).currency()).isEqualTo(yen);
  }

  @Test
  void a_journal_line_says_what_went_in_and_what_went_out() {
    JournalEntry bought = JournalEntry.of(fill(Side.BUY, 10, "100.10", "1"));
    JournalEntry sold = JournalEntry.of(fill(Side.SELL, 10, "100.10", "1"));

    assertThat(bought.cash()).isEqualTo(usd("-1002"));
    assertThat(bought.quantity()).isEqualByComparingTo("10");
    assertThat(sold.cash()).isEqualTo(usd("1000"));
    assertThat(sold.quantity()).isEqualByComparingTo("-10");
  }
}
