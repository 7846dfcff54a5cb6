package tradingagents.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private final TestPool pool = new TestPool();
  private final Answers answers =
      new Answers(
          new TokenCheck(
              TestPool.ISSUER,
              TestPool.CLIENT,
              new KeySet(pool, TestPool.KEYS, () -> TestPool.NOW),
              () -> TestPool.NOW));

  @Test
  void bearer_of_a_good_token_is_named_to_the_functions_behind() {
    String token = "Bearer " + pool.token(TestPool.claims());

    assertThat(answers.to(Map.of("identitySource", List.of(token))))
        .isEqualTo(
            Map.of(
                "isAuthorized",
                true,
                "context",
                Map.of("sub", "1f2e", "name", "ada@example.com", "role", "trader")));
  }

  @Test
  void every_other_question_is_answered_no() {
    for (Object source :
        List.of(List.of(), List.of(7), List.of("Bearer x"), "Bearer x", Map.of("a", "b"))) {
      assertThat(answers.to(Map.of("identitySource", source)))
          .isEqualTo(Map.of("isAuthorized", false));
    }
    assertThat(answers.to(Map.of())).isEqualTo(Map.of("isAuthorized", false));
  }

  @Test
  void keys_are_fetched_from_the_issuer_or_from_its_stand_in() {
    assertThat(AccessFactory.keys(TestPool.ISSUER, "")).isEqualTo(TestPool.KEYS);
    assertThat(AccessFactory.keys(TestPool.ISSUER, "http://127.0.0.1:4566"))
        .isEqualTo(URI.create("http://127.0.0.1:4566/eu-test-1_Pool/.well-known/jwks.json"));
  }

  @Test
  void role_includes_those_below_it() {
    assertThat(Role.ADMIN.includes(Role.TRADER)).isTrue();
    assertThat(Role.TRADER.includes(Role.TRADER)).isTrue();
    assertThat(Role.VIEWER.includes(Role.TRADER)).isFalse();
  }
}
