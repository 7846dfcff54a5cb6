package tradingagents.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tradingagents.desk.gate.Limits;
import tradingagents.desk.gate.TradingControl;
import tradingagents.desk.gate.TradingState;
import tradingagents.desk.port.Accounts;
import tradingagents.desk.port.MarketData;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.RiskVerdict.Check;
import tradingagents.desk.run.RiskVerdict.Ticket;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Worker.Work;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;
import tradingagents.model.order.Side;
import tradingagents.model.portfolio.Account;
import tradingagents.model.portfolio.Lot;
import tradingagents.model.portfolio.Portfolio;
import tradingagents.model.portfolio.Position;
import tradingagents.testkit.ApprovedRun;
import tradingagents.testkit.HeldRuns;
import tradingagents.testkit.MemoryLedger;

class RiskWorkerTest {
  private static final Symbol AAPL = new Symbol("AAPL");
  private static final Symbol MSFT = new Symbol("MSFT");
  private static final Task CHECK = Task.of(Step.RISK_CHECK);

  private final MemoryLedger ledger = new MemoryLedger(new HeldRuns());
  private final Map<Symbol, Result<BarSeries>> market = new HashMap<>();
  private final MarketData marketData =
      (dataset, symbol, asOf) ->
          market.getOrDefault(symbol, Result.err(Reason.NOT_FOUND, "unknown " + symbol));

  @BeforeEach
  void open_the_market() {
    market.put(AAPL, Result.ok(series(AAPL, "187.36", ApprovedRun.SESSION, Currency.USD)));
    market.put(MSFT, Result.ok(series(MSFT, "50", ApprovedRun.SESSION, Currency.USD)));
  }

  @Test
  void approves_the_sized_order_under_the_epoch_that_was_read() {
    hold("100000", null);
    ledger.control(new TradingControl(TradingState.ACTIVE, 4));

    RiskVerdict verdict = verdict(Rating.BUY, "0.10");

    assertThat(verdict.approved()).isTrue();
    assertThat(verdict.order()).isEqualTo(new Ticket(Side.BUY, Quantity.of(53)));
    assertThat(verdict.killEpoch()).isEqualTo(4);
    assertThat(verdict.note()).contains("all 11 checks passed").contains("buy 53");
  }

  @Test
  void sizes_from_the_ledger_and_counts_all_that_is_held() {
    hold("90000", position(MSFT, 200));

    // Equity 100000: the same order as from cash alone.
    assertThat(verdict(Rating.BUY, "0.10").order())
        .isEqualTo(new Ticket(Side.BUY, Quantity.of(53)));
  }

  @Test
  void a_flat_book_and_a_sale_pass_without_an_order_and_say_why() {
    hold("100000", null);

    RiskVerdict verdict = verdict(Rating.SELL, "0");

    assertThat(verdict.approved()).isTrue();
    assertThat(verdict.order()).isNull();
    assertThat(verdict.note()).contains("nothing to sell; shorting is off");
  }

  @Test
  void refuses_and_names_a_held_instrument_without_a_price() {
    hold("90000", position(MSFT, 200));
    market.put(MSFT, Result.err(Reason.NO_DATA, "nothing known of MSFT"));

    RiskVerdict verdict = verdict(Rating.BUY, "0.10");

    assertThat(verdict.approved()).isFalse();
    assertThat(verdict.order()).isNull();
    assertThat(verdict.note()).contains("price").contains("MSFT");
    assertThat(refusals(verdict)).containsExactly("price", "price-age");
  }

  @Test
  void refuses_a_price_in_another_currency() {
    hold("100000", null);
    market.put(AAPL, Result.ok(series(AAPL, "187.36", ApprovedRun.SESSION, Currency.of("JPY"))));

    assertThat(refusals(verdict(Rating.BUY, "0.10"))).contains("price");
  }

  @Test
  void refuses_a_price_that_is_a_session_old() {
    hold("100000", null);
    LocalDate before = ApprovedRun.SESSION.minusDays(1);
    market.put(AAPL, Result.ok(series(AAPL, "187.36", before, Currency.USD)));

    assertThat(refusals(verdict(Rating.BUY, "0.10"))).containsExactly("session", "price-age");
  }

  @Test
  void never_judges_by_a_bar_from_after_as_of() {
    hold("100000", null);
    LocalDate later = ApprovedRun.SESSION.plusDays(1);
    market.put(AAPL, Result.ok(series(AAPL, "187.36", later, Currency.USD)));

    RiskVerdict verdict = verdict(Rating.BUY, "0.10");

    assertThat(check(verdict, "session").value()).isEqualTo("newest bar " + ApprovedRun.SESSION);
    assertThat(verdict.approved()).isTrue();
  }

