package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tradingagents.agents.AgentWorker;
import tradingagents.agents.llm.CallListener;
import tradingagents.agents.llm.ModelDesk;
import tradingagents.agents.llm.ModelFactory;
import tradingagents.agents.llm.wire.ModelClient;
import tradingagents.agents.llm.wire.Reply;
import tradingagents.agents.prompt.PromptBook;
import tradingagents.agents.turn.Rehearsal;
import tradingagents.chain.Env;
import tradingagents.chain.reasoning.AgentConfigs;
import tradingagents.chain.reasoning.DynamoCosts;
import tradingagents.chain.reasoning.PromptChoices;
import tradingagents.chain.run.SpokenWords;
import tradingagents.cli.RunQuote.Quoted;
import tradingagents.desk.models.ModelCatalogue;
import tradingagents.desk.models.ModelChoice;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Tokens;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.SessionChoice;
import tradingagents.desk.run.Step;
import tradingagents.feeds.file.Box;
import tradingagents.local.LocalTables;
import tradingagents.model.failure.Result;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.testkit.models.TypedAnswers;

/** A quote against what the same run is then booked with. */
class RunQuoteTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-02T12:00:00Z"));
  private static final TradingCalendar CALENDAR = TradingCalendar.usEquities();
  private static final ModelId MODEL = ModelId.parse("openai:gpt-5.4-mini");
  private static final int RUNS = 20;

  @TempDir private Path data;

  private final BarSeries series = new Box(CALENDAR).series(new Symbol("AAPL")).orThrow();

  /** Bills by a tokenizer of its own, four letters a token, and is never twice the same. */
  private static ModelClient client() {
    TypedAnswers typed = new TypedAnswers("OVERWEIGHT");
    Random random = new Random(7);
    return (model, request, terms) -> {
      String read = request.messages().toString();
      String text = typed.answer(read);
      double noise = 0.97 + 0.06 * random.nextDouble();
      Tokens billed =
          new Tokens(
              Math.round(noise * read.length() / 4),
              0,
              0,
              Math.round(noise * text.length() / 4),
              false);
      return new Reply(text, List.of(), false, billed, "id");
    };
  }

  @Test
  void is_within_a_tenth_once_the_desk_knows_the_model() throws Exception {
    try (LocalTables tables =
        LocalTables.open(Typed.root().resolve("template.yaml"), data, CLOCK)) {
      String table = tables.table("ReasoningTable");
      ModelCatalogue catalogue = ModelCatalogue.shipped();
      ModelDesk desk =
          ModelFactory.of(
              new Env(Map.of("REASONING_TABLE", table)),
              tables.dynamo(),
              CLOCK,
              catalogue,
              client(),
              CallListener.NONE,
              new SpokenWords(tables.dynamo(), tables.table("RunsTable"), CLOCK));
      RunQuote quotes =
          new RunQuote(
              catalogue,
              new AgentConfigs(tables.dynamo(), table),
              new DynamoCosts(tables.dynamo(), table),
              PromptBook.shipped(),
              new PromptChoices(tables.dynamo(), table),
              CLOCK);
      int within = 0;
      BigDecimal first = null;
      for (int i = 0; i <= RUNS; i++) {
        Request request = request(LocalDate.of(2015, 1, 5).plusMonths(i));
        Quoted quoted = quotes.of(request);
        assertThat(quoted.quote().calls()).hasSize(9);
        BigDecimal expected = quoted.quote().total().usd();
        BigDecimal booked = booked(desk, "run-" + i, request);
        assertThat(booked).isLessThanOrEqualTo(quoted.quote().total().atMostUsd());
        if (i == 0) {
          first = expected;
          assertThat(quoted.remembered()).isZero();
        } else {
          assertThat(quoted.remembered()).isEqualTo(9);
          within += isWithinATenth(expected, booked) ? 1 : 0;
        }
      }
      assertThat(first).isPositive();
      assertThat(within).isGreaterThanOrEqualTo(RUNS * 95 / 100);
    }
  }

  private static boolean isWithinATenth(BigDecimal expected, BigDecimal booked) {
    BigDecimal off = expected.subtract(booked).abs();
    return off.compareTo(booked.multiply(new BigDecimal("0.1"))) <= 0;
  }

  private BigDecimal booked(ModelDesk desk, String runId, Request request) {
    AgentWorker worker =
        new AgentWorker((dataset, symbol, asOf) -> Result.ok(series.upTo(asOf)), desk);
    Instant now = CLOCK.instant();
    Mandate mandate =
        new Mandate(
            request.symbol(),
            request.asOfDate(),
            request.session().date(),
            request.session().close(),
            request.analysts(),
            request.depth(),
            MODEL.toString(),
            Box.DATASET,
            "test",
            null,
            false,
            false,
            now,
            now.plusSeconds(900),
            Origin.UNKNOWN);
    Run run = new Rehearsal(worker, CLOCK).of(runId, mandate);
    assertThat(run.outcomes().stream().mapToInt(r -> r.usage().spent().calls()).sum()).isEqualTo(9);
    return run.outcomes().stream()
        .map(recorded -> recorded.usage().costUsd())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Request request(LocalDate date) {
    SessionChoice choice = SessionChoice.of(series, CALENDAR, date);
    return new Request(
        new Symbol("AAPL"),
        choice.asOfDate(),
        choice.session(),
        Step.of(Step.Kind.ANALYST),
        1,
        new ModelChoice.Model(MODEL),
        ReasoningTerms.USUAL,
        Optional.empty(),
        "box",
        series,
        List.of(),
        null,
        false,
        List.of());
  }
}
