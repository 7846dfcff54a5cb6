package tradingagents.model.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;

class OrderLifeTest {
  private static final Symbol AAPL = new Symbol("AAPL");
  private final Order intent = Order.intent("id", AAPL, Side.BUY, Quantity.of(10));

  @ParameterizedTest
  @CsvFileSource(
      resources = "/tradingagents/model/order/transitions.txt",
      delimiter = '|',
      nullValues = "-")
  void a_status_hears_an_event(OrderStatus status, OrderEvent event, OrderStatus next) {
    Result<OrderStatus> result = status.on(event);

    if (next == null) {
      assertThatThrownBy(result::orThrow)
          .isInstanceOfSatisfying(
              FailureException.class,
              e -> assertThat(e.failure().reason()).isEqualTo(Reason.ILLEGAL_TRANSITION))
          .hasMessageContaining(status + " cannot become " + event);
    } else {
      assertThat(result.orThrow()).isEqualTo(next);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_status_is_done_when_no_event_can_change_it(OrderStatus status) {
    boolean changes = false;
    for (OrderEvent event : OrderEvent.values()) {
      changes |= status.on(event) instanceof Result.Ok;
    }
    assertThat(status.isDone()).isEqualTo(!changes);
  }

  @Test
  void fills_add_up_to_a_filled_order_and_a_known_fill_changes_nothing() {
    Order sent = intent.on(OrderEvent.SENT, null).orThrow();
    Order partly = sent.on(fill("a", 4)).orThrow();
    Order again = partly.on(fill("a", 4)).orThrow();
    Order filled = again.on(fill("b", 6)).orThrow();

    assertThat(partly.status()).isEqualTo(OrderStatus.PARTLY_FILLED);
    assertThat(again).isEqualTo(partly);
    assertThat(filled.status()).isEqualTo(OrderStatus.FILLED);
    assertThat(filled.filled()).isEqualTo(Quantity.of(10));
  }

  @Test
  void refuses_more_fills_than_the_order_asked_for() {
    Order sent = intent.on(OrderEvent.SENT, null).orThrow();

    assertThatThrownBy(() -> sent.on(fill("a", 11))).hasMessageContaining("filled 11 of 10");
  }

  @Test
  void an_event_keeps_its_reason() {
    Order rejected =
        intent.on(OrderEvent.SENT, null).orThrow().on(OrderEvent.REJECTED, "no cash").orThrow();

    assertThat(rejected.note()).isEqualTo("no cash");
  }

  @Test
  void refuses_an_order_for_nothing() {
    assertThatThrownBy(() -> Order.intent("id", AAPL, Side.BUY, Quantity.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_fill_of_nothing_is_refused() {
    assertThatThrownBy(() -> fill("a", 0)).hasMessageContaining("trades something");
  }

  private static Fill fill(String id, long units) {
    return new Fill(
        id,
        "id",
        AAPL,
        Side.BUY,
        Quantity.of(units),
        Price.of("100", Currency.USD),
        Money.of("1", Currency.USD),
        LocalDate.of(2018, 5, 10),
        Instant.parse("2018-05-10T13:30:00Z"));
  }
}
