package tradingagents.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import tradingagents.local.EmbeddedStack;

/** Stacks over a data folder that a command has left behind. */
final class Stacks {
  private Stacks() {}

  /** A stack to look at the tables with: it takes up no work. */
  static EmbeddedStack idle(Path data) {
    return EmbeddedStack.start(
        new EmbeddedStack.Setup(
            Typed.root().resolve("template.yaml"),
            Optional.of(data),
            InstantSource.system(),
            "look",
            Map.of(),
            false));
  }
}
