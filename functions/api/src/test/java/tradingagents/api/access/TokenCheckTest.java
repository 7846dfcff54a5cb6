package tradingagents.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCheckTest {
  private Instant now = TestPool.NOW;
  private final TestPool pool = new TestPool();
  private final KeySet keys = new KeySet(pool, TestPool.KEYS, () -> now);
  private final TokenCheck check =
      new TokenCheck(TestPool.ISSUER, TestPool.CLIENT, keys, () -> now);

  private Bearer judge(String token) {
    return check.judge("Bearer " + token);
  }

  private String reason(String token) {
    return judge(token) instanceof Bearer.Refused(String reason) ? reason : "let in";
  }

  @Test
  void access_token_of_the_pool_is_somebody() {
    assertThat(judge(pool.token(TestPool.claims())))
        .isEqualTo(new Bearer.Known("1f2e", "ada@example.com", Role.TRADER));
    assertThat(check.judge("bEARER  " + pool.token(TestPool.claims())))
        .isInstanceOf(Bearer.Known.class);
    assertThat(pool.asked).containsExactly(TestPool.KEYS.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "admin|trader|viewer, ADMIN",
    "viewer|admin, ADMIN",
    "trader, TRADER",
    "viewer, VIEWER",
    "viewer|chess-club, VIEWER"
  })
  void strongest_group_is_the_role(String groups, Role role) {
    String token =
        pool.token(TestPool.claims().claim("cognito:groups", List.of(groups.split("\\|"))));

    assertThat(judge(token)).isEqualTo(new Bearer.Known("1f2e", "ada@example.com", role));
  }

  @Test
  void nobody_without_a_group_that_is_a_role() {
    assertThat(reason(pool.token(TestPool.claims().claim("cognito:groups", List.of("Admin")))))
        .isEqualTo("in no group that is a role");
    assertThat(reason(pool.token(TestPool.claims().claim("cognito:groups", null))))
        .isEqualTo("in no group that is a role");
    assertThat(reason(pool.token(TestPool.claims().claim("cognito:groups", "admin"))))
        .isEqualTo("in no group that is a role");
  }

  @Test
  void unsigned_token_is_refused() {
    assertThat(reason(new PlainJWT(TestPool.claims().build()).serialize()))
        .isEqualTo("no signed token");
    String token = pool.token(TestPool.claims());
    String none = encoded("{\"alg\":\"none\",\"kid\":\"first\"}");
    assertThat(reason(none + token.substring(token.indexOf('.')))).isEqualTo("no signed token");
    assertThat(reason(token.substring(0, token.lastIndexOf('.') + 1))).isNotEqualTo("let in");
  }

  @Test
  void token_signed_with_the_public_key_as_a_shared_secret_is_refused() throws Exception {
    SignedJWT forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(),
            TestPool.claims().build());
    forged.sign(new MACSigner(pool.key.toRSAPublicKey().getEncoded()));

    assertThat(reason(forged.serialize())).isEqualTo("algorithm is not RS256");
  }

  @Test
  void other_algorithm_of_the_same_key_is_refused() throws Exception {
    SignedJWT other =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("first").build(),
            TestPool.claims().build());
    other.sign(new RSASSASigner(pool.key));

    assertThat(reason(other.serialize())).isEqualTo("algorithm is not RS256");
  }

  @Test
  void token_with_a_demand_we_do_not_know_is_refused() throws Exception {
    SignedJWT demanding =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("first")
                .criticalParams(Set.of("exp"))
                .customParam("exp", 1)
                .build(),
            TestPool.claims().build());
    demanding.sign(new RSASSASigner(pool.key));

    assertThat(judge(demanding.serialize())).isInstanceOf(Bearer.Refused.class);
  }

  @Test
  void token_of_a_stranger_who_uses_our_key_id_is_refused() {
    RSAKey stranger = TestPool.newKey("first");

    assertThat(reason(TestPool.token(stranger, TestPool.claims()))).isEqualTo("signature is wrong");
  }

  @Test
  void claims_put_into_a_signed_token_are_refused() {
    String[] parts = pool.token(TestPool.claims()).split("\\.");
    String admin = TestPool.claims().claim("cognito:groups", List.of("admin")).build().toString();

    assertThat(reason(parts[0] + "." + encoded(admin) + "." + parts[2]))
        .isEqualTo("signature is wrong");
  }

  @Test
  void wrong_claims_are_refused_each_for_its_reason() {
    Map<String, JWTClaimsSet.Builder> wrong =
        Map.of(
            "another issuer", TestPool.claims().issuer(TestPool.ISSUER + "2"),
            "another client", TestPool.claims().claim("client_id", "elsewhere"),
            "no access token", TestPool.claims().claim("token_use", "id"),
            "expired", TestPool.claims().expirationTime(Date.from(now.minusSeconds(61))),
            "not valid yet", TestPool.claims().notBeforeTime(Date.from(now.plusSeconds(62))),
            "names nobody", TestPool.claims().subject(""));

    wrong.forEach((reason, claims) -> assertThat(reason(pool.token(claims))).isEqualTo(reason));
    assertThat(reason(pool.token(TestPool.claims().expirationTime(null)))).isEqualTo("expired");
    assertThat(reason(pool.token(TestPool.claims().claim("client_id", null).audience("console"))))
        .isEqualTo("another client");
    assertThat(reason(pool.token(TestPool.claims().claim("token_use", 7)))).isNotEqualTo("let in");
  }

  @Test
  void clocks_may_differ_by_a_minute() {
    Date justOver = Date.from(now.minusSeconds(59));
    Date soon = Date.from(now.plusSeconds(59));

    assertThat(judge(pool.token(TestPool.claims().expirationTime(justOver))))
        .isInstanceOf(Bearer.Known.class);
    assertThat(judge(pool.token(TestPool.claims().notBeforeTime(soon))))
        .isInstanceOf(Bearer.Known.class);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Basic YTpi",
        "Bearer a.b.c",
        "Bearer ...",
        "Bearer eyJhbGciOiJSUzI1NiJ9..",
        "Bearer \u0000\uffff",
        "Bearer {}",
        "Bearer a b",
        "ey.ey.ey"
      })
  void garbage_is_refused(String header) {
    assertThat(check.judge(header)).isInstanceOf(Bearer.Refused.class);
    assertThat(pool.asked).isEmpty();
  }

  @Test
  void huge_token_is_refused_unread() {
    assertThat(reason("a".repeat(1 << 20))).isEqualTo("longer than any token");
    assertThat(reason("[".repeat(8_000))).isEqualTo("no bearer token");
    String deep = encoded("[".repeat(4_000));
    assertThat(judge(deep + "." + deep.substring(0, 9) + ".x")).isInstanceOf(Bearer.Refused.class);
  }

  @Test
  void no_reason_repeats_the_token_and_no_change_of_one_character_gets_in() {
    String token = pool.token(TestPool.claims());
    Random chance = new Random(11);
    for (int i = 0; i < 300; i++) {
      int at = chance.nextInt(token.length() - 1);
      char other = token.charAt(at) == 'A' ? 'B' : 'A';
      String changed = token.substring(0, at) + other + token.substring(at + 1);

      assertThat(judge(changed))
          .as("changed at %d", at)
          .isInstanceOfSatisfying(
              Bearer.Refused.class,
              refused -> assertThat(refused.reason()).doesNotContain(changed.substring(0, 20)));
    }
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void unknown_key_is_looked_for_once_a_minute_at_most() {
    judge(pool.token(TestPool.claims()));
    RSAKey second = TestPool.newKey("second");
    for (int i = 0; i < 20; i++) {
      assertThat(reason(TestPool.token(second, TestPool.claims())))
          .isEqualTo("signed with a key that the pool does not publish");
    }
    assertThat(pool.asked).hasSize(1);

    pool.publish(second);
    now = now.plusSeconds(60);

    assertThat(judge(TestPool.token(second, TestPool.claims()))).isInstanceOf(Bearer.Known.class);
    assertThat(pool.asked).hasSize(2);
  }

  @Test
  void pool_that_cannot_be_reached_lets_nobody_in_and_is_asked_again_soon() {
    pool.status = 0;
    assertThat(judge(pool.token(TestPool.claims()))).isInstanceOf(Bearer.Refused.class);
    pool.status = 503;
    now = now.plusSeconds(5);
    assertThat(judge(pool.token(TestPool.claims()))).isInstanceOf(Bearer.Refused.class);
    pool.status = 200;
    now = now.plusSeconds(4);
    assertThat(judge(pool.token(TestPool.claims()))).isInstanceOf(Bearer.Refused.class);
    now = now.plusSeconds(1);
    assertThat(judge(pool.token(TestPool.claims()))).isInstanceOf(Bearer.Known.class);
    assertThat(pool.asked).hasSize(3);
  }

  @Test
  void known_keys_still_count_while_the_pool_is_away() {
    judge(pool.token(TestPool.claims()));
    pool.status = 0;
    now = now.plusSeconds(90_000);
    String later = pool.token(TestPool.claims().expirationTime(Date.from(now.plusSeconds(60))));

    assertThat(judge(later)).isInstanceOf(Bearer.Known.class);
    assertThat(pool.asked).hasSize(2);
  }
}
