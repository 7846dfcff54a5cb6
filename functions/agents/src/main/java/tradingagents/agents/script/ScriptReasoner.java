package tradingagents.agents.script;

import java.math.BigDecimal;
import tradingagents.agents.answer.AnswerReader;
import tradingagents.agents.script.ScriptDocument.Line;
import tradingagents.agents.turn.MarketTools;
import tradingagents.desk.port.Reasoner;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Worker.Work;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * Plays a script: the same turn always gets the same answer, however often it is asked. Turns that
 * the script does not name go to the other reasoner or fail, as the script says; what the other
 * answers keeps its own name.
 */
public final class ScriptReasoner implements Reasoner {
  /** The model's name. */
  public static final String MODEL = "script";

  private final ScriptDocument script;
  private final Reasoner otherwise;
  private final MarketTools tools;
  private final Usage usage;

  /**
   * A player.
   *
   * @param script what to answer
   * @param otherwise who answers the turns it does not name, when the script says so: the rules
   * @param tools what a turn may look up
   */
  public ScriptReasoner(ScriptDocument script, Reasoner otherwise, MarketTools tools) {
    this.script = script;
    this.otherwise = otherwise;
    this.tools = tools;
    this.usage = new Usage(MODEL, script.hash(), 0, 0, BigDecimal.ZERO);
  }

  @Override
  public Result<Work> reason(Brief brief) {
    try {
      Thread.sleep(script.pace());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Result.err(Reason.UNAVAILABLE, "interrupted while thinking");
    }
    Line line = script.lines().get(brief.task());
    if (line == null) {
      return switch (script.otherwise()) {
        case RULES -> otherwise.reason(brief);
        case FAIL -> Result.err(Reason.NOT_FOUND, "the script has no answer for " + brief.task());
      };
    }
    return switch (line) {
      case Line.Answer(var json, var lookUps) -> {
        lookUps.forEach(one -> tools.answer(one.tool(), one.arguments()));
        yield typed(AnswerReader.read(brief.agent(), brief.currency(), json));
      }
      case Line.Garbage(String text) ->
          typed(AnswerReader.read(brief.agent(), brief.currency(), text));
      case Line.Fails(Reason reason) ->
          Result.err(reason, "the script lets " + brief.task() + " fail");
    };
  }

  private Result<Work> typed(Result<Outcome> answer) {
    return answer.map(outcome -> new Work(outcome, usage));
  }
}
