package tradingagents.quant.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tradingagents.broker.NextOpen;
import tradingagents.broker.PaperBroker;
import tradingagents.broker.PaperTerms;
import tradingagents.desk.gate.TradingControl;
import tradingagents.desk.port.Accounts;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Step;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Quantity;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderEvent;
import tradingagents.model.order.Side;
import tradingagents.model.portfolio.Account;
import tradingagents.model.portfolio.Portfolio;
import tradingagents.quant.backtest.cost.Costs;
import tradingagents.quant.series.Bars;

/**
 * A long random series of decisions, once through the paper broker's exact ledger and once through
 * the event engine: the same fills, and the same cash to the cent.
 */
class PaperLedgerTest {
  private static final Symbol SYMBOL = new Symbol("AAPL");
  private static final Provenance ORIGIN =
      new Provenance("test", "box", Adjustment.RAW, Currency.USD, true, true);
  private static final int BARS = 1_500;

  /** Units to hold from each bar on; NaN to leave them. */
  private record Wishes(double[] units) implements Strategy {
    @Override
    public String name() {
      return "wishes";
    }

    @Override
    public int warmUp() {
      return 0;
    }

    @Override
    public Decider start(int instruments) {
      return (view, targets) -> {
        double wanted = units[view.bars() - 1];
        if (!Double.isNaN(wanted)) {
          targets.units(0, wanted);
        }
      };
    }
  }

  /** The account of the paper broker. */
  private static final class Book implements Accounts {
    private Portfolio portfolio = Portfolio.ofCash(Money.of("100000", Currency.USD));

    @Override
    public Result<Account> find(String id) {
      return Result.ok(new Account(id, portfolio, 1));
    }

    @Override
    public Result<Account> openIfAbsent(String id, Portfolio initial) {
      throw new AssertionError("it is open");
    }

    @Override
    public Result<TradingControl> control() {
      throw new AssertionError("the exchange does not ask");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void both_ledgers_agree_to_the_cent_at_every_bar(long seed) {
    RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<Bar> bars = bars(chance);
    double[] wishes = new double[BARS];
    List<BigDecimal> cash = new ArrayList<>();
    int sent = throughTheBroker(bars, chance, wishes, cash);

    Setup paper = new Setup(100_000, FillTiming.NEXT_OPEN, Costs.PAPER, true, false, false, 252);
    Backtest run =
        new EventEngine(
                Market.of(Instrument.of("AAPL", Bars.of(new BarSeries(SYMBOL, ORIGIN, bars)))),
                paper)
            .run(new Wishes(wishes));

    assertThat(run.fills()).hasSize(sent);
    for (int bar = 0; bar < BARS; bar++) {
      assertThat(run.cash(bar))
          .as("cash at bar %d", bar)
          .isEqualTo(cash.get(bar).doubleValue(), within(0.0049));
    }
  }

  /** Decides at each close and lets the broker fill at the next open. */
  private static int throughTheBroker(
      List<Bar> bars, RandomGenerator chance, double[] wishes, List<BigDecimal> cash) {
    Book book = new Book();
    int sent = 0;
    for (int i = 0; i < BARS; i++) {
      wishes[i] = Double.NaN;
      // What the last decision came to at this bar's open is in the book already.
      cash.add(book.portfolio.cash().amount());
      if (i + 1 == BARS || chance.nextInt(3) > 0) {
        continue;
      }
      long held = book.portfolio.quantity(SYMBOL).value().longValueExact();
      long most = (long) (95_000 / bars.get(i).close().doubleValue());
      long wanted = chance.nextLong(most / 2);
      if (wanted == held) {
        continue;
      }
      wishes[i] = wanted;
      Order order =
          Order.intent(
                  "order-" + i,
                  SYMBOL,
                  wanted > held ? Side.BUY : Side.SELL,
                  Quantity.of(Math.abs(wanted - held)))
              .on(OrderEvent.SENT, null)
              .orThrow();
      int next = i + 1;
      NextOpen opening =
          (dataset, symbol, session) ->
              Result.ok(Optional.of(new NextOpen.Opening(bars.get(next), ORIGIN)));
      Order answer =
          new PaperBroker(opening, book, PaperTerms.USUAL)
              .submit(mandate(bars.get(i).session()), order)
              .orThrow();
      assertThat(answer.fills()).as(String.valueOf(answer)).hasSize(1);
      book.portfolio = book.portfolio.apply(answer.fills().getFirst()).orThrow();
      sent++;
    }
    return sent;
  }

  private static Mandate mandate(LocalDate session) {
    var close = session.atTime(20, 0).toInstant(ZoneOffset.UTC);
    return new Mandate(
        SYMBOL,
        session,
        session,
        close,
        List.of(Step.MARKET_ANALYST),
        1,
        "rules",
        "box",
        "paper",
        null,
        false,
        false,
        close,
        close.plusSeconds(900),
        Origin.UNKNOWN);
  }

  private static List<Bar> bars(RandomGenerator chance) {
    List<Bar> bars = new ArrayList<>();
    double price = 40 + 60 * chance.nextDouble();
    LocalDate day = LocalDate.of(2010, 1, 1);
    for (int i = 0; i < BARS; i++) {
      BigDecimal open = cents(price * Math.exp(0.01 * chance.nextGaussian()));
      BigDecimal close = cents(open.doubleValue() * Math.exp(0.015 * chance.nextGaussian()));
      bars.add(
          new Bar(
              day.plusDays(i),
              open,
              open.max(close),
              open.min(close),
              close,
              1_000_000,
              null,
              day.plusDays(i).atTime(20, 0).toInstant(ZoneOffset.UTC)));
      price = Math.clamp(close.doubleValue(), 5, 2_000);
    }
    return bars;
  }

  private static BigDecimal cents(double price) {
    return BigDecimal.valueOf(Math.round(price * 100), 2);
  }
}
