package tradingagents.chain;

import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;

/**
 * What an AWS exception means to us: the one place where error codes become reasons. A code that is
 * not known is judged by its HTTP status; a request that got no answer may have been carried out.
 */
public final class AwsFailures {
  private static final Set<String> CONFLICTS =
      Set.of(
          "ConditionalCheckFailedException",
          "ConditionalCheckFailed",
          "TransactionConflictException",
          "TransactionConflict",
          "TransactionInProgressException",
          "ReplicatedWriteConflictException",
          "ResourceInUseException");

  private static final Set<String> THROTTLES =
      Set.of(
          "ProvisionedThroughputExceededException",
          "ProvisionedThroughputExceeded",
          "ThrottlingException",
          "ThrottlingError",
          "Throttling",
          "RequestLimitExceeded",
          "RequestThrottled",
          "TooManyRequestsException",
          "LimitExceededException");

  private static final Set<String> REFUSALS =
      Set.of(
          "AccessDeniedException",
          "AccessDenied",
          "NotAuthorized",
          "UnrecognizedClientException",
          "InvalidSignatureException",
          "MissingAuthenticationTokenException",
          "ExpiredTokenException",
          "IncompleteSignatureException");

  private AwsFailures() {}

  /**
   * Reads an exception of the SDK.
   *
   * @param exception of any service
   * @return a transient reason where trying again can help
   */
  public static Failure of(SdkException exception) {
    if (exception instanceof TransactionCanceledException cancelled
        && cancelled.hasCancellationReasons()) {
      return new Failure(cancelled(cancelled.cancellationReasons()), text(exception));
    }
    if (exception instanceof AwsServiceException service) {
      String code = service.awsErrorDetails() == null ? "" : service.awsErrorDetails().errorCode();
      return new Failure(reason(code, service.statusCode()), text(exception));
    }
    return new Failure(client(exception), text(exception));
  }

  /** The first reason in order of precedence: a transaction that can never work is not retried. */
  private static Reason cancelled(List<CancellationReason> reasons) {
    return reasons.stream()
        .map(CancellationReason::code)
        .filter(code -> code != null && !code.equals("None"))
        .map(code -> reason(code, 400))
        .min(Reason::compareTo)
        .orElse(Reason.CONFLICT);
  }

  private static Reason reason(@Nullable String code, int status) {
    String known = code == null ? "" : code;
    if (CONFLICTS.contains(known)) {
      return Reason.CONFLICT;
    }
    if (THROTTLES.contains(known) || status == 429) {
      return Reason.THROTTLED;
    }
    if (REFUSALS.contains(known) || status == 401 || status == 403) {
      return Reason.FORBIDDEN;
    }
    if (known.equals("ResourceNotFoundException") || status == 404) {
      // A table or function that is not there is a fault of the deployment, not an answer about
      // data.
      return Reason.UNAVAILABLE;
    }
    if (known.equals("RequestTimeout") || known.equals("RequestTimeoutException")) {
      return Reason.TIMEOUT;
    }
    return status >= 500 ? Reason.UNAVAILABLE : Reason.INVALID;
  }

  private static Reason client(SdkException exception) {
    boolean noAnswer =
        exception instanceof ApiCallTimeoutException
            || exception instanceof ApiCallAttemptTimeoutException
            || exception instanceof AbortedException
            || isCausedBy(exception, SocketTimeoutException.class);
    return noAnswer ? Reason.TIMEOUT : Reason.UNAVAILABLE;
  }

  private static boolean isCausedBy(Throwable thrown, Class<? extends Throwable> type) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static String text(SdkException exception) {
    String message = exception.getMessage();
    return message == null || message.isBlank() ? exception.getClass().getSimpleName() : message;
  }
}
