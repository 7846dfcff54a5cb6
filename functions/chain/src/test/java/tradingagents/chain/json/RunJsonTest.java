package tradingagents.chain.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tradingagents.desk.run.Approval;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Cancelled;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.OrderReceipt;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.RunSummary;
import tradingagents.desk.run.Stance;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;
import tradingagents.model.order.Fill;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderStatus;
import tradingagents.model.order.Side;
import tradingagents.model.portfolio.Lot;
import tradingagents.model.portfolio.Portfolio;
import tradingagents.model.portfolio.Position;
import tradingagents.testkit.SampleRuns;

class RunJsonTest {
  private static final Instant AT = Instant.parse("2018-05-11T20:00:00.123456789Z");
  private static final LocalDate DAY = LocalDate.of(2018, 5, 11);
  private static final Symbol SYMBOL = new Symbol("BRK.B");
  private static final Price PRICE = Price.of("187.3600", Currency.of("USD"));
  private static final List<Point> POINTS =
      List.of(
          new Point("\"zwölf\"\n", List.of(new Point.Citation("market.close", "175.19"))),
          new Point("none", List.of()));

  /** One of each, with every part that may be absent present. */
  private static final List<Outcome> FULL =
      List.of(
          new Report(
              Stance.NO_DATA,
              "summary",
              POINTS,
              List.of(
                  new Fact("f", "label", new BigDecimal("0.0100"), Fact.Unit.COUNT, "source", AT))),
          new Argument("speech", POINTS, Ratio.of("0.25")),
          new Ruling(Rating.OVERWEIGHT, 0.7, "rationale", POINTS, List.of()),
          new Proposal(Proposal.Action.SELL, "reasoning", PRICE, PRICE),
          new Decision(
              Rating.SELL,
              Ratio.of("-0.1"),
              1,
              "summary",
              "thesis",
              PRICE,
              "weeks",
              POINTS,
              POINTS),
          new RiskVerdict(
              false,
              List.of(new RiskVerdict.Check("cash", "1", "2", true)),
              new RiskVerdict.Ticket(Side.SELL, Quantity.of("0.5")),
              "note",
              7_000_000_000L),
          new OrderReceipt(
              new Order(
                  "id",
                  SYMBOL,
                  Side.BUY,
                  Quantity.of(3),
                  OrderStatus.PARTLY_FILLED,
                  List.of(
                      new Fill(
                          "x",
                          "id",
                          SYMBOL,
                          Side.BUY,
                          Quantity.of(1),
                          PRICE,
                          Money.of("1.00", Currency.of("USD")),
                          DAY,
                          AT)),
                  "why")),
          new Failed(new Failure(Reason.UNREADABLE_ANSWER, "detail")),
          new Approval(true, "ada", "fine"),
          new Cancelled("ada", "not today"));

  private static final List<Outcome> SPARSE =
      List.of(
          new Report(Stance.MIXED, "", List.of(), List.of()),
          new Argument("", List.of(), null),
          new Proposal(Proposal.Action.HOLD, "", null, null),
          Decision.review("why"),
          new RiskVerdict(true, List.of(), null, "", 0),
          new OrderReceipt(Order.intent("id", SYMBOL, Side.SELL, Quantity.ONE)));

  private static Recorded recorded(Outcome outcome) {
    Usage usage = new Usage("rules", "5f1d", 1840, 212, new BigDecimal("0.0000"));
    return new Recorded(new Task(Step.BULL_RESEARCHER, 2), outcome, usage, AT, AT.plusMillis(5));
  }

