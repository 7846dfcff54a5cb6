package tradingagents.cli;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import tradingagents.chain.ledger.DynamoAccounts;
import tradingagents.chain.run.RunStarter;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Step;
import tradingagents.feeds.file.Box;
import tradingagents.local.EmbeddedStack;
import tradingagents.model.market.Session;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.portfolio.Portfolio;

/** Begins the runs of benchmarks, each on an account of its own. */
final class BenchmarkRuns {
  private final EmbeddedStack stack;
  private final RunStarter starter;
  private final Duration deadline;

  BenchmarkRuns(EmbeddedStack stack, Duration deadline) {
    this.stack = stack;
    this.starter = new RunStarter(stack.runStore(), stack.bus());
    this.deadline = deadline;
  }

  String start(String runId, String model) {
    LocalDate date = LocalDate.parse("2018-05-10");
    Session session = TradingCalendar.usEquities().sessionAtOrBefore(date);
    var now = InstantSource.system().instant();
    new DynamoAccounts(stack.dynamo(), stack.template().table("LedgerTable").name())
        .openIfAbsent(runId, Portfolio.ofCash(Money.of("100000", Currency.USD)))
        .orThrow();
    Mandate mandate =
        new Mandate(
            Symbol.parse("AAPL"),
            date,
            session.date(),
            session.close(),
            Step.of(Step.Kind.ANALYST),
            1,
            model,
            Box.DATASET,
            runId,
            null,
            false,
            false,
            now,
            now.plus(deadline),
            Origin.UNKNOWN);
    starter.start(runId, mandate).orThrow();
    return runId;
  }
}
