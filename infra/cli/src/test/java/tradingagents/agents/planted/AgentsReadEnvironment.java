package tradingagents.agents.planted;

import java.util.UUID;
import java.util.function.Supplier;

/** Breaks a rule on purpose: the test of the arrows finds it. */
public final class AgentsReadEnvironment {
  String key() {
    return String.valueOf(System.getenv("KEY"));
  }

  Supplier<UUID> chance() {
    return UUID::randomUUID;
  }
}
