package tradingagents.chain;

import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;

/** The one place where an AWS exception becomes a {@link Failure}: retry or not is decided here. */
public final class AwsFailures {
  private AwsFailures() {}

  /**
   * What an exception means.
   *
   * @param e from an AWS client
   * @return the failure
   */
  public static Failure of(SdkException e) {
    return new Failure(reason(e), String.valueOf(e.getMessage()));
  }

  private static Reason reason(SdkException e) {
    return switch (e) {
      case ConditionalCheckFailedException refused -> Reason.CONFLICT;
      case TransactionCanceledException cancelled -> cancelled(cancelled);
      case ApiCallTimeoutException late -> Reason.TIMEOUT;
      case ApiCallAttemptTimeoutException late -> Reason.TIMEOUT;
      case SdkServiceException service when service.isThrottlingException() -> Reason.THROTTLED;
      case SdkServiceException service -> status(service.statusCode());
      default -> Reason.UNAVAILABLE;
    };
  }

  /** A refused condition outranks a clash with a parallel transaction, which may be tried again. */
  private static Reason cancelled(TransactionCanceledException e) {
    boolean refused =
        e.cancellationReasons().stream()
            .map(CancellationReason::code)
            .anyMatch("ConditionalCheckFailed"::equals);
    boolean invalid =
        e.cancellationReasons().stream()
            .map(CancellationReason::code)
            .anyMatch(code -> code.equals("ValidationError") || code.startsWith("ItemCollection"));
    if (refused) {
      return Reason.CONFLICT;
    }
    return invalid ? Reason.INVALID : Reason.THROTTLED;
  }

  private static Reason status(int code) {
    return switch (code) {
      case 401, 403 -> Reason.FORBIDDEN;
      case 404 -> Reason.NOT_FOUND;
      case 429 -> Reason.THROTTLED;
      default -> code >= 400 && code < 500 ? Reason.INVALID : Reason.UNAVAILABLE;
    };
  }
}
