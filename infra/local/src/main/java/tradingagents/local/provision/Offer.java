package tradingagents.local.provision;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * What an endpoint is asked for, so that its refusal can be told in one sentence that names the
 * service.
 *
 * @param endpoint who is asked
 * @param service what for, such as {@code EventBridge (events)}
 */
record Offer(Emulator endpoint, String service) {
  /** Asks the first question of a service; an endpoint that does not know it has not got it. */
  <T> T probe(Supplier<T> question) {
    return ask(question, " does not offer " + service);
  }

  /** Asks a service that is there. */
  <T> T ask(Supplier<T> question) {
    return ask(question, " did not do what " + service + " was asked");
  }

  private <T> T ask(Supplier<T> question, String complaint) {
    try {
      return question.get();
    } catch (AwsServiceException e) {
      throw unavailable("the endpoint " + endpoint + complaint + ": " + said(e), e);
    } catch (SdkClientException e) {
      throw unavailable("the endpoint " + endpoint + why(e, complaint), e);
    }
  }

  private static String said(AwsServiceException e) {
    String message = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
    return "it answered " + e.statusCode() + (message == null ? "" : " (" + message.strip() + ")");
  }

  private String why(SdkClientException e, String complaint) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String found = why(cause);
      if (found != null) {
        return found;
      }
    }
    return complaint + ": its answer is none of AWS's protocol";
  }

  private static @Nullable String why(Throwable cause) {
    return switch (cause) {
      case UnknownHostException _ -> " does not answer: there is no such host";
      case ConnectException _ -> " does not answer: nobody listens there";
      case NoRouteToHostException _ -> " does not answer: there is no way to it";
      case SocketTimeoutException _ -> " does not answer in time";
      case ApiCallTimeoutException _ -> " does not answer in time";
      case SSLException _ ->
          " shows a certificate that is not trusted, or speaks no TLS; use its http address";
      default -> null;
    };
  }

  private static FailureException unavailable(String sentence, RuntimeException cause) {
    return new FailureException(new Failure(Reason.UNAVAILABLE, sentence), cause);
  }
}