  @Test
  void refuses_when_the_account_was_never_opened() {
    RiskVerdict verdict = verdict(Rating.BUY, "0.10");

    assertThat(verdict.approved()).isFalse();
    assertThat(refusals(verdict)).containsExactly("account");
  }

  @Test
  void refuses_when_the_switch_is_unreadable_for_good() {
    hold("100000", null);

    RiskVerdict verdict = verdict(broken(Reason.CORRUPT), Rating.BUY).orThrow();

    assertThat(verdict.approved()).isFalse();
    assertThat(refusals(verdict)).containsExactly("trading-control");
    assertThat(verdict.killEpoch()).isNegative();
  }

  @Test
  void tries_again_when_the_switch_is_unreadable_now() {
    hold("100000", null);

    assertThat(verdict(broken(Reason.THROTTLED), Rating.BUY))
        .isEqualTo(Result.err(Reason.THROTTLED, "the switch"));
  }

  @Test
  void tries_again_when_a_price_is_unreadable_now() {
    hold("100000", null);
    market.put(AAPL, Result.err(Reason.TIMEOUT, "slow"));

    assertThat(worker(ledger).work(run(Rating.BUY, "0.10"), CHECK))
        .isEqualTo(Result.err(Reason.TIMEOUT, "slow"));
  }

  @Test
  void fails_without_a_decision() {
    Run run = ApprovedRun.of("r1", Side.BUY, 1, 0);

    Result<Work> work = worker(ledger).work(Run.start("r1", run.mandate()), CHECK);

    assertThat(work).isInstanceOf(Result.Err.class);
  }

  private RiskVerdict verdict(Rating rating, String weight) {
    Work work = worker(ledger).work(run(rating, weight), CHECK).orThrow();
    assertThat(work.usage()).isEqualTo(Usage.NONE);
    return (RiskVerdict) work.outcome();
  }

  private Result<RiskVerdict> verdict(Accounts accounts, Rating rating) {
    return worker(accounts).work(run(rating, "0.10"), CHECK).map(w -> (RiskVerdict) w.outcome());
  }

  private RiskWorker worker(Accounts accounts) {
    SessionsBetween days = (from, to) -> Math.toIntExact(to.toEpochDay() - from.toEpochDay());
    return new RiskWorker(marketData, accounts, days, Limits.DEFAULT);
  }

  private Accounts broken(Reason reason) {
    return new Accounts() {
      @Override
      public Result<Account> find(String account) {
        return ledger.find(account);
      }

      @Override
      public Result<Account> openIfAbsent(String account, Portfolio initial) {
        return ledger.openIfAbsent(account, initial);
      }

      @Override
      public Result<TradingControl> control() {
        return new Result.Err<>(new Failure(reason, "the switch"));
      }
    };
  }

  private static Run run(Rating rating, String weight) {
    Run plain = ApprovedRun.of("r1", Side.BUY, 1, 0);
    Decision decision =
        new Decision(rating, Ratio.of(weight), 0.5, "s", "t", null, null, List.of(), List.of());
    return Run.start("r1", plain.mandate())
        .with(
            new Recorded(
                Task.of(Step.PORTFOLIO_MANAGER),
                decision,
                Usage.NONE,
                ApprovedRun.AS_OF,
                ApprovedRun.AS_OF));
  }

  private void hold(String cash, @Nullable Position position) {
    TreeMap<Symbol, Position> positions = new TreeMap<>();
    if (position != null) {
      positions.put(position.symbol(), position);
    }
    Portfolio portfolio = new Portfolio(Money.of(cash, Currency.USD), positions);
    ledger.openIfAbsent(ApprovedRun.ACCOUNT, portfolio).orThrow();
  }

  private static Position position(Symbol symbol, long units) {
    Lot lot = new Lot(Quantity.of(units), Price.of("10", Currency.USD), null);
    return new Position(symbol, List.of(lot));
  }

  private static List<String> refusals(RiskVerdict verdict) {
    return verdict.checks().stream().filter(c -> !c.passed()).map(Check::rule).toList();
  }

  private static Check check(RiskVerdict verdict, String rule) {
    return verdict.checks().stream().filter(c -> c.rule().equals(rule)).findFirst().orElseThrow();
  }

  private static BarSeries series(Symbol symbol, String close, LocalDate last, Currency currency) {
    BigDecimal price = new BigDecimal(close);
    List<Bar> bars = new ArrayList<>();
    for (int back = 5; back >= 0; back--) {
      LocalDate day = last.minusDays(back);
      Instant known = day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(20));
      bars.add(new Bar(day, price, price, price, price, 1_000_000, null, known));
    }
    Provenance origin = new Provenance("test", "box", Adjustment.RAW, currency, true, true);
    return new BarSeries(symbol, origin, bars);
  }
}
