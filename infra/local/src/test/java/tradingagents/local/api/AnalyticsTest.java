package tradingagents.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.Stacks;
import tradingagents.local.api.Api.Answer;

/** The lab behind the gateway, as the template routes it; the lab's own tests know the numbers. */
class AnalyticsTest {
  @Test
  void a_sample_is_answered_as_documented() throws IOException {
    Path sample =
        Path.of(System.getProperty("repository.root", "../..")).resolve("events/lab.json");
    String body =
        JsonMapper.builder().build().readTree(Files.readString(sample)).path("body").textValue();
    try (EmbeddedStack stack = Stacks.idle(InstantSource.system())) {
      Api api = new Api(stack, "ada");

      Answer answer = api.post("POST /v1/analytics/attribution", body);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().path("excessReturn").asDouble()).isBetween(0.0189, 0.0191);
      assertThat(api.post("POST /v1/analytics/attribution", "{}").status()).isEqualTo(400);

      Answer metrics = api.post("POST /v1/analytics/metrics", "{\"returns\": [0.02, -0.01, 0.03]}");
      assertThat(metrics.status()).isEqualTo(200);
      assertThat(metrics.json().path("maxDrawdown").asDouble()).isBetween(0.0099, 0.0101);
      assertThat(metrics.json().path("beta").isNull()).isTrue();
    }
  }
}
