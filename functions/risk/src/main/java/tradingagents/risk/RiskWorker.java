package tradingagents.risk;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.gate.Limits;
import tradingagents.desk.gate.Quote;
import tradingagents.desk.gate.RiskGate;
import tradingagents.desk.gate.Situation;
import tradingagents.desk.gate.TradingControl;
import tradingagents.desk.port.Accounts;
import tradingagents.desk.port.MarketData;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Worker;
import tradingagents.desk.sizing.OrderSizing;
import tradingagents.desk.sizing.Sized;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.portfolio.Account;
import tradingagents.model.portfolio.Portfolio;

/**
 * Sizes the decision and judges the order, from the account in the ledger (never from what the agents
 * were told) and from prices up to as-of. It fails closed: a fact that cannot be read for good is a
 * refusal; one that may be readable later is a transient failure. Only a missing decision fails the step.
 */
public final class RiskWorker implements Worker {
  private final MarketData marketData;
  private final Accounts accounts;
  private final SessionsBetween sessions;
  private final Limits limits;

  /**
   * A risk check.
   *
   * @param marketData prices up to as-of
   * @param accounts the ledger's reading side
   * @param sessions how old a price is
   * @param limits what the account allows
   */
  public RiskWorker(
      MarketData marketData, Accounts accounts, SessionsBetween sessions, Limits limits) {
    this.marketData = marketData;
    this.accounts = accounts;
    this.sessions = sessions;
    this.limits = limits;
  }

  @Override
  public Result<Work> work(Run run, Task task) {
    Optional<Decision> decision = run.outcome(Decision.class);
    if (decision.isEmpty()) {
      return Result.err(Reason.INVALID, "run " + run.id() + " has no decision to check");
    }
    try {
      return Result.ok(new Work(verdict(run.mandate(), decision.get()), Usage.NONE));
    } catch (Later later) {
      return new Result.Err<>(later.failure);
    }
  }

  private RiskVerdict verdict(Mandate mandate, Decision decision) throws Later {
    // The switch is read before everything that is judged under it.
    Result<TradingControl> control = accounts.control();
    if (control instanceof Result.Err<TradingControl>(Failure failure)) {
      return unreadable("trading-control", failure);
    }
    Result<Account> account = accounts.find(mandate.account());
    if (account instanceof Result.Err<Account>(Failure failure)) {
      return unreadable("account", failure);
    }
    Portfolio portfolio = account.orThrow().portfolio();
    Situation facts = facts(mandate, control.orThrow(), portfolio);
    Optional<Price> price = facts.price();
    Optional<Money> equity = facts.equity();
    if (price.isEmpty() || equity.isEmpty()) {
      return RiskGate.judge(facts, limits);
    }
    Sized sized =
        OrderSizing.size(
            mandate.symbol(),
            decision.rating(),
            decision.targetWeight(),
            portfolio,
            equity.get(),
            price.get(),
            mandate.shortingAllowed());
    RiskVerdict verdict = RiskGate.judge(facts.with(sized.ticket()), limits);
    return noted(verdict, verdict.note() + " - " + sized.note());
  }

  private Situation facts(Mandate mandate, TradingControl control, Portfolio portfolio)
      throws Later {
    TreeSet<Symbol> symbols = new TreeSet<>(portfolio.positions().keySet());
    symbols.add(mandate.symbol());
    Map<Symbol, Quote> quotes = new HashMap<>();
    BarSeries series = null;
    for (Symbol symbol : symbols) {
      BarSeries found = bars(mandate, symbol);
      quote(mandate, portfolio, found).ifPresent(quote -> quotes.put(symbol, quote));
      if (symbol.equals(mandate.symbol())) {
        series = found;
      }
    }
    return new Situation(mandate, control, portfolio, series, quotes, null);
  }

  private @Nullable BarSeries bars(Mandate mandate, Symbol symbol) throws Later {
    return switch (marketData.bars(mandate.dataset(), symbol, mandate.asOf())) {
      // The port promises it; the check that guards money does not rely on promises.
      case Result.Ok<BarSeries>(BarSeries series) -> series.upTo(mandate.asOf());
      case Result.Err<BarSeries>(Failure failure) -> {
        Later.unlessForGood(failure);
        yield null;
      }
    };
  }

  private Optional<Quote> quote(Mandate mandate, Portfolio portfolio, @Nullable BarSeries series) {
    if (series == null || !series.provenance().currency().equals(portfolio.currency())) {
      return Optional.empty();
    }
    return series.last().flatMap(bar -> quote(mandate, portfolio, bar));
  }

  private Optional<Quote> quote(Mandate mandate, Portfolio portfolio, Bar bar) {
    try {
      int age = sessions.count(bar.session(), mandate.session());
      return Optional.of(
          new Quote(new Price(bar.close(), portfolio.currency()), bar.session(), age));
    } catch (FailureException beyondTheCalendar) {
      return Optional.empty();
    }
  }

  private static RiskVerdict unreadable(String what, Failure failure) throws Later {
    Later.unlessForGood(failure);
    return RiskGate.unreadable(what, failure.toString());
  }

  private static RiskVerdict noted(RiskVerdict verdict, String note) {
    return new RiskVerdict(
        verdict.approved(), verdict.checks(), verdict.order(), note, verdict.killEpoch());
  }

  /** Something could not be read now but may be later: the whole check is tried again. */
  private static final class Later extends Exception {
    private static final long serialVersionUID = 1L;
    private final Failure failure;

    private Later(Failure failure) {
      super(failure.detail());
      this.failure = failure;
    }

    static void unlessForGood(Failure failure) throws Later {
      if (failure.isTransient()) {
        throw new Later(failure);
      }
    }
  }
}
