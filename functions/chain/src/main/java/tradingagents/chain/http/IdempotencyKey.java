package tradingagents.chain.http;

import java.util.List;
import java.util.Optional;

/**
 * The {@code Idempotency-Key} of a request: bound to who sends it, it makes the id of what the
 * request begins, so that the same request again finds the same thing.
 */
public final class IdempotencyKey {
  private static final int DIGITS = 32;

  private IdempotencyKey() {}

  /**
   * The id that a request's key stands for.
   *
   * @param call the request
   * @return 32 hexadecimal digits; empty without a key
   * @throws ProblemException 400 when it is no key
   */
  public static Optional<String> id(Call call) {
    Optional<String> key = call.header("idempotency-key");
    if (key.isPresent() && !key.get().matches("[\\x21-\\x7e]{1,255}")) {
      throw new ProblemException(
          Problem.invalid("Idempotency-Key is 1 to 255 visible ASCII characters"));
    }
    return key.map(text -> Fingerprint.of(call.subject(), text).substring(0, DIGITS));
  }

  /**
   * The key was sent before, with something else.
   *
   * @return 422
   */
  public static ProblemException reused() {
    return new ProblemException(
        new Problem(
            422,
            "idempotency_key_reused",
            "The key belongs to another request",
            "this Idempotency-Key was sent with another body",
            false,
            List.of()));
  }
}
