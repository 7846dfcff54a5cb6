package tradingagents.agents.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.agents.llm.wire.CallFault.Kind;

/** Words of providers as people have met them, and how long they ask to wait. */
final class WrongTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | prompt is too long: 200049 tokens > 200000 maximum               | CONTEXT_OVERFLOW
          400 | input length and `max_tokens` exceed context limit: 188240       | CONTEXT_OVERFLOW
          400 | This model's maximum context length is 32768 tokens.             | CONTEXT_OVERFLOW
          400 | the request exceeds the available context size                   | CONTEXT_OVERFLOW
          400 | The input token count (81881) exceeds the maximum number of      | CONTEXT_OVERFLOW
          413 | Request exceeds the maximum allowed number of bytes.             | CONTEXT_OVERFLOW
          400 | The response was filtered due to Azure's content management policy | CONTENT_POLICY
          400 | Output blocked by content filtering policy                       | CONTENT_POLICY
          400 | API key not valid. Please pass a valid API key.                  | AUTH
          400 | Your credit balance is too low to access the Anthropic API.      | AUTH
          402 | Insufficient Balance                                             | AUTH
          429 | insufficient_quota: check your plan and billing details          | AUTH
          429 | You exceeded your current quota, check your billing details      | THROTTLED
          400 | The provided model identifier is invalid.                        | NO_SUCH_MODEL
          400 | Unsupported value: 'temperature' does not support 0.2            | BAD_REQUEST
          307 | Temporary Redirect                                               | BAD_REQUEST
          424 | The model returned an error while processing the request        | UNAVAILABLE
          529 | Overloaded                                                       | UNAVAILABLE
          """)
  void a_refusal_is_told_by_its_status_and_words(int status, String words, Kind kind) {
    assertThat(Wrong.refused(status, words, words, null).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "rate_limit_error, Your account has hit a rate limit., THROTTLED",
    "RESOURCE_EXHAUSTED, Quota exceeded., THROTTLED",
    "overloaded_error, Overloaded, UNAVAILABLE",
    "modelStreamErrorException, The model failed., UNAVAILABLE",
    "timeout_error, Request timed out, TIMEOUT",
    "ValidationException, Input is too long for requested model., CONTEXT_OVERFLOW",
    "invalid_request_error, messages: field required, BAD_REQUEST"
  })
  void an_error_in_a_stream_is_told_by_its_type(String type, String words, Kind kind) {
    assertThat(Wrong.event(type, words).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "retry-after, 7, 7000",
    "retry-after, 1.5, 1500",
    "retry-after-ms, 250, 250",
    "retry-after, 'Mon, 02 Nov 2026 15:00:30 GMT', 30000",
    "retry-after, 'Mon, 02 Nov 2026 14:59:00 GMT', 0"
  })
  void reads_how_long_to_wait(String header, String value, long milliseconds) {
    try (Transport transport = new Transport(Wired.CLOCK)) {
      assertThat(transport.retryAfter(Map.of(header, value)::get, ""))
          .isEqualTo(Duration.ofMillis(milliseconds));
    }
  }

  @Test
  void reads_googles_delay_and_nothing_from_nonsense() {
    String body =
        "{\"error\":{\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\","
            + "\"retryDelay\":\"34.5s\"}]}}";
    try (Transport transport = new Transport(Wired.CLOCK)) {
      assertThat(transport.retryAfter(name -> null, body)).isEqualTo(Duration.ofMillis(34_500));
      assertThat(transport.retryAfter(name -> "soon", "")).isNull();
      assertThat(transport.retryAfter(name -> null, "<html>")).isNull();
    }
  }

  @Test
  void a_sentence_is_one_short_line() {
    Wrong wrong = Wrong.of(Kind.UNAVAILABLE, "a\n\tb " + "c".repeat(1000));

    assertThat(wrong.sentence("openai:x", Key.NONE))
        .startsWith("openai:x: a b ccc")
        .endsWith("c…")
        .hasSizeLessThan(330);
  }
}
