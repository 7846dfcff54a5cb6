package tradingagents.agents.turn;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Worker;
import tradingagents.desk.run.Worker.Work;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * The agents' part of a run without a store, queues, risk check or order: what they would decide.
 * Turns that are due together are made together.
 */
public final class Rehearsal {
  private final Worker worker;
  private final InstantSource clock;

  /**
   * A rehearsal.
   *
   * @param worker makes every turn; several at once
   * @param clock measures them
   */
  public Rehearsal(Worker worker, InstantSource clock) {
    this.worker = worker;
    this.clock = clock;
  }

  /**
   * Plays one run until no agent is due.
   *
   * @param runId names it
   * @param mandate what is asked
   * @return with what was said
   */
  public Run of(String runId, Mandate mandate) {
    Run run = Run.start(runId, mandate);
    while (true) {
      Run now = run;
      List<Task> due = Workflow.due(now).stream().filter(task -> task.step().isAgent()).toList();
      if (due.isEmpty()) {
        return run;
      }
      for (Recorded recorded : together(due, now)) {
        run = run.with(recorded);
      }
    }
  }

  private List<Recorded> together(List<Task> due, Run run) {
    List<Recorded> said = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Recorded>> turns = new ArrayList<>();
      due.forEach(task -> turns.add(() -> turn(run, task)));
      for (Future<Recorded> turn : threads.invokeAll(turns)) {
        said.add(turn.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException(Reason.UNAVAILABLE, "interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return said;
  }

  private Recorded turn(Run run, Task task) {
    Instant begun = clock.instant();
    Work work =
        switch (worker.work(run, task)) {
          case Result.Ok<Work>(Work done) -> done;
          case Result.Err<Work>(Failure failure) -> new Work(new Failed(failure), Usage.NONE);
        };
    return new Recorded(task, work.outcome(), work.usage(), begun, clock.instant());
  }
}
