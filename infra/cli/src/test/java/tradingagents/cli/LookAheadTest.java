package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tradingagents.agents.AgentWorker;
import tradingagents.agents.data.Dossier;
import tradingagents.agents.rules.RulesReasoner;
import tradingagents.chain.json.OutcomeJson;
import tradingagents.chain.market.BarTable;
import tradingagents.chain.market.LambdaFeeds;
import tradingagents.chain.market.TableMarketData;
import tradingagents.chain.market.TableNews;
import tradingagents.desk.port.Memories;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Worker;
import tradingagents.desk.run.Workflow;
import tradingagents.desk.sizing.TargetWeights;
import tradingagents.feeds.file.Box;
import tradingagents.local.EmbeddedStack;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Bar;
import tradingagents.model.market.Session;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.testkit.vendors.TiingoMarket;
import tradingagents.testkit.vendors.VendorStub;

/**
 * Nothing sees the future: a desk whose vendors tell garbage of everything later than the run's
 * instant reads the same briefs and decides the same, to the byte. The vendors are asked long after
 * the instant, as in every run of the past.
 */
class LookAheadTest {
  private static final int PAIRS = 60;
  private static final TradingCalendar CALENDAR = TradingCalendar.usEquities();
  private static final Instant NOW = Instant.parse("2018-05-11T21:00:00Z");
  private static final List<Bar> BARS =
      new Box(CALENDAR)
          .series(new Symbol("AAPL")).orThrow().bars().stream()
              .filter(bar -> bar.session().isAfter(LocalDate.of(2014, 6, 9)))
              .toList();

  /** What a run read and said, as one text. */
  private static final class Desk implements AutoCloseable {
    private final AtomicReference<TiingoMarket> market =
        new AtomicReference<>(new TiingoMarket(BARS, () -> NOW));
    private final VendorStub stub;
    private final EmbeddedStack stack;

    Desk() throws IOException {
      stub = new VendorStub(asked -> market.get().apply(asked));
      Path template = Typed.root().resolve("template.yaml");
      InstantSource clock = () -> NOW;
      stack =
          EmbeddedStack.start(
              new EmbeddedStack.Setup(
                  template, Optional.empty(), clock, "test", TiingoMarket.variables(stub), false));
    }

    String play(Mandate mandate, TiingoMarket told) {
      market.set(told);
      String table = stack.template().table("MarketTable").name();
      LambdaFeeds feeds =
          new LambdaFeeds(stack.lambda(), stack.template().function("Feeds").name());
      StringBuilder text = new StringBuilder();
      RulesReasoner rules = new RulesReasoner();
      AgentWorker worker =
          new AgentWorker(
              new AgentWorker.Sources(
                  new TableMarketData(new BarTable(stack.dynamo(), table), feeds),
                  new Dossier(new TableNews(stack.dynamo(), table), feeds),
                  Memories.NONE),
              turn ->
                  Result.ok(brief -> {
                    text.append(brief).append('\n');
                    return rules.reason(brief);
                  }),
              TargetWeights.DEFAULT);
      Run run = Run.start("look-ahead", mandate);
      for (List<Task> due = agents(run); !due.isEmpty(); due = agents(run)) {
        for (Task task : due) {
          Worker.Work work = worker.work(run, task).orThrow();
          text.append(OutcomeJson.of(work.outcome()).json()).append('\n');
          run = run.with(new Recorded(task, work.outcome(), Usage.NONE, NOW, NOW));
        }
      }
      return text.toString();
    }

    private static List<Task> agents(Run run) {
      return Workflow.due(run).stream().filter(task -> task.step().isAgent()).toList();
    }

    @Override
    public void close() {
      stack.close();
      stub.close();
    }
  }

  private static Mandate mandate(Symbol symbol, Session session) {
    return new Mandate(
        symbol,
        session.date(),
        session.date(),
        session.close(),
        Step.of(Step.Kind.ANALYST),
        1,
        RulesReasoner.MODEL,
        "market",
        "paper",
        null,
        false,
        false,
        NOW,
        NOW.plusSeconds(900),
        Origin.UNKNOWN);
  }

  @Test
  void garbage_after_the_instant_changes_no_byte_of_any_brief_or_answer() throws IOException {
    SplittableRandom random = new SplittableRandom(20_261_126);
    TiingoMarket clean = new TiingoMarket(BARS, () -> NOW);
    List<String> different = new ArrayList<>();
    try (Desk one = new Desk();
        Desk other = new Desk()) {
      for (int i = 0; i < PAIRS; i++) {
        Symbol symbol = new Symbol("S" + i);
        LocalDate date = BARS.get(random.nextInt(300, BARS.size() - 1)).session();
        Session session = CALENDAR.session(date).orElseThrow();
        Mandate mandate = mandate(symbol, session);
        String read = one.play(mandate, clean);
        assertThat(read).contains("market.close", "A close of");
        if (!read.equals(
            other.play(mandate, clean.withGarbageAfter(session.close(), random.nextLong())))) {
          different.add(symbol + " as of " + session.close());
        }
      }
    }
    assertThat(different).isEmpty();
  }
}
