package tradingagents.desk.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.RiskVerdict.Ticket;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;
import tradingagents.model.order.Side;
import tradingagents.model.portfolio.Lot;
import tradingagents.model.portfolio.Portfolio;
import tradingagents.model.portfolio.Position;

class OrderSizingTest {
  private static final Symbol AAPL = new Symbol("AAPL");

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/tradingagents/desk/sizing/sizes.txt",
      delimiter = '|',
      useHeadersInDisplayName = true,
      nullValues = "-")
  void sizes_as_the_table_says(
      String what,
      Rating rating,
      @Nullable String weight,
      String cash,
      String held,
      String price,
      String verdict) {
    Ratio target = weight == null ? null : Ratio.of(weight);

    Sized sized = size(rating, target, cash, held, price, false);

    if (verdict.startsWith("none:")) {
      assertThat(sized.ticket()).as(what).isNull();
      assertThat(sized.note()).startsWith(verdict.substring("none:".length()));
    } else {
      String[] parts = verdict.split(" ", -1);
      assertThat(sized.ticket())
          .as(what)
          .isEqualTo(new Ticket(Side.valueOf(parts[0]), Quantity.of(parts[1])));
      assertThat(sized.note()).contains(parts[1]);
    }
  }

  @Test
  void a_flat_book_is_not_sold_short_even_when_the_mandate_would_allow_it() {
    Sized sized = size(Rating.SELL, Ratio.of("-0.1"), "1000", "0", "10", true);

    assertThat(sized.ticket()).isNull();
    assertThat(sized.note()).contains("this ledger holds no short positions");
  }

  @Test
  void the_note_says_what_is_traded_and_what_for() {
    assertThat(size(Rating.BUY, Ratio.of("0.10"), "100000", "0", "187.36", false).note())
        .isEqualTo("buy 53 (target 0.1 of 100000 USD, held 0 AAPL at 187.36 USD)");
    assertThat(size(Rating.UNDERWEIGHT, Ratio.of("0.05"), "80000", "100", "200", false).note())
        .isEqualTo("sell 75 (target 0.05 of 100000 USD, held 100 AAPL at 200 USD)");
  }

  @Test
  void no_order_ever_overshoots_its_target_and_one_more_unit_would() {
    Random random = new Random(20180510);
    for (int i = 0; i < 5_000; i++) {
      Price price = new Price(BigDecimal.valueOf(1 + random.nextInt(99_999), 2), Currency.USD);
      Quantity held = Quantity.of(random.nextInt(500));
      Money cash = new Money(BigDecimal.valueOf(random.nextInt(10_000_000), 2), Currency.USD);
      Ratio weight = new Ratio(BigDecimal.valueOf(random.nextInt(1001), 3));
      Rating rating = random.nextBoolean() ? Rating.BUY : Rating.UNDERWEIGHT;
      Portfolio portfolio = portfolio(cash, held);
      Money equity = cash.plus(price.times(held));
      BigDecimal target = equity.amount().multiply(weight.value());

      Ticket ticket =
          OrderSizing.size(AAPL, rating, weight, portfolio, equity, price, false).ticket();

      if (ticket == null) {
        continue;
      }
      assertThat(ticket.side()).isEqualTo(rating == Rating.BUY ? Side.BUY : Side.SELL);
      Quantity one = ticket.quantity().plus(Quantity.ONE);
      if (ticket.side() == Side.BUY) {
        assertThat(price.times(held.plus(ticket.quantity())).amount()).isLessThanOrEqualTo(target);
        assertThat(price.times(held.plus(one)).amount()).isGreaterThan(target);
      } else {
        Money after = price.times(held.minus(ticket.quantity()));
        assertThat(after.amount()).isGreaterThanOrEqualTo(target.max(BigDecimal.ZERO));
        assertThat(after.minus(price.times(Quantity.ONE)).amount())
            .isLessThan(target.max(new BigDecimal("0.001")));
      }
    }
  }

  private static Sized size(
      Rating rating,
      @Nullable Ratio weight,
      String cash,
      String held,
      String price,
      boolean shortingAllowed) {
    Price at = Price.of(price, Currency.USD);
    Portfolio portfolio = portfolio(Money.of(cash, Currency.USD), Quantity.of(held));
    Money equity = portfolio.cash().plus(at.times(Quantity.of(held)));
    return OrderSizing.size(AAPL, rating, weight, portfolio, equity, at, shortingAllowed);
  }

  private static Portfolio portfolio(Money cash, Quantity held) {
    TreeMap<Symbol, Position> positions = new TreeMap<>();
    if (!held.isZero()) {
      Lot lot = new Lot(held, Price.of("50", Currency.USD), null);
      positions.put(AAPL, new Position(AAPL, List.of(lot)));
    }
    return new Portfolio(cash, positions);
  }
}
