package tradingagents.model.failure;

import java.util.function.Function;

/**
 * The answer of an operation that can be expected to fail: a value or a {@link Failure}, never null
 * and never an exception. Programmer errors still throw.
 *
 * @param <T> what a success carries
 */
public sealed interface Result<T> {
  /**
   * A success.
   *
   * @param value what was asked for
   * @param <T> its type
   */
  record Ok<T>(T value) implements Result<T> {}

  /**
   * A failure.
   *
   * @param failure why there is no value
   * @param <T> the type the value would have had
   */
  record Err<T>(Failure failure) implements Result<T> {}

  /**
   * Makes a success.
   *
   * @param value what was asked for
   * @param <T> its type
   * @return the success
   */
  static <T> Result<T> ok(T value) {
    return new Ok<>(value);
  }

  /**
   * Makes a failure.
   *
   * @param reason why
   * @param detail one sentence
   * @param <T> the type the value would have had
   * @return the failure
   */
  static <T> Result<T> err(Reason reason, String detail) {
    return new Err<>(new Failure(reason, detail));
  }

  /**
   * Transforms the value of a success; a failure passes through.
   *
   * @param f the transformation
   * @param <U> the new type
   * @return the transformed result
   */
  default <U> Result<U> map(Function<? super T, ? extends U> f) {
    return switch (this) {
      case Ok<T>(T value) -> new Ok<>(f.apply(value));
      case Err<T>(Failure failure) -> new Err<>(failure);
    };
  }

  /**
   * The value, or the failure as an exception.
   *
   * @return the value of a success
   * @throws FailureException when this is a failure
   */
  default T orThrow() {
    return switch (this) {
      case Ok<T>(T value) -> value;
      case Err<T>(Failure failure) -> throw new FailureException(failure);
    };
  }
}
