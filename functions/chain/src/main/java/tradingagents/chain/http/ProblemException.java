package tradingagents.chain.http;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /**
   * Ends a request.
   *
   * @param problem what to answer
   */
  public ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /**
   * What to answer.
   *
   * @return the problem
   */
  public Problem problem() {
    return problem;
  }
}
