package tradingagents.chain.market;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;

/** What an exception of the AWS SDK means to us: always something that can pass. */
final class AwsFailure {
  private AwsFailure() {}

  static Failure of(String what, SdkException e) {
    if (e instanceof AwsServiceException service && service.isThrottlingException()) {
      return new Failure(Reason.THROTTLED, what + " asked us to slow down");
    }
    if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
      return new Failure(Reason.TIMEOUT, what + " did not answer in time");
    }
    return new Failure(Reason.UNAVAILABLE, what + " cannot be used: " + e.getMessage());
  }
}
