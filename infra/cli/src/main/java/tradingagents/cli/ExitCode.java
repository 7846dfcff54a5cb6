package tradingagents.cli;

import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.Reason;

/** What the process tells the shell. */
final class ExitCode {
  static final int CLOSED = 0;
  static final int FAILED = 1;
  static final int BAD_INPUT = 2;
  static final int REFUSED = 3;
  static final int UNAVAILABLE = 4;

  private ExitCode() {}

  /** The code of a finished run. */
  static int of(Run run) {
    return switch (Workflow.status(run)) {
      case FAILED, CANCELLED -> FAILED;
      case RUNNING, WAITING_APPROVAL, CLOSED, REVIEW ->
          run.outcome(RiskVerdict.class).map(RiskVerdict::approved).orElse(true) ? CLOSED : REFUSED;
    };
  }

  /** The code of a command that could not be done. */
  static int of(Reason reason) {
    return switch (reason) {
      case INVALID, NOT_FOUND, NO_DATA, UNSUPPORTED -> BAD_INPUT;
      case FORBIDDEN,
          DOUBTFUL_DATA,
          ILLEGAL_TRANSITION,
          UNREADABLE_ANSWER,
          REFUSED,
          NO_ANSWER,
          BUDGET,
          DEADLINE ->
          FAILED;
      case CORRUPT, CONFLICT, LEASED, THROTTLED, TIMEOUT, UNAVAILABLE -> UNAVAILABLE;
    };
  }
}
