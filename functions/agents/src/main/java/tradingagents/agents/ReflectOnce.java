package tradingagents.agents;

import java.util.Map;
import tradingagents.agents.memory.Remembering;
import tradingagents.agents.memory.Settler;

/**
 * One tick: remembers what was decided since the last one, then settles what is due.
 *
 * @param remembering looks for decisions
 * @param settler settles them
 */
record ReflectOnce(Remembering remembering, Settler settler) {
  /** So many take a few seconds with rules; with a model the time-out allows for them. */
  private static final int MOST = 25;

  /** How many decisions, by what became of them. */
  Map<String, Integer> now() {
    int remembered = remembering.look();
    Settler.Round round = settler.settle(MOST);
    return Map.of(
        "remembered", remembered,
        "due", round.due(),
        "settled", round.settled(),
        "waiting", round.waiting(),
        "givenUp", round.givenUp());
  }
}
