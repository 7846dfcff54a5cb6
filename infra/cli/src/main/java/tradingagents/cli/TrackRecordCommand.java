package tradingagents.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tradingagents.chain.reasoning.MemoryDocuments;
import tradingagents.local.LocalRuns;

/** How good the ratings were. */
@Command(
    name = "track-record",
    mixinStandardHelpOptions = true,
    description = {
      "Scores the ratings of settled decisions: hit rate, mean return, and what confidence was"
          + " worth.",
      "Definitions and limits: docs/models/memory.md."
    })
final class TrackRecordCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--model", description = "Only of this model, such as rules.")
  private @Nullable String model;

  @Mixin private MemoryCommand.Where where = new MemoryCommand.Where();

  TrackRecordCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    where.print(session, document(), MemoryWords::trackRecord);
    return ExitCode.CLOSED;
  }

  private String document() {
    Optional<Remote> signedIn = where.remote(session);
    if (signedIn.isPresent()) {
      try (Remote remote = signedIn.get()) {
        String query = model == null ? "" : "?model=" + Remote.encoded(model);
        return remote.get("/v1/track-record" + query, Map.of()).body();
      }
    }
    try (LocalRuns runs = session.runs(where.data())) {
      return MemoryDocuments.trackRecord(runs.memories(), model, MemoryDocuments::trainedUntil);
    }
  }
}
