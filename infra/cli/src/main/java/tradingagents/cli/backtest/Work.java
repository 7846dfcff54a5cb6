package tradingagents.cli.backtest;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tradingagents.lab.analytics.Answers;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * A command that works on files and prints what came of it, for a person or, with {@code --json},
 * as one document.
 *
 * @param <A> what comes of it: a record, whose JSON {@link Answers} writes
 */
abstract class Work<A> implements Callable<Integer> {
  private final Screen screen;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  Work(Screen screen) {
    this.screen = screen;
  }

  /** Does the work; an IllegalArgumentException says what is wrong with what was typed. */
  abstract A work(Progress progress);

  /** What is printed as JSON. */
  Object document(A answer) {
    return answer;
  }

  /** Prints the answer for a person. */
  abstract void print(A answer, PrintStream out);

  @Override
  public final Integer call() {
    try {
      A answer;
      try (Progress progress = new Progress(screen.err(), screen.interactive(), "Working")) {
        answer = work(progress);
      }
      if (json) {
        screen.out().println(Answers.write(document(answer)));
      } else {
        print(answer, screen.out());
      }
    } catch (IllegalArgumentException e) {
      throw new FailureException(new Failure(Reason.INVALID, String.valueOf(e.getMessage())), e);
    }
    return CommandLine.ExitCode.OK;
  }
}
