package tradingagents.agents.planted;

import java.time.InstantSource;

/** Breaks a rule on purpose: the test of the arrows finds it. */
public final class AgentsMakeClock {
  InstantSource clock() {
    return InstantSource.system();
  }
}
