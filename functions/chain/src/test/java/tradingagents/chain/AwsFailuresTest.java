package tradingagents.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import tradingagents.model.failure.Reason;

class AwsFailuresTest {
  @ParameterizedTest
  @CsvSource({
    "ConditionalCheckFailedException, 400, CONFLICT",
    "TransactionConflictException, 400, CONFLICT",
    "TransactionInProgressException, 400, CONFLICT",
    "ProvisionedThroughputExceededException, 400, THROTTLED",
    "ThrottlingException, 400, THROTTLED",
    "RequestLimitExceeded, 400, THROTTLED",
    "SomethingNew, 429, THROTTLED",
    "InternalServerError, 500, UNAVAILABLE",
    "ServiceUnavailable, 503, UNAVAILABLE",
    "SomethingNew, 502, UNAVAILABLE",
    "ValidationException, 400, INVALID",
    "SomethingNew, 400, INVALID",
    "ResourceNotFoundException, 400, UNAVAILABLE",
    "AccessDeniedException, 400, FORBIDDEN",
    "ExpiredTokenException, 400, FORBIDDEN",
    "SomethingNew, 403, FORBIDDEN",
  })
  void a_service_error_is_read_by_code_then_by_status(String code, int status, Reason reason) {
    AwsErrorDetails details = AwsErrorDetails.builder().errorCode(code).errorMessage("why").build();

    assertThat(
            AwsFailures.of(
                    DynamoDbException.builder()
                        .awsErrorDetails(details)
                        .statusCode(status)
                        .message("why")
                        .build())
                .reason())
        .isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "None ConditionalCheckFailed, CONFLICT",
    "TransactionConflict None, CONFLICT",
    "ThrottlingError None, THROTTLED",
    "ProvisionedThroughputExceeded None, THROTTLED",
    "ConditionalCheckFailed ThrottlingError, CONFLICT",
    "ConditionalCheckFailed ValidationError, INVALID",
  })
  void a_cancelled_transaction_is_read_by_its_gravest_reason(String codes, Reason reason) {
    TransactionCanceledException cancelled =
        TransactionCanceledException.builder()
            .message("cancelled")
            .cancellationReasons(
                Arrays.stream(codes.split(" ", -1))
                    .map(code -> CancellationReason.builder().code(code).build())
                    .toList())
            .build();

    assertThat(AwsFailures.of(cancelled).reason()).isEqualTo(reason);
  }

  @Test
  void no_answer_is_a_timeout_and_no_connection_is_unavailable() {
    assertThat(AwsFailures.of(ApiCallTimeoutException.create(10)).reason())
        .isEqualTo(Reason.TIMEOUT);
    assertThat(AwsFailures.of(client(new SocketTimeoutException("read"))).reason())
        .isEqualTo(Reason.TIMEOUT);
    assertThat(AwsFailures.of(client(new IOException("refused"))).reason())
        .isEqualTo(Reason.UNAVAILABLE);
  }

  private static SdkClientException client(Exception cause) {
    return SdkClientException.create("failed", cause);
  }
}
