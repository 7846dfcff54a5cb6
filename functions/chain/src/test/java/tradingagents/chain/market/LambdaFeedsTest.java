package tradingagents.chain.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;

class LambdaFeedsTest {
  private static final Instant NOW = Instant.parse("2018-05-11T20:00:00Z");
  private static final Symbol SYMBOL = new Symbol("AAPL");

  private final List<InvokeRequest> requests = new ArrayList<>();

  private Result<Boolean> load(Function<InvokeRequest, InvokeResponse> feeds) {
    LambdaClient lambda =
        new LambdaClient() {
          @Override
          public InvokeResponse invoke(InvokeRequest request) {
            requests.add(request);
            return feeds.apply(request);
          }

          @Override
          public String serviceName() {
            return "lambda";
          }

          @Override
          public void close() {}
        };
    return new LambdaFeeds(lambda, "feeds-dev").load("box", SYMBOL, NOW);
  }

  private static InvokeResponse answer(String json) {
    return InvokeResponse.builder().payload(SdkBytes.fromUtf8String(json)).build();
  }

  @Test
  void asks_and_waits_for_the_answer() {
    assertThat(load(request -> answer(BackfillMessage.answer(Result.ok(true)))))
        .isEqualTo(Result.ok(true));
    InvokeRequest request = requests.getFirst();
    assertThat(request.functionName()).isEqualTo("feeds-dev");
    assertThat(request.invocationType()).isEqualTo(InvocationType.REQUEST_RESPONSE);
    assertThat(request.payload().asUtf8String())
        .isEqualTo("{\"dataset\":\"box\",\"symbol\":\"AAPL\",\"asOf\":\"2018-05-11T20:00:00Z\"}");
    assertThat(BackfillMessage.fromJson(request.payload().asUtf8String()))
        .isEqualTo(new BackfillMessage("box", SYMBOL, NOW));
  }

  @Test
  void passes_on_what_feeds_refuse() {
    Result<Boolean> refusal = Result.err(Reason.NOT_FOUND, "the box has no \"MSFT\"");
    assertThat(load(request -> answer(BackfillMessage.answer(refusal)))).isEqualTo(refusal);
  }

  @Test
  void a_function_that_failed_is_unavailable() {
    assertThat(
            load(request ->
                answer("{\"errorMessage\":\"x\"}").toBuilder().functionError("Unhandled").build()))
        .isEqualTo(
            Result.err(Reason.UNAVAILABLE, "the feeds function feeds-dev failed (Unhandled)"));
  }

  @Test
  void a_function_out_of_reach_is_unavailable() {
    assertThat(
            load(request -> {
              throw SdkClientException.create("no route");
            }))
        .isEqualTo(
            Result.err(
                Reason.UNAVAILABLE, "the feeds function feeds-dev cannot be used: no route"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{\"loaded\":\"yes\"}",
        "{\"reason\":\"NOT_FOUND\"}",
        "{\"reason\":\"OTHER\",\"detail\":\"x\"}"
      })
  void an_unreadable_answer_is_unavailable(String json) {
    assertThat(load(request -> answer(json)))
        .isInstanceOfSatisfying(
            Result.Err.class,
            err -> assertThat(err.failure().reason()).isEqualTo(Reason.UNAVAILABLE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"dataset\":\"box\"}",
        "{\"dataset\":\"box\",\"symbol\":\"../x\"}",
        "{\"dataset\":1,\"symbol\":\"AAPL\"}"
      })
  void an_unreadable_question_is_invalid(String json) {
    assertThatThrownBy(() -> BackfillMessage.fromJson(json))
        .isInstanceOf(FailureException.class)
        .hasMessage("INVALID: a backfill question names a dataset and a symbol");
  }
}
