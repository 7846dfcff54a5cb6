package tradingagents.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.Stacks;
import tradingagents.local.api.Api.Answer;

/** The lab behind the gateway, held against the contract; the lab's own tests know the numbers. */
class AnalyticsTest {
  private static final String ROUTE = "POST /v1/analytics/";

  private static EmbeddedStack stack;
  private static Api api;

  @BeforeAll
  static void start() {
    stack = Stacks.idle(InstantSource.system());
    api = new Api(stack, "ada", "viewer");
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  static List<String> samples() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(AnalyticsTest.class.getResourceAsStream("analytics.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_request_is_as_documented_and_so_is_its_answer(String sample) {
    String[] words = sample.split(" ", 2);
    String route = ROUTE + words[0];

    assertThat(Api.CONTRACT.faultsOfBody(route, words[1])).isEmpty();
    Answer answer = api.post(route, words[1]);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @Test
  void every_kind_has_a_sample() throws IOException {
    List<String> kinds = samples().stream().map(line -> line.split(" ", 2)[0]).distinct().toList();

    assertThat(Api.CONTRACT.routes())
        .filteredOn(route -> route.startsWith(ROUTE))
        .map(route -> route.substring(ROUTE.length()))
        .containsExactlyInAnyOrderElementsOf(kinds);
  }

  @Test
  void what_is_missing_is_a_problem() {
    for (String route : Api.CONTRACT.routes()) {
      if (route.startsWith(ROUTE)) {
        assertThat(api.post(route, "{}").status()).as(route).isEqualTo(400);
      }
    }
  }
}
