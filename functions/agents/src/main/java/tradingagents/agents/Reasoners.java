package tradingagents.agents;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.rules.RulesReasoner;
import tradingagents.agents.script.ScriptDocument;
import tradingagents.agents.script.ScriptReasoner;
import tradingagents.agents.turn.ReasonerChoice;
import tradingagents.agents.turn.Turn;
import tradingagents.desk.port.Reasoner;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Result;

/**
 * Who reasons, by the mandate's model: {@code rules}, {@code script:<id>} of a script that was
 * stored before the run began, or a language model. No path ever stands in a mandate.
 */
public final class Reasoners implements ReasonerChoice {
  /** What a mandate's model begins with when it names a stored script. */
  public static final String SCRIPT_PREFIX = "script:";

  private final Function<String, Result<String>> scripts;
  private final Supplier<ReasonerChoice> models;

  /**
   * All reasoners.
   *
   * @param scripts reads a stored script by its id
   * @param models chooses among language models; made only when one is asked for
   */
  public Reasoners(Function<String, Result<String>> scripts, Supplier<ReasonerChoice> models) {
    this.scripts = scripts;
    this.models = once(models);
  }

  @Override
  public Result<Reasoner> of(Turn turn) {
    String model = turn.run().mandate().model();
    if (model.equals(RulesReasoner.MODEL)) {
      return Result.ok(new RulesReasoner());
    }
    if (model.startsWith(SCRIPT_PREFIX)) {
      return switch (scripts.apply(model.substring(SCRIPT_PREFIX.length()))) {
        case Result.Err<String>(Failure failure) -> new Result.Err<>(failure);
        case Result.Ok<String>(String text) ->
            ScriptDocument.parse(text)
                .map(script -> new ScriptReasoner(script, new RulesReasoner(), turn.tools()));
      };
    }
    return models.get().of(turn);
  }

  /** Made when it is first asked for, and then kept. */
  private static Supplier<ReasonerChoice> once(Supplier<ReasonerChoice> maker) {
    AtomicReference<@Nullable ReasonerChoice> made = new AtomicReference<>();
    return () -> {
      synchronized (made) {
        ReasonerChoice known = made.get();
        ReasonerChoice choice = known == null ? maker.get() : known;
        made.set(choice);
        return choice;
      }
    };
  }
}
