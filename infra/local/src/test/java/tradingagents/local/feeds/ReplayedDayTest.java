package tradingagents.local.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tradingagents.chain.market.BarTable;
import tradingagents.chain.vendor.Question;
import tradingagents.feeds.history.HistoryFeed;
import tradingagents.feeds.route.Router;
import tradingagents.feeds.vendor.Answer;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.Stacks;
import tradingagents.local.feeds.Market.Scripted;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.Fundamentals;
import tradingagents.model.market.MacroSeries;
import tradingagents.model.market.NewsList;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Quote;
import tradingagents.model.market.Stamp;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Price;

/**
 * A trading day on which 200 runs of 20 instruments begin at moments of their own. What each run
 * asks is what its agents and its order ask of vendors; half of the runs land in another process
 * than the one before, which has seen nothing.
 */
class ReplayedDayTest {
  private static final int RUNS = 200;
  private static final int SYMBOLS = 20;
  private static final TradingCalendar CALENDAR = TradingCalendar.usEquities();
  private static final LocalDate DAY = LocalDate.of(2018, 5, 14);
  private static final Instant OPEN = Instant.parse("2018-05-14T13:30:00Z");
  private static final Duration TRADING = Duration.ofMinutes(390);
  private static final List<String> ECONOMY = List.of("FEDFUNDS", "DGS10", "UNRATE", "CPIAUCSL");

  @Test
  void seven_of_ten_answers_of_a_day_need_no_vendor() {
    try (EmbeddedStack stack = Stacks.idle(() -> OPEN)) {
      Market market = new Market(stack, "replayed-day");
      List<Scripted> vendors =
          List.of("tiingo", "edgar", "fred").stream()
              .map(name -> market.vendor(name, question -> answer(name, question, market)))
              .toList();
      Random random = new Random(14);
      List<Integer> starts =
          IntStream.range(0, RUNS)
              .mapToObj(run -> random.nextInt((int) TRADING.toSeconds()))
              .sorted()
              .toList();
      int wanted = 0;
      List<Router> routers = List.of(router(market), router(market));
      for (int start : starts) {
        market.now.updateAndGet(
            now -> now.isBefore(OPEN.plusSeconds(start)) ? OPEN.plusSeconds(start) : now);
        Router router = routers.get(random.nextInt(routers.size()));
        wanted += run(stack, router, new Symbol("S" + random.nextInt(SYMBOLS)), market);
      }
      int asked = vendors.stream().mapToInt(vendor -> vendor.calls.get()).sum();
      assertThat(market.misses.get() + SYMBOLS).isEqualTo(asked);
      assertThat(asked).isLessThanOrEqualTo(wanted * 3 / 10);
    }
  }

  private static Router router(Market market) {
    return market.router(
        Map.of(
            "DATA_CHAIN_BARS", "tiingo",
            "DATA_CHAIN_QUOTE", "tiingo",
            "DATA_CHAIN_NEWS", "tiingo",
            "DATA_CHAIN_FUNDAMENTALS", "edgar",
            "DATA_CHAIN_MACRO", "fred",
            "TIINGO_CALLS_PER_MINUTE", "1000",
            "TIINGO_CALLS_PER_DAY", "10000",
            "FRED_API_KEY", "f",
            "EDGAR_CONTACT", "a@example.com"));
  }

  /** What one run asks, in its order; returns how many answers it got. */
  private static int run(EmbeddedStack stack, Router router, Symbol symbol, Market market) {
    HistoryFeed histories =
        new HistoryFeed(
            router,
            new BarTable(stack.dynamo(), "replayed-day").histories(),
            CALENDAR,
            market.now::get);
    List<Question<?>> questions = new ArrayList<>();
    questions.add(new Question.Stories(symbol, DAY.minusDays(7), DAY));
    questions.add(new Question.Accounts(symbol));
    ECONOMY.forEach(id -> questions.add(new Question.Economy(id)));
    questions.add(new Question.Price(symbol));
    histories.load("market", symbol, market.now.get()).orThrow();
    for (Question<?> question : questions) {
      router.ask("market", question).orThrow();
      market.pass(2);
    }
    return 1 + questions.size();
  }

  private static Answer<?> answer(String vendor, Question<?> question, Market market) {
    Stamp stamp = Stamp.of(vendor, "", market.now.get());
    return new Answer.Got<>(
        switch (question) {
          case Question.Bars bars -> history(vendor, bars, market.now.get());
          case Question.Price price ->
              new Quote(price.symbol(), null, null, Price.of("10", Currency.USD), stamp);
          case Question.Stories stories -> new NewsList(stories.symbol(), List.of(), stamp);
          case Question.Accounts accounts ->
              new Fundamentals(accounts.symbol(), null, List.of(), stamp);
          case Question.Economy economy ->
              new MacroSeries(economy.id(), economy.id(), "Percent", List.of(), stamp);
        },
        1);
  }

  private static PriceHistory history(String vendor, Question.Bars asked, Instant now) {
    List<Bar> bars = new ArrayList<>();
    for (LocalDate date = asked.from(); !date.isAfter(asked.to()); date = date.plusDays(1)) {
      BigDecimal price = BigDecimal.valueOf(10_000 + date.getDayOfYear(), 2);
      CALENDAR
          .session(date)
          .filter(session -> !session.close().isAfter(now))
          .ifPresent(session ->
              bars.add(
                  new Bar(
                      session.date(),
                      price,
                      price.add(BigDecimal.ONE),
                      price,
                      price,
                      9L,
                      null,
                      session.close())));
    }
    return new PriceHistory(
        asked.symbol(),
        new Provenance(vendor, vendor, Adjustment.RAW, Currency.USD, true, true),
        "",
        Set.of(),
        bars,
        List.of());
  }
}
