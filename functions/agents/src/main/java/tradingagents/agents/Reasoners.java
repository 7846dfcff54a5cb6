package tradingagents.agents;

import java.util.function.Function;
import tradingagents.agents.rules.RulesReasoner;
import tradingagents.agents.script.ScriptDocument;
import tradingagents.agents.script.ScriptReasoner;
import tradingagents.desk.port.Reasoner;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * Who reasons, by the mandate's model: {@code rules}, or {@code script:<id>} of a script that was
 * stored before the run began. No path ever stands in a mandate.
 */
public final class Reasoners {
  /** What a mandate's model begins with when it names a stored script. */
  public static final String SCRIPT_PREFIX = "script:";

  private final Function<String, Result<String>> scripts;

  /**
   * All reasoners.
   *
   * @param scripts reads a stored script by its id
   */
  public Reasoners(Function<String, Result<String>> scripts) {
    this.scripts = scripts;
  }

  /**
   * The reasoner of a model.
   *
   * @param model as the mandate names it
   * @return UNSUPPORTED for a model that is not offered
   */
  public Result<Reasoner> of(String model) {
    if (model.equals(RulesReasoner.MODEL)) {
      return Result.ok(new RulesReasoner());
    }
    if (!model.startsWith(SCRIPT_PREFIX)) {
      return Result.err(Reason.UNSUPPORTED, "there is no model '" + model + "'");
    }
    return switch (scripts.apply(model.substring(SCRIPT_PREFIX.length()))) {
      case Result.Err<String>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<String>(String text) ->
          ScriptDocument.parse(text).map(script -> new ScriptReasoner(script, new RulesReasoner()));
    };
  }
}
