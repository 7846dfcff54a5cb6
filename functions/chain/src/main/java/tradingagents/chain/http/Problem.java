package tradingagents.chain.http;

import java.util.List;
import tradingagents.model.failure.Failure;

/**
 * What went wrong with a request, as RFC 9457 tells it.
 *
 * @param status the HTTP status
 * @param code a word that programs may rely on, such as {@code invalid_request}
 * @param title the code in words
 * @param detail what was wrong, which value, what is allowed
 * @param retryable whether the same request can succeed later
 * @param errors each faulty part of the body; empty when it is not the body
 */
public record Problem(
    int status, String code, String title, String detail, boolean retryable, List<Pointer> errors) {
  /**
   * A faulty part of a body.
   *
   * @param pointer where, as RFC 6901 writes it
   * @param detail what is wrong there
   */
  public record Pointer(String pointer, String detail) {}

  /** Copies the parts. */
  public Problem {
    errors = List.copyOf(errors);
  }

  /** The request cannot be read or means nothing. */
  static Problem invalid(String detail, List<Pointer> errors) {
    return new Problem(400, "invalid_request", "The request is not valid", detail, false, errors);
  }

  /**
   * The request cannot be read or means nothing.
   *
   * @param detail one sentence
   * @return 400
   */
  public static Problem invalid(String detail) {
    return invalid(detail, List.of());
  }

  /**
   * More was sent or asked for than is allowed.
   *
   * @param detail one sentence
   * @return 413
   */
  public static Problem tooLarge(String detail) {
    return new Problem(413, "too_large", "The body is too large", detail, false, List.of());
  }

  /**
   * Something that was named is not there.
   *
   * @param detail one sentence
   * @return 404
   */
  public static Problem notFound(String detail) {
    return new Problem(404, "not_found", "There is no such thing", detail, false, List.of());
  }

  /**
   * The thing's state does not allow it.
   *
   * @param code of the case
   * @param detail one sentence
   * @return 409
   */
  public static Problem conflict(String code, String detail) {
    return new Problem(409, code, "The state does not allow the request", detail, false, List.of());
  }

  /**
   * Somebody whose role does not reach.
   *
   * @param detail who may do it
   * @return 403
   */
  public static Problem roleRequired(String detail) {
    return new Problem(
        403, "role_required", "The role does not allow it", detail, false, List.of());
  }

  /**
   * An expected failure as a problem.
   *
   * @param failure of a port
   * @return 404, 409, 422, 429 or 503 by its reason
   */
  public static Problem of(Failure failure) {
    String detail = failure.detail();
    return switch (failure.reason()) {
      case INVALID, UNREADABLE_ANSWER, UNSUPPORTED -> invalid(detail);
      case NOT_FOUND -> notFound(detail);
      case FORBIDDEN -> unavailable("a part of the system is closed to the API");
      case NO_DATA, DOUBTFUL_DATA ->
          new Problem(422, "no_data", "The data do not allow it", detail, false, List.of());
      case REFUSED, NO_ANSWER ->
          new Problem(422, "refused", "A model refused", detail, false, List.of());
      case BUDGET -> new Problem(429, "budget", "A budget is used up", detail, false, List.of());
      case ILLEGAL_TRANSITION -> conflict("illegal_transition", detail);
      case CONFLICT, LEASED, THROTTLED ->
          new Problem(503, "try_again", "Too many changes at once", "try again", true, List.of());
      case DEADLINE, CORRUPT, TIMEOUT, UNAVAILABLE -> unavailable("a part of the system is away");
    };
  }

  private static Problem unavailable(String detail) {
    return new Problem(503, "unavailable", "Not available", detail, true, List.of());
  }
}
