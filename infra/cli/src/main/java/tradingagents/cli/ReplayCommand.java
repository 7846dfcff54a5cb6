package tradingagents.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tradingagents.agents.AgentWorker;
import tradingagents.agents.Reasoners;
import tradingagents.agents.Replay;
import tradingagents.agents.Replay.Turned;
import tradingagents.agents.data.Dossier;
import tradingagents.agents.llm.ModelFactory;
import tradingagents.chain.Env;
import tradingagents.chain.PlainJson;
import tradingagents.chain.market.BarTable;
import tradingagents.chain.market.TableMarketData;
import tradingagents.chain.market.TableNews;
import tradingagents.chain.run.ScriptTable;
import tradingagents.desk.port.Memories;
import tradingagents.desk.run.Run;
import tradingagents.desk.sizing.TargetWeights;
import tradingagents.local.LocalRuns;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/** Makes every agent's turn of a run again, calls no model, and compares to the byte. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description =
        "Makes every agent's turn of a run again from what is stored and compares it to the byte."
            + " No model is called, nothing is ordered, nothing is charged.")
final class ReplayCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run's id, see 'runs'.")
  private String runId = "";

  @Option(names = "--data", description = "Where state is kept. Default: your data folder.")
  private @Nullable Path data;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  ReplayCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (LocalRuns runs = session.runs(data)) {
      Run run = runs.find(runId).orThrow();
      List<Turned> turns = Replay.of(run, worker(runs, run));
      if (turns.isEmpty()) {
        throw new FailureException(Reason.NO_DATA, "no agent has spoken in the run " + runId);
      }
      long different = turns.stream().filter(turn -> !turn.isSame()).count();
      if (json) {
        print(turns, different == 0);
      } else {
        tell(turns, different);
      }
      return different == 0 ? ExitCode.CLOSED : ExitCode.FAILED;
    }
  }

  private AgentWorker worker(LocalRuns runs, Run run) {
    BarTable bars = new BarTable(runs.dynamo(), runs.table("MarketTable"));
    ScriptTable scripts = new ScriptTable(runs.dynamo(), runs.table("RunsTable"));
    Env env = session.environment().with(Map.of("REASONING_TABLE", runs.table("ReasoningTable")));
    Reasoners reasoners =
        new Reasoners(
            scripts::get,
            () -> ModelFactory.silent(env, runs.dynamo(), session.clock()).remembering(run));
    TableMarketData market =
        new TableMarketData(
            bars,
            (dataset, symbol, asOf) ->
                Result.err(Reason.NO_DATA, "the prices of the run are not kept any more"));
    TableNews news = new TableNews(runs.dynamo(), runs.table("MarketTable"));
    return new AgentWorker(
        new AgentWorker.Sources(market, Dossier.recorded(news, run), Memories.NONE),
        reasoners,
        TargetWeights.DEFAULT);
  }

  private void tell(List<Turned> turns, long different) {
    PrintStream out = session.terminal().out();
    for (Turned turn : turns) {
      out.println("%-26s %s".formatted(turn.task(), turn.isSame() ? "the same" : "DIFFERENT"));
      if (!turn.isSame()) {
        out.println("  stored   " + Terminal.plain(turn.stored()));
        out.println("  replayed " + Terminal.plain(turn.replayed()));
      }
    }
    out.println(
        different == 0
            ? "All %d turns are the same to the byte; no model was called, 0 USD."
                .formatted(turns.size())
            : "%d of %d turns are different; no model was called, 0 USD."
                .formatted(different, turns.size()));
  }

  private void print(List<Turned> turns, boolean isSame) {
    List<Map<String, Object>> lines =
        turns.stream()
            .map(turn ->
                Map.<String, Object>of(
                    "step", turn.task().step().wireName(),
                    "round", turn.task().round(),
                    "same", turn.isSame()))
            .toList();
    Map<String, Object> document =
        Map.of("runId", runId, "same", isSame, "calls", 0, "costUsd", "0", "turns", lines);
    session.terminal().out().println(new String(PlainJson.write(document), StandardCharsets.UTF_8));
  }
}
