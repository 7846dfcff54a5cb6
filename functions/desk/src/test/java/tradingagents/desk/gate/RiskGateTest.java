package tradingagents.desk.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.RiskVerdict.Check;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;
import tradingagents.model.order.Side;

class RiskGateTest {
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/tradingagents/desk/gate/verdicts.txt",
      delimiter = '|',
      useHeadersInDisplayName = true,
      emptyValue = "",
      nullValues = "-")
  void judges_as_the_table_says(String what, String changes, String expected) {
    SituationText text = new SituationText(changes == null ? "" : changes);

    RiskVerdict verdict = RiskGate.judge(text.situation(), text.limits());

    String refusals =
        verdict.checks().stream()
            .filter(check -> !check.passed())
            .map(Check::rule)
            .collect(Collectors.joining(" "));
    assertThat(refusals.isEmpty() ? "approved" : refusals).as(what).isEqualTo(expected.trim());
    assertThat(verdict.approved()).isEqualTo(refusals.isEmpty());
    assertThat(verdict.checks()).hasSize(RiskGate.rules().size());
    if (verdict.approved()) {
      assertThat(verdict.order()).isEqualTo(text.situation().ticket());
    } else {
      assertThat(verdict.order()).isNull();
      assertThat(verdict.note())
          .startsWith("refused by " + expected.trim().split(" ", -1)[0] + ":");
    }
  }

  @Test
  void each_check_cites_its_value_and_its_limit() {
    RiskVerdict verdict =
        RiskGate.judge(new SituationText("order=BUY:251").situation(), Limits.DEFAULT);

    assertThat(verdict.checks())
        .contains(
            new Check(
                "order-size",
                "25100 USD is 0.251 of equity",
                "a purchase of 0.25 of equity, a sale of what is held",
                false),
            new Check(
                "cash",
                "25603.26 USD with 0.02 for the next open and the commission",
                "free cash 100000 USD",
                true),
            new Check(
                "order-volume",
                "251 is 0.000251 of the average volume",
                "0.01 of the average volume of 20 sessions",
                true));
    assertThat(verdict.note())
        .isEqualTo(
            "refused by order-size: 25100 USD is 0.251 of equity; allowed: a purchase of 0.25 of"
                + " equity, a sale of what is held");
    assertThat(verdict.killEpoch()).isEqualTo(7);
  }

  @Test
  void a_missing_price_is_named() {
    RiskVerdict verdict =
        RiskGate.judge(new SituationText("held=MSFT:3 noquote=MSFT").situation(), Limits.DEFAULT);

    assertThat(verdict.note()).startsWith("refused by price: no price for MSFT;");
  }

  @Test
  void a_refused_share_never_reads_as_allowed() {
    Situation plain = new SituationText("cash=100000.01 order=BUY:251").situation();

    Check check = new OrderSizeRule().evaluate(plain, Limits.DEFAULT);

    // 25100 / 100000.01 = 0.25099997...: shown rounded up, to six places.
    assertThat(check.value()).isEqualTo("25100 USD is 0.251 of equity");
    assertThat(check.passed()).isFalse();
  }

  @Test
  void what_cannot_be_read_is_refused_under_an_epoch_that_never_is() {
    RiskVerdict verdict = RiskGate.unreadable("account", "FORBIDDEN: no access");

    assertThat(verdict.approved()).isFalse();
    assertThat(verdict.order()).isNull();
    assertThat(verdict.killEpoch()).isNegative();
    assertThat(verdict.note()).contains("account").contains("no access");
  }

  @Test
  void the_rules_are_asked_in_the_documented_order() {
    assertThat(RiskGate.rules().stream().map(RiskRule::name))
        .isEqualTo(
            List.of(
                "trading-state",
                "instrument",
                "restricted",
                "session",
                "price",
                "price-age",
                "order-size",
                "order-value",
                "order-volume",
                "cash",
                "position-weight"));
  }

  @Test
  void an_approved_order_is_the_one_that_was_judged() {
    RiskVerdict verdict = RiskGate.judge(new SituationText("").situation(), Limits.DEFAULT);

    assertThat(verdict.order()).isEqualTo(new RiskVerdict.Ticket(Side.BUY, Quantity.of(100)));
    assertThat(verdict.note()).isEqualTo("BUY 100 AAPL: all 11 checks passed");
  }

  @Test
  void the_first_two_checks_say_what_was_asked_for() {
    assertThat(checks("order=BUY:1"))
        .contains(
            new Check("trading-state", "a purchase", "ACTIVE allows purchases and sales", true),
            new Check("instrument", "AAPL is tradable", "tradable, not a benchmark", true));
    assertThat(checks("order=SELL:1 held=AAPL:1 state=REDUCING tradable=no"))
        .contains(
            new Check(
                "trading-state", "a sale", "REDUCING allows sales of what is held only", true),
            new Check("instrument", "AAPL is a benchmark", "tradable, not a benchmark", false));
  }

  @Test
  void the_oldest_price_names_the_check_and_of_two_the_first_by_name() {
    assertThat(checks("held=MSFT:3 age=MSFT:40"))
        .contains(
            new Check(
                "price-age",
                "MSFT of 2018-03-31 is 40 sessions old",
                "at most 0 sessions old",
                false));
    assertThat(checks("held=MSFT:3"))
        .contains(
            new Check(
                "price-age",
                "AAPL of 2018-05-10 is 0 sessions old",
                "at most 0 sessions old",
                true));
    assertThat(checks("held=MSFT:3 newest=2018-05-11 age=-1"))
        .contains(
            new Check(
                "price-age",
                "AAPL is of 2018-05-11, after as-of",
                "at most 0 sessions old",
                false));
    assertThat(checks("held=MSFT:3 age=MSFT:-1"))
        .contains(
            new Check(
                "price-age",
                "MSFT is of 2018-05-11, after as-of",
                "at most 0 sessions old",
                false));
  }

  @Test
  void nothing_is_a_small_part_of_nothing_or_of_a_debt() {
    for (String whole : List.of("0", "-1")) {
      Share share = new Share(BigDecimal.ZERO, new BigDecimal(whole));
      assertThat(share.isAtMost(Ratio.ONE)).isFalse();
      assertThat(share).hasToString("no share of " + whole);
    }
    assertThat(new Share(BigDecimal.ZERO, BigDecimal.TEN)).hasToString("0");
    assertThat(new Share(BigDecimal.ONE, BigDecimal.TEN).isAtMost(Ratio.of("0.1"))).isTrue();
  }

  @Test
  void a_situation_with_another_order_changes_nothing_else() {
    Situation plain = new SituationText("held=MSFT:3").situation();
    RiskVerdict.Ticket order = new RiskVerdict.Ticket(Side.SELL, Quantity.ONE);

    Situation other = plain.with(order);

    assertThat(other.ticket()).isEqualTo(order);
    assertThat(other.with(plain.ticket())).isEqualTo(plain);
  }

  private static List<Check> checks(String changes) {
    return RiskGate.judge(new SituationText(changes).situation(), Limits.DEFAULT).checks();
  }
}
