package tradingagents.agents;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.rules.RulesReasoner;
import tradingagents.desk.port.MarketData;
import tradingagents.desk.port.Reasoner;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Worker;
import tradingagents.desk.run.Worker.Work;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.portfolio.Portfolio;

/** The desk part of a run without any store: real prices, the real workflow, the real worker. */
public final class TestDesk {
  public static final Symbol AAPL = new Symbol("AAPL");
  public static final List<Step> ANALYSTS = Step.of(Step.Kind.ANALYST);
  public static final List<String[]> CELLS = cells();

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private TestDesk() {}

  /** The raw cells: date, open, high, low, close, volume, adjClose. */
  private static List<String[]> cells() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Objects.requireNonNull(TestDesk.class.getResourceAsStream("aapl.csv.gz"))),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Instant close(LocalDate session) {
    return session.atTime(LocalTime.of(16, 0)).atZone(NEW_YORK).toInstant();
  }

  public static BarSeries aapl() {
    return series(CELLS.stream().map(TestDesk::bar).toList());
  }

  public static BarSeries series(List<Bar> bars) {
    Provenance provenance =
        new Provenance("test", "box", Adjustment.SPLIT, Currency.USD, true, true);
    return new BarSeries(AAPL, provenance, bars);
  }

  private static Bar bar(String[] cells) {
    LocalDate session = LocalDate.parse(cells[0]);
    return new Bar(
        session,
        new BigDecimal(cells[1]),
        new BigDecimal(cells[2]),
        new BigDecimal(cells[3]),
        new BigDecimal(cells[4]),
        Long.parseLong(cells[5]),
        new BigDecimal(cells[6]),
        close(session));
  }

  /** Every price times a factor. */
  public static BarSeries times(BarSeries series, String factor) {
    UnaryOperator<BigDecimal> scaled = price -> price.multiply(new BigDecimal(factor));
    return series(
        series.bars().stream()
            .map(b ->
                new Bar(
                    b.session(),
                    scaled.apply(b.open()),
                    scaled.apply(b.high()),
                    scaled.apply(b.low()),
                    scaled.apply(b.close()),
                    b.volume(),
                    b.adjustedClose(),
                    b.knownAt()))
            .toList());
  }

  /** The last session of each month in the data. */
  public static List<LocalDate> monthEnds() {
    List<LocalDate> sessions = CELLS.stream().map(row -> LocalDate.parse(row[0])).toList();
    List<LocalDate> ends = new ArrayList<>();
    for (int i = 0; i + 1 < sessions.size(); i++) {
      if (sessions.get(i).getMonth() != sessions.get(i + 1).getMonth()) {
        ends.add(sessions.get(i));
      }
    }
    return ends;
  }

  public static MarketData market(BarSeries series) {
    return (dataset, symbol, asOf) -> Result.ok(series);
  }

  public static Mandate mandate(
      LocalDate session, int depth, List<Step> analysts, @Nullable Portfolio portfolio) {
    return new Mandate(
        AAPL,
        session,
        session,
        close(session),
        analysts,
        depth,
        "rules",
        "box",
        "paper",
        portfolio,
        false,
        false,
        Instant.EPOCH,
        Instant.EPOCH.plusSeconds(600),
        Origin.UNKNOWN);
  }

  public static Run start(LocalDate session, int depth) {
    return Run.start("r1", mandate(session, depth, ANALYSTS, null));
  }

  public static AgentWorker worker(BarSeries series, Reasoner reasoner) {
    return new AgentWorker(market(series), turn -> Result.ok(reasoner));
  }

  /**
   * Plays every agent's turn until only the authorities are due; permanent failures are recorded.
   */
  public static Run play(Run start, Worker worker) {
    Run run = start;
    for (int turns = 0; turns < 100; turns++) {
      List<Task> due = Workflow.due(run).stream().filter(t -> t.step().isAgent()).toList();
      if (due.isEmpty()) {
        return run;
      }
      Run seen = run;
      for (Task task : due) {
        run = run.with(turn(seen, task, worker));
      }
    }
    throw new AssertionError("the run does not end: " + Workflow.due(run));
  }

  private static Recorded turn(Run run, Task task, Worker worker) {
    return switch (worker.work(run, task)) {
      case Result.Ok<Work>(Work(Outcome outcome, Usage usage)) ->
          new Recorded(task, outcome, usage, Instant.EPOCH, Instant.EPOCH);
      case Result.Err<Work>(var failure) -> {
        if (failure.isTransient()) {
          throw new AssertionError("transient: " + failure);
        }
        yield new Recorded(task, new Failed(failure), Usage.NONE, Instant.EPOCH, Instant.EPOCH);
      }
    };
  }

  public static Run play(LocalDate session, int depth) {
    return play(start(session, depth), worker(aapl(), new RulesReasoner()));
  }

  public static Decision decision(Run run) {
    return run.outcome(Decision.class).orElseThrow();
  }
}
