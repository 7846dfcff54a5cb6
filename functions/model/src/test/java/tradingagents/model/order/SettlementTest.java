package tradingagents.model.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;
import tradingagents.model.portfolio.JournalEntry;
import tradingagents.model.portfolio.LedgerAudit;
import tradingagents.model.portfolio.Portfolio;

class SettlementTest {
  private static final Symbol ACME = new Symbol("ACME");

  private static Fill fill(String id, Side side, Symbol symbol, long units) {
    return new Fill(
        id,
        "o-1",
        symbol,
        side,
        Quantity.of(units),
        Price.of("10", Currency.USD),
        Money.of("1", Currency.USD),
        LocalDate.of(2020, 1, 2),
        Instant.EPOCH);
  }

  private static Order order(OrderStatus status, String fills, String note) {
    List<Fill> parsed =
        fills.equals("-")
            ? List.of()
            : Arrays.stream(fills.split(",", -1))
                .map(text -> text.split(":", -1))
                .map(part -> fill(part[0], Side.BUY, ACME, Long.parseLong(part[1])))
                .toList();
    return new Order("o-1", ACME, Side.BUY, Quantity.of(10), status, parsed, note);
  }

  private static Reason reason(Result<?> result) {
    return switch (result) {
      case Result.Err<?>(Failure failure) -> failure.reason();
      case Result.Ok<?> ok -> throw new AssertionError("expected a failure, got " + ok);
    };
  }

  @ParameterizedTest
  @CsvFileSource(resources = "settlements.txt", delimiter = '|', commentCharacter = '#')
  void reports_change_an_order_as_the_table_says(
      OrderStatus stored,
      String storedFills,
      OrderStatus reported,
      String reportedFills,
      String verdict,
      String moving) {
    Order known = order(stored, storedFills, "known");

    Result<Settlement> result = Settlement.of(known, order(reported, reportedFills, "news"));

    if (Arrays.stream(Reason.values()).anyMatch(reason -> reason.name().equals(verdict))) {
      assertThat(reason(result)).isEqualTo(Reason.valueOf(verdict));
      return;
    }
    Settlement settlement = result.orThrow();
    assertThat(settlement.order().status()).isEqualTo(OrderStatus.valueOf(verdict));
    String moves =
        settlement.moves().stream().map(Fill::executionId).collect(Collectors.joining(","));
    assertThat(moves.isEmpty() ? "-" : moves).isEqualTo(moving);
    assertThat(settlement.order().fills()).containsAll(known.fills());
    assertThat(settlement.order().note())
        .isEqualTo(OrderStatus.valueOf(verdict) == reported ? "news" : "known");
    assertThat(Settlement.of(settlement.order(), settlement.order()))
        .satisfies(again -> {
          if (settlement.order().status() != OrderStatus.SENT) {
            assertThat(again.orThrow().changes(settlement.order())).isFalse();
            assertThat(again.orThrow().moves()).isEmpty();
          }
        });
  }

  @Test
  void another_order_is_doubtful() {
    Order known = order(OrderStatus.WORKING, "-", "known");
    for (Order other :
        List.of(
            new Order("o-2", ACME, Side.BUY, Quantity.of(10), known.status(), List.of(), null),
            new Order("o-1", ACME, Side.SELL, Quantity.of(10), known.status(), List.of(), null),
            new Order("o-1", ACME, Side.BUY, Quantity.of(9), known.status(), List.of(), null),
            new Order(
                "o-1",
                new Symbol("X"),
                Side.BUY,
                Quantity.of(10),
                known.status(),
                List.of(),
                null))) {
      assertThat(reason(Settlement.of(known, other))).isEqualTo(Reason.DOUBTFUL_DATA);
    }
  }

  @Test
  void a_fill_of_another_side_or_instrument_is_doubtful() {
    Order known = order(OrderStatus.WORKING, "-", "known");
    for (Fill wrong :
        List.of(fill("a", Side.SELL, ACME, 1), fill("a", Side.BUY, new Symbol("X"), 1))) {
      Order reported =
          new Order(
              "o-1",
              ACME,
              Side.BUY,
              Quantity.of(10),
              OrderStatus.PARTLY_FILLED,
              List.of(wrong),
              null);
      assertThat(reason(Settlement.of(known, reported))).isEqualTo(Reason.DOUBTFUL_DATA);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "48, 9100.32, 1",
    "200, 20000, 1",
    "201, 20000, 1.01",
    "1000, 100000, 5",
    "1, 5, 0.05",
    "1, 5.01, 0.06",
    "0, 0, 0"
  })
  void commission_has_a_least_and_a_most_and_rounds_against_us(
      long units, String value, String commission) {
    Money of = CommissionTerms.USUAL.of(Quantity.of(units), Money.of(value, Currency.USD));

    assertThat(of).isEqualTo(Money.of(commission, Currency.USD));
    assertThat(CommissionTerms.FREE.of(Quantity.of(units), Money.of(value, Currency.USD)))
        .isEqualTo(Money.zero(Currency.USD));
  }

  @Test
  void commission_is_never_negative() {
    BigDecimal minus = BigDecimal.ONE.negate();

    assertThatThrownBy(() -> new CommissionTerms(minus, BigDecimal.ZERO, Ratio.ZERO))
        .hasMessageContaining("never negative");
    assertThatThrownBy(() -> new CommissionTerms(BigDecimal.ZERO, minus, Ratio.ZERO))
        .hasMessageContaining("never negative");
    assertThatThrownBy(
            () -> new CommissionTerms(BigDecimal.ZERO, BigDecimal.ZERO, Ratio.of("-0.1")))
        .hasMessageContaining("never negative");
  }

  @Test
  void audit_tells_what_does_not_add_up() {
    Portfolio opened = Portfolio.ofCash(Money.of("1000", Currency.USD));
    Fill bought = fill("a", Side.BUY, ACME, 5);
    Fill sold = fill("b", Side.SELL, ACME, 2);
    Portfolio now = opened.apply(bought).orThrow().apply(sold).orThrow();
    List<JournalEntry> journal = List.of(JournalEntry.of(bought), JournalEntry.of(sold));

    assertThat(LedgerAudit.findings(opened, journal, now)).isEmpty();
    assertThat(LedgerAudit.findings(opened, journal.subList(0, 1), now))
        .containsExactly(
            "the cash is 968 USD, the journal says 949 USD", "3 ACME are held, the journal says 5");
    assertThat(LedgerAudit.findings(opened, List.of(), opened.apply(bought).orThrow()))
        .contains("5 ACME are held, the journal says 0");
    assertThat(
            LedgerAudit.findings(
                opened, List.of(journal.get(0), journal.get(0)), opened.apply(bought).orThrow()))
        .contains("execution a is in the journal twice");
  }
}
