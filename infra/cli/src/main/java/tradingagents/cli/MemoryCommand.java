package tradingagents.cli;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tradingagents.chain.reasoning.MemoryDocuments;
import tradingagents.desk.memory.Memory;
import tradingagents.desk.port.MemoryStore;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.LocalRuns;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

/** What earlier decisions came to. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    description =
        "Lists what earlier decisions came to: of --data, else of the endpoint where you are signed"
            + " in, else of your data folder.",
    subcommands = {
      MemoryCommand.Listed.class,
      MemoryCommand.Shown.class,
      MemoryCommand.Settled.class
    })
final class MemoryCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private Which which = new Which();

  MemoryCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return which.list(session);
  }

  /** Where memories are, and how they are to be printed. */
  static final class Where {
    @Option(names = "--data", description = "Where state is kept. Default: your data folder.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    Where() {}

    Optional<Remote> remote(Session session) {
      return Remote.insteadOf(session, data);
    }

    @Nullable Path data() {
      return data;
    }

    /** Prints a document as it came, or in words. */
    void print(Session session, String document, MemoryWords words) {
      JsonNode node = new Remote.Answer(200, document, Map.of()).json();
      var out = session.terminal().out();
      if (json) {
        out.println(node.toPrettyString());
      } else {
        words.of(node).forEach(line -> out.println(line));
      }
    }
  }

  /** Which memories are listed. */
  static final class Which {
    @Mixin private Where where = new Where();

    @Option(names = "--symbol", description = "Only of this instrument.")
    private @Nullable String symbol;

    @Option(
        names = "--as-of",
        paramLabel = "YYYY-MM-DD",
        description = "As they were known at the close of that day.")
    private @Nullable LocalDate asOf;

    @Option(names = "--limit", description = "How many, 1 to 100. Default: 20.")
    private int limit = 20;

    Which() {}

    int list(Session session) {
      if (limit < 1 || limit > 100) {
        throw new FailureException(Reason.INVALID, "--limit is 1 to 100, not " + limit);
      }
      where.print(session, document(session), MemoryWords::list);
      return ExitCode.CLOSED;
    }

    private String document(Session session) {
      Symbol wanted = symbol == null ? null : symbol(symbol);
      Optional<Remote> signedIn = where.remote(session);
      if (signedIn.isPresent()) {
        try (Remote remote = signedIn.get()) {
          String query =
              "?limit="
                  + limit
                  + (wanted == null ? "" : "&symbol=" + wanted)
                  + (asOf == null ? "" : "&asOf=" + asOf);
          return remote.get("/v1/memory" + query, Map.of()).body();
        }
      }
      Instant until =
          asOf == null ? null : TradingCalendar.usEquities().sessionAtOrBefore(asOf).close();
      try (LocalRuns runs = session.runs(where.data())) {
        MemoryStore.Page page =
            runs.memories().list(new MemoryStore.Query(wanted, until, null, limit)).orThrow();
        return MemoryDocuments.of(page.memories(), until, null);
      }
    }

    private static Symbol symbol(String text) {
      try {
        return Symbol.parse(text);
      } catch (IllegalArgumentException e) {
        throw new FailureException(Reason.INVALID, String.valueOf(e.getMessage()));
      }
    }
  }

  /** The list, by its name. */
  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists them.")
  static final class Listed implements Callable<Integer> {
    private final Session session;

    @Mixin private Which which = new Which();

    Listed(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      return which.list(session);
    }
  }

  /** One of them. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows what is remembered of one run.")
  static final class Shown implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run's id, see 'runs'.")
    private String runId = "";

    @Mixin private Where where = new Where();

    Shown(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      where.print(session, document(), MemoryWords::one);
      return ExitCode.CLOSED;
    }

    private String document() {
      Optional<Remote> signedIn = where.remote(session);
      if (signedIn.isPresent()) {
        try (Remote remote = signedIn.get()) {
          return remote.get("/v1/memory/" + Remote.encoded(runId), Map.of()).body();
        }
      }
      try (LocalRuns runs = session.runs(where.data())) {
        // An unknown run is another mistake than a run that decided nothing.
        runs.find(runId).orThrow();
        Memory memory = runs.memories().find(runId).orThrow();
        return MemoryDocuments.of(memory);
      }
    }
  }

  /** The function of every hour, now. */
  @Command(
      name = "settle",
      mixinStandardHelpOptions = true,
      description = "Remembers and settles what is due in the data folder, now.")
  static final class Settled implements Callable<Integer> {
    private static final int MOST_ROUNDS = 1000;

    private final Session session;

    @Mixin private Where where = new Where();

    Settled(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      if (where.remote(session).isPresent()) {
        throw new FailureException(
            Reason.INVALID,
            "the endpoint settles by itself every hour; --data FOLDER settles a data folder");
      }
      Map<String, Integer> sums = new TreeMap<>();
      try (EmbeddedStack stack = session.startIdle(session.data(where.data()))) {
        int changed = 1;
        for (int round = 0; round < MOST_ROUNDS && changed > 0; round++) {
          changed = 0;
          if (stack.invoke("Reflection", new ScheduledEvent()) instanceof Map<?, ?> counts) {
            for (String name : MemoryWords.COUNTS) {
              int count = counts.get(name) instanceof Integer n ? n : 0;
              sums.merge(name, count, Integer::sum);
              changed += count;
            }
          }
        }
      }
      where.print(session, MemoryWords.counts(sums), MemoryWords::settled);
      return ExitCode.CLOSED;
    }
  }
}
