package tradingagents.cli.bench;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tradingagents.cli.backtest.NewFile;
import tradingagents.lab.analytics.Answers;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** Plays a set of dated briefs with several models and the rules, and compares them. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Plays a set of dated briefs with several models and the rules: only the agents' part of a"
          + " run, in memory. Nothing is ordered. Answers are kept in the data folder, so that the"
          + " same bench costs nothing again.",
      "docs/models/bench.md tells what a set is and what each column means."
    })
public final class ModelsCommand implements Callable<Integer> {
  private static final int MOST_PARALLEL = 64;

  private final Surroundings place;

  @Option(
      names = "--set",
      required = true,
      paramLabel = "FILE",
      description = "The models and the briefs, JSON; docs/examples/bench-set.json is one.")
  private Path set = Path.of("");

  @Option(
      names = "--bars",
      paramLabel = "FILE.csv",
      description =
          "Prices of your own for all briefs: date,open,high,low,close,volume. Default: the data"
              + " in the box.")
  private @Nullable Path bars;

  @Option(names = "--symbol", description = "The instrument of --bars, as the briefs name it.")
  private @Nullable String symbol;

  @Option(
      names = "--budget",
      paramLabel = "USD",
      description =
          "The most that the whole bench may spend. Default: what a run may (RUN_BUDGET_USD), for"
              + " each run of a model. The budgets of the day hold as well.")
  private @Nullable String budget;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "How many runs at once, 1 to " + MOST_PARALLEL + ". Default: 4.")
  private int parallel = 4;

  @Option(
      names = "--out",
      paramLabel = "FILE.html",
      description = "Also writes one HTML page; a file that is there is replaced.")
  private @Nullable Path out;

  @Option(names = "--data", description = "Where state is kept. Default: your data folder.")
  private @Nullable Path data;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  /**
   * The command.
   *
   * @param place where it is typed
   */
  public ModelsCommand(Surroundings place) {
    this.place = place;
  }

  @Override
  public Integer call() {
    check();
    BenchReport report =
        new Benching(place).report(new Benching.Asked(set, bars, symbol, budget, parallel, data));
    // What was paid for is shown first: a full disk must not lose it.
    if (json) {
      place.screen().out().println(Answers.write(report));
    } else {
      BenchText.print(report, place.screen().out());
    }
    Path file = out;
    if (file != null) {
      Path page = written(() -> NewFile.write(file, BenchPage.of(report)));
      place.screen().err().println("The page is " + page + ".");
    }
    return CommandLine.ExitCode.OK;
  }

  /** What can be refused before anything is paid. */
  private void check() {
    if (parallel < 1 || parallel > MOST_PARALLEL) {
      throw invalid("--parallel is 1 to %d, not %d".formatted(MOST_PARALLEL, parallel));
    }
    Path file = out;
    if (file != null) {
      if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".html")) {
        throw invalid("--out takes a file that ends with .html, not " + file);
      }
      var _ = written(() -> NewFile.possible(file));
    }
  }

  private static <T> T written(Supplier<T> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException e) {
      throw new FailureException(new Failure(Reason.INVALID, String.valueOf(e.getMessage())), e);
    }
  }

  private static FailureException invalid(String what) {
    return new FailureException(Reason.INVALID, what);
  }
}
