package tradingagents.local.userpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.endpoint.Endpoint;
import tradingagents.local.template.UserPoolDef;

/** The embedded user pool without a wire, with what only it promises. */
class UserPoolServiceTest extends UserPoolContract {
  private static final EmbeddedStack STACK =
      EmbeddedStack.start(
          new EmbeddedStack.Setup(
              Endpoint.TEMPLATE,
              Optional.empty(),
              InstantSource.system(),
              "test",
              Map.of(),
              false));
  private static final CognitoIdentityProviderClient COGNITO = STACK.userPool();
  private static final UserPoolDef POOL = STACK.template().userPools().getFirst();

  UserPoolServiceTest() {
    super(COGNITO, POOL);
  }

  @AfterAll
  static void close() {
    COGNITO.close();
    STACK.close();
  }

  @Test
  void tokens_name_the_groups_and_are_signed_with_the_published_key() throws Exception {
    user(mail("trader"), "trader");

    AuthenticationResultType result = signIn(mail("Trader"), PASSWORD);

    URI keys = STACK.expose(0).resolve("/" + POOL.id() + "/.well-known/jwks.json");
    String published =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(keys).build(), BodyHandlers.ofString())
            .body();
    for (String text : new String[] {result.accessToken(), result.idToken()}) {
      SignedJWT token = SignedJWT.parse(text);
      var key = JWKSet.parse(published).getKeyByKeyId(token.getHeader().getKeyID());
      assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
      assertThat(token.getJWTClaimsSet().getStringListClaim("cognito:groups"))
          .containsExactly("trader");
      assertThat(token.getJWTClaimsSet().getIssuer()).endsWith("/" + POOL.id());
    }
    assertThat(published).doesNotContain("\"d\"");
    assertThat(result.tokenType()).isEqualTo("Bearer");
    assertThat(refresh(result.refreshToken()).accessToken()).isNotEmpty();
  }

  @Test
  void what_is_not_offered_is_refused_by_name() {
    assertThatThrownBy(() -> COGNITO.describeUserPool(d -> d.userPoolId(POOL.id())))
        .isInstanceOf(CognitoIdentityProviderException.class)
        .hasMessageContaining("has no DescribeUserPool");
  }
}
