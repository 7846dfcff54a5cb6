package tradingagents.cli.bench;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.llm.CallListener;
import tradingagents.agents.llm.wire.CallFault;
import tradingagents.agents.turn.ReasonerChoice;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Tokens;
import tradingagents.desk.port.Reasoner;
import tradingagents.desk.run.Worker.Work;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/** Counts what one model did while it played; several turns at once. */
final class Tally implements CallListener {
  private int turns;
  private int remembered;
  private final Map<Reason, Integer> failedTurns = new EnumMap<>(Reason.class);
  private @Nullable String firstFailure;
  private int firstAnswers;
  private int readableAtFirst;
  private final List<Duration> latencies = new ArrayList<>();
  private final Map<CallFault.Kind, Integer> faults = new EnumMap<>(CallFault.Kind.class);
  private Tokens tokens = Tokens.NONE;
  private BigDecimal costUsd = BigDecimal.ZERO;

  /**
   * What was counted.
   *
   * @param turns that somebody was asked in
   * @param remembered of them, those whose answer was kept from before, so that nobody was called
   * @param failedTurns by reason
   * @param firstFailure the first one's sentence, untrusted; null when none failed
   * @param firstAnswers first answers that were read, remembered ones included
   * @param readableAtFirst of them, those of the asked type
   * @param latencies of all calls, answered or not
   * @param faults calls without an answer, by kind
   * @param tokens of all calls
   * @param costUsd as it was booked
   */
  record Counts(
      int turns,
      int remembered,
      Map<Reason, Integer> failedTurns,
      @Nullable String firstFailure,
      int firstAnswers,
      int readableAtFirst,
      List<Duration> latencies,
      Map<CallFault.Kind, Integer> faults,
      Tokens tokens,
      BigDecimal costUsd) {
    /** Copies the collections. */
    Counts {
      failedTurns = new EnumMap<>(failedTurns);
      latencies = List.copyOf(latencies);
      faults = new EnumMap<>(faults);
    }
  }

  /** The same choice, whose turns are counted. */
  ReasonerChoice counting(ReasonerChoice choice) {
    return turn ->
        switch (choice.of(turn)) {
          case Result.Err<Reasoner>(Failure failure) -> {
            turned(new Result.Err<>(failure));
            yield new Result.Err<>(failure);
          }
          case Result.Ok<Reasoner>(Reasoner reasoner) ->
              Result.ok(brief -> {
                Result<Work> answer = reasoner.reason(brief);
                turned(answer);
                return answer;
              });
        };
  }

  private synchronized void turned(Result<Work> answer) {
    turns++;
    switch (answer) {
      case Result.Ok<Work>(Work work) -> {
        var spent = work.usage().spent();
        remembered += spent.calls() == 0 && !spent.exchanges().isEmpty() ? 1 : 0;
      }
      case Result.Err<Work>(Failure failure) -> {
        failedTurns.merge(failure.reason(), 1, Integer::sum);
        firstFailure = firstFailure == null ? failure.detail() : firstFailure;
      }
    }
  }

  @Override
  public synchronized void called(ModelId model, Duration took, Tokens used, BigDecimal cost) {
    latencies.add(took);
    tokens = tokens.plus(used);
    costUsd = costUsd.add(cost);
  }

  @Override
  public synchronized void failed(ModelId model, CallFault.Kind kind) {
    faults.merge(kind, 1, Integer::sum);
  }

  @Override
  public synchronized void read(boolean isRepair, boolean isReadable) {
    if (!isRepair) {
      firstAnswers++;
      readableAtFirst += isReadable ? 1 : 0;
    }
  }

  synchronized Counts counts() {
    return new Counts(
        turns,
        remembered,
        failedTurns,
        firstFailure,
        firstAnswers,
        readableAtFirst,
        latencies,
        faults,
        tokens,
        costUsd);
  }
}
