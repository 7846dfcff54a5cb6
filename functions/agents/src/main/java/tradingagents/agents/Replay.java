package tradingagents.agents;

import java.util.ArrayList;
import java.util.List;
import tradingagents.chain.json.OutcomeJson;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Worker;
import tradingagents.desk.run.Worker.Work;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Result;

/**
 * Makes every agent's turn of a run again, each from the same facts as then, and compares what is
 * said byte by byte with what is stored. Nothing is recorded, no order is looked at, and no model
 * is called: who reasons is asked to remember.
 */
public final class Replay {
  private Replay() {}

  /**
   * One turn that was made again.
   *
   * @param task whose
   * @param isSame whether its outcome is the stored one to the byte
   * @param stored the stored outcome as JSON
   * @param replayed the outcome of now as JSON, or the failure in words
   */
  public record Turned(Task task, boolean isSame, String stored, String replayed) {}

  /**
   * Replays a run.
   *
   * @param run as it is stored
   * @param worker who makes the turns
   * @return one entry for each agent's turn, in the order they were recorded
   */
  public static List<Turned> of(Run run, Worker worker) {
    List<Turned> turned = new ArrayList<>();
    Run then = new Run(run.id(), run.mandate(), List.of(), 1, false);
    for (Recorded recorded : run.outcomes()) {
      if (recorded.task().step().isAgent() && wasReasoned(run, recorded)) {
        turned.add(turn(then, recorded, worker));
      }
      then = then.with(recorded);
    }
    return List.copyOf(turned);
  }

  /**
   * Of a run by models only turns in which one answered can be made again: that a provider was away
   * or a budget used up is a fact of that hour.
   */
  private static boolean wasReasoned(Run run, Recorded recorded) {
    return run.mandate().model().equals(Usage.RULES)
        || run.mandate().model().startsWith(Reasoners.SCRIPT_PREFIX)
        || !recorded.usage().spent().exchanges().isEmpty()
        || (recorded.outcome() instanceof Report && recorded.usage().model() == null);
  }

  private static Turned turn(Run then, Recorded recorded, Worker worker) {
    String stored = json(recorded.outcome());
    String now =
        switch (worker.work(then, recorded.task())) {
          case Result.Ok<Work>(Work work) -> json(work.outcome());
          case Result.Err<Work>(Failure failure) ->
              recorded.outcome() instanceof Failed ? json(new Failed(failure)) : failure.toString();
        };
    return new Turned(recorded.task(), now.equals(stored), stored, now);
  }

  private static String json(Outcome outcome) {
    return OutcomeJson.of(outcome).json();
  }
}
