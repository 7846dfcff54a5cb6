package tradingagents.cli.analysis;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tradingagents.lab.analytics.Answers;
import tradingagents.lab.analytics.Study;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * A command that makes one request of its files and options, has a study answer it, and prints the
 * answer: a table, or with {@code --json} the very document that the HTTP function would send.
 *
 * @param <Q> the study's request
 * @param <A> the study's answer
 */
abstract class AnalysisCommand<Q, A> implements Callable<Integer> {
  private final Study<Q, A> study;
  private final PrintStream out;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  AnalysisCommand(Study<Q, A> study, PrintStream out) {
    this.study = study;
    this.out = out;
  }

  /** The request that was typed; an IllegalArgumentException says what is wrong with it. */
  abstract Q request();

  /** What the answer is as JSON; usually the answer itself. */
  Object document(A answer) {
    return answer;
  }

  /** Prints the answer for a person. */
  abstract void print(A answer, PrintStream out);

  @Override
  public final Integer call() {
    A answer;
    try {
      answer = study.answer(request());
    } catch (IllegalArgumentException e) {
      throw new FailureException(new Failure(Reason.INVALID, String.valueOf(e.getMessage())), e);
    }
    if (json) {
      out.println(Answers.write(document(answer)));
    } else {
      print(answer, out);
    }
    return CommandLine.ExitCode.OK;
  }
}
