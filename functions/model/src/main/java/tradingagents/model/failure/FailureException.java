package tradingagents.model.failure;

/**
 * Carries a {@link Failure} through code that cannot answer a {@link Result}: adapters over
 * libraries, constructors, and the edge where a failure ends the whole operation.
 */
public final class FailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Failure failure;

  /**
   * Wraps a failure.
   *
   * @param failure what went wrong
   */
  public FailureException(Failure failure) {
    super(failure.toString());
    this.failure = failure;
  }

  /**
   * Wraps a failure together with what caused it.
   *
   * @param failure what went wrong
   * @param cause the exception that told us
   */
  public FailureException(Failure failure, Throwable cause) {
    super(failure.toString(), cause);
    this.failure = failure;
  }

  /**
   * Shorthand for the common case.
   *
   * @param reason why
   * @param detail one sentence
   */
  public FailureException(Reason reason, String detail) {
    this(new Failure(reason, detail));
  }

  /**
   * What went wrong.
   *
   * @return the failure
   */
  public Failure failure() {
    return failure;
  }
}
