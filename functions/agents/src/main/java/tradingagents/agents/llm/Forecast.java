package tradingagents.agents.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import tradingagents.agents.prompt.PromptBook;
import tradingagents.agents.prompt.Rendered;
import tradingagents.agents.prompt.TokenEstimate;
import tradingagents.agents.script.ScriptWriter;
import tradingagents.agents.turn.ReasonerChoice;
import tradingagents.agents.turn.Rehearsal;
import tradingagents.agents.turn.Turn;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Worker;
import tradingagents.desk.run.Worker.Work;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Result;

/**
 * What the calls of a run will read and write, before any is made: the run is rehearsed with
 * answers of the usual length, and every prompt is rendered as it would be sent. Lookups, repairs
 * and retries are not foreseen.
 */
public final class Forecast {
  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
  private final BookWriter writer;

  private Forecast(BookWriter writer) {
    this.writer = writer;
  }

  private record Asked(Turn turn, Rendered rendered, long promptTokens, long answerTokens) {}

  /**
   * One call to come, in tokens of the common estimate.
   *
   * @param task whose
   * @param sample which
   * @param promptTokens to be read
   * @param repeatedTokens of these, the beginning that an earlier call of the run has sent already
   * @param answerTokens to be written
   */
  public record Call(
      Task task, int sample, long promptTokens, long repeatedTokens, long answerTokens) {}

  /**
   * Forecasts a run.
   *
   * @param mandate what is asked
   * @param workers makes a worker over the run's data from who reasons in it
   * @param book the texts
   * @param clock of no consequence
   * @return every call, in the order they are made
   */
  public static List<Call> of(
      Mandate mandate,
      Function<ReasonerChoice, Worker> workers,
      PromptBook book,
      InstantSource clock) {
    Forecast forecast = new Forecast(new BookWriter(book, mandate.reasoning().prompts()));
    Worker worker = workers.apply(turn -> Result.ok(brief -> forecast.answer(turn, brief)));
    new Rehearsal(worker, clock).of("forecast", mandate);
    return forecast.calls();
  }

  private Result<Work> answer(Turn turn, Brief brief) {
    return switch (writer.write(brief)) {
      case Result.Err<Rendered>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<Rendered>(Rendered rendered) -> {
        List<ChatMessage> opening = ModelReasoner.opening(rendered);
        ChatRequest request = ModelReasoner.question(brief, opening, turn.tools().isOffered());
        Outcome outcome = UsualAnswer.to(brief);
        long written = TokenEstimate.of(ScriptWriter.answer(outcome).toString());
        asked.add(new Asked(turn, rendered, PromptSize.of(request), written));
        yield Result.ok(new Work(outcome, Usage.NONE));
      }
    };
  }

  private List<Call> calls() {
    List<Asked> ordered =
        asked.stream()
            .sorted((a, b) -> {
              int byTask = Integer.compare(position(a.turn().task()), position(b.turn().task()));
              int bySample = Integer.compare(a.turn().sample(), b.turn().sample());
              return byTask != 0
                  ? byTask
                  : bySample != 0 ? bySample : a.turn().task().compareTo(b.turn().task());
            })
            .toList();
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      Asked one = ordered.get(i);
      long repeated = 0;
      for (Asked before : ordered.subList(0, i)) {
        boolean isEarlier = position(before.turn().task()) < position(one.turn().task());
        if (isEarlier) {
          repeated = Math.max(repeated, shared(before.rendered(), one.rendered()));
        }
      }
      calls.add(
          new Call(
              one.turn().task(),
              one.turn().sample(),
              one.promptTokens(),
              repeated,
              one.answerTokens()));
    }
    return calls;
  }

  /** When a turn is made: those that are made together have the same number. */
  private static int position(Task task) {
    int round = task.round();
    return switch (task.step()) {
      case MARKET_ANALYST, NEWS_ANALYST, SENTIMENT_ANALYST, FUNDAMENTALS_ANALYST -> 0;
      case BULL_RESEARCHER -> 2 * round - 1;
      case BEAR_RESEARCHER -> 2 * round;
      case RESEARCH_MANAGER -> 100;
      case TRADER -> 101;
      case AGGRESSIVE_RISK, CONSERVATIVE_RISK, NEUTRAL_RISK -> 101 + round;
      default -> 200;
    };
  }

  /** Whole sections only: a provider's cache ends where a block does. */
  private static long shared(Rendered before, Rendered now) {
    if (!before.system().equals(now.system())) {
      return 0;
    }
    long tokens = now.tokens().system();
    for (int i = 0; i < Math.min(before.sections().size(), now.sections().size()); i++) {
      if (!before.sections().get(i).equals(now.sections().get(i))) {
        break;
      }
      tokens += TokenEstimate.of(now.sections().get(i));
    }
    return tokens;
  }
}