  @Test
  void every_outcome_is_read_as_it_was_written() {
    assertThat(FULL.stream().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(Set.copyOf(Arrays.asList(Outcome.class.getPermittedSubclasses())));
    for (List<Outcome> outcomes : List.of(FULL, SPARSE)) {
      for (Outcome outcome : outcomes) {
        Recorded recorded = recorded(outcome);
        assertThat(RunJson.recorded(RunJson.write(recorded))).isEqualTo(recorded);
      }
    }
  }

  @Test
  void nobody_spoke_is_read_as_it_was_written() {
    Recorded recorded =
        new Recorded(Task.of(Step.DEADLINE), new Cancelled("clock", ""), Usage.NONE, AT, AT);

    assertThat(RunJson.recorded(RunJson.write(recorded))).isEqualTo(recorded);
  }

  @Test
  void exact_amounts_are_texts_and_absent_parts_are_null() {
    assertThat(RunJson.write(recorded(new Proposal(Proposal.Action.BUY, "r", PRICE, null))))
        .isEqualTo(
            "{\"task\":{\"step\":\"bull-researcher\",\"round\":2},\"outcome\":{\"type\":\"proposal\","
                + "\"action\":\"BUY\",\"reasoning\":\"r\",\"entry\":\""
                + PRICE
                + "\",\"stop\":null},\"usage\":{\"model\":\"rules\",\"promptHash\":\"5f1d\","
                + "\"tokensIn\":1840,\"tokensOut\":212,\"costUsd\":\"0.0000\"},"
                + "\"startedAt\":\"2018-05-11T20:00:00.123456789Z\","
                + "\"finishedAt\":\"2018-05-11T20:00:00.128456789Z\"}");
    assertThat(new Written().text("value", new BigDecimal("1E+3")).json())
        .isEqualTo("{\"value\":\"1000\"}");
  }

  @Test
  void what_lies_behind_a_usage_is_read_as_it_was_written() {
    Usage usage =
        new Usage(
            "openai:gpt-5.4-mini",
            "5f1d",
            1840,
            212,
            new BigDecimal("0.001920"),
            new Usage.Spent(3, 1024, 512, true, List.of("e1", "e2", "e3")));
    Recorded recorded =
        new Recorded(new Task(Step.TRADER, 1), FULL.get(3), usage, AT, AT.plusMillis(5));

    assertThat(RunJson.recorded(RunJson.write(recorded))).isEqualTo(recorded);
  }

  @Test
  void terms_of_reasoning_are_read_as_they_were_written_and_the_usual_ones_are_not_written() {
    ReasoningTerms terms =
        new ReasoningTerms(
            "anthropic:claude-opus-4-6",
            5,
            new BigDecimal("0.50"),
            Map.of("trader", "v2", "market-analyst", "v1"));
    Mandate usual = SampleRuns.all().values().iterator().next().mandate();
    Mandate mandate =
        new Mandate(
            SYMBOL,
            DAY,
            DAY,
            AT,
            List.of(Step.MARKET_ANALYST),
            1,
            "agents",
            "box",
            "paper",
            null,
            false,
            false,
            AT,
            AT,
            Origin.UNKNOWN,
            terms);

    assertThat(RunJson.mandate(RunJson.write(mandate))).isEqualTo(mandate);
    assertThat(RunJson.write(usual)).doesNotContain("reasoning");
  }

  @Test
  void a_mandate_with_a_portfolio_is_read_as_it_was_written() {
    TreeMap<Symbol, Position> positions = new TreeMap<>();
    for (Symbol symbol : List.of(SYMBOL, new Symbol("AAPL"))) {
      Lot bought = new Lot(Quantity.of("1.5"), PRICE, DAY);
      Lot handedOver = new Lot(Quantity.of(2), PRICE, null);
      positions.put(symbol, new Position(symbol, List.of(bought, handedOver)));
    }
    Mandate mandate =
        new Mandate(
            SYMBOL,
            DAY.plusDays(1),
            DAY,
            AT,
            List.of(Step.NEWS_ANALYST, Step.MARKET_ANALYST),
            3,
            "script:x",
            "own-1",
            "paper-ada",
            new Portfolio(Money.of("-12.50", Currency.of("USD")), positions),
            true,
            false,
            AT.plusSeconds(1),
            AT.plusSeconds(2),
            new Origin("api", "ada", "c-1", "f-1"));

    assertThat(RunJson.mandate(RunJson.write(mandate))).isEqualTo(mandate);
  }

  @Test
  void a_line_of_a_list_is_read_as_it_was_written() {
    for (Run run : SampleRuns.all().values()) {
      RunSummary line = RunSummary.of(run);
      assertThat(RunJson.summary(RunJson.write(line))).isEqualTo(line);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"round\":2|\"round\":\"2\"",
        "\"round\":2|\"round\":0",
        "\"round\":2|\"round\":2.5",
        "\"round\":2|\"turn\":2",
        "bull-researcher|bullfighter",
        "argument|soliloquy",
        "\"speech\":\"speech\"|\"speech\":null",
        "\"speech\":\"speech\"|\"speech\":7",
        "\"appetite\":\"0.25\"|\"appetite\":\"much\"",
        "\"tokensIn\":1840|\"tokensIn\":null",
        "\"tokensIn\":1840|\"tokensIn\":99999999999999999999",
        "\"costUsd\":\"0.0000\"|\"costUsd\":\"free\"",
        "2018-05-11T20:00:00.128456789Z|yesterday",
        "\"citations\":[]|\"citations\":{}",
        "\"citations\":[]|\"citations\":[7]",
      })
  void what_is_not_as_it_was_stored_is_corrupt(String stored, String found) {
    String json = RunJson.write(recorded(FULL.get(1)));
    assertThat(json).contains(stored);

    assertThatThrownBy(() -> RunJson.recorded(json.replace(stored, found)))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure().reason()).isEqualTo(Reason.CORRUPT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"187.36", "187.36 USD now", "187.36 dollars", "many USD", ""})
  void an_amount_has_a_number_and_a_currency(String amount) {
    String json = RunJson.write(recorded(FULL.get(3))).replace(PRICE.toString(), amount);

    assertThatThrownBy(() -> RunJson.recorded(json))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure().reason()).isEqualTo(Reason.CORRUPT));
  }
}
