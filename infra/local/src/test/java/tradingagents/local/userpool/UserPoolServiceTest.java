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
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;
import tradingagents.local.EmbeddedStack;

class UserPoolServiceTest {
  private static final Path ROOT = Path.of(System.getProperty("repository.root", "../.."));
  private static final String PASSWORD = "Correct-Horse-7-Battery";

  private static EmbeddedStack stack;
  private static CognitoIdentityProviderClient cognito;
  private static String pool;
  private static String client;

  @BeforeAll
  static void start() {
    stack =
        EmbeddedStack.start(
            new EmbeddedStack.Setup(
                ROOT.resolve("template.yaml"),
                Optional.empty(),
                InstantSource.system(),
                "test",
                Map.of(),
                false));
    cognito = stack.userPool();
    pool = stack.template().userPools().getFirst().id();
    client = stack.template().userPools().getFirst().clients().getFirst().id();
  }

  @AfterAll
  static void close() {
    cognito.close();
    stack.close();
  }

  private static void user(String name, String group) {
    cognito.adminCreateUser(u -> u.userPoolId(pool).username(name));
    cognito.adminSetUserPassword(
        u -> u.userPoolId(pool).username(name).password(PASSWORD).permanent(true));
    cognito.adminAddUserToGroup(u -> u.userPoolId(pool).username(name).groupName(group));
  }

  private static AuthenticationResultType signIn(String name, String password) {
    return cognito
        .initiateAuth(auth ->
            auth.clientId(client)
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(Map.of("USERNAME", name, "PASSWORD", password)))
        .authenticationResult();
  }

  private static AuthenticationResultType refresh(String token) {
    return cognito
        .initiateAuth(auth ->
            auth.clientId(client)
                .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                .authParameters(Map.of("REFRESH_TOKEN", token)))
        .authenticationResult();
  }

  @Test
  void tokens_name_the_groups_and_are_signed_with_the_published_key() throws Exception {
    user("trader@example.com", "trader");

    AuthenticationResultType result = signIn("Trader@example.com", PASSWORD);

    URI keys = stack.expose(0).resolve("/" + pool + "/.well-known/jwks.json");
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
      assertThat(token.getJWTClaimsSet().getIssuer()).endsWith("/" + pool);
    }
    assertThat(published).doesNotContain("\"d\"");
    assertThat(result.tokenType()).isEqualTo("Bearer");
    assertThat(refresh(result.refreshToken()).accessToken()).isNotEmpty();
  }

  @Test
  void wrong_password_and_stranger_are_refused_with_the_same_words() {
    user("viewer@example.com", "viewer");

    assertThatThrownBy(() -> signIn("viewer@example.com", PASSWORD + "x"))
        .isInstanceOf(NotAuthorizedException.class)
        .hasMessageContaining("Incorrect username or password.");
    assertThatThrownBy(() -> signIn("nobody@example.com", PASSWORD))
        .isInstanceOf(NotAuthorizedException.class)
        .hasMessageContaining("Incorrect username or password.");
  }

  @Test
  void disabled_user_neither_signs_in_nor_refreshes() {
    user("left@example.com", "viewer");
    AuthenticationResultType before = signIn("left@example.com", PASSWORD);

    cognito.adminDisableUser(u -> u.userPoolId(pool).username("left@example.com"));

    assertThatThrownBy(() -> signIn("left@example.com", PASSWORD))
        .isInstanceOf(NotAuthorizedException.class);
    assertThatThrownBy(() -> refresh(before.refreshToken()))
        .isInstanceOf(NotAuthorizedException.class);
    assertThat(cognito.adminGetUser(u -> u.userPoolId(pool).username("left@example.com")).enabled())
        .isFalse();
  }

  @Test
  void global_sign_out_ends_every_token() {
    user("out@example.com", "admin");
    AuthenticationResultType result = signIn("out@example.com", PASSWORD);
    assertThat(cognito.getUser(g -> g.accessToken(result.accessToken())).username())
        .isEqualTo("out@example.com");

    cognito.globalSignOut(g -> g.accessToken(result.accessToken()));

    assertThatThrownBy(() -> cognito.getUser(g -> g.accessToken(result.accessToken())))
        .isInstanceOf(NotAuthorizedException.class);
    assertThatThrownBy(() -> refresh(result.refreshToken()))
        .isInstanceOf(NotAuthorizedException.class);
  }

  @Test
  void foreign_and_changed_tokens_are_refused() {
    user("token@example.com", "viewer");
    AuthenticationResultType result = signIn("token@example.com", PASSWORD);
    String access = result.accessToken();
    String changed = access.substring(0, access.length() - 6) + "AAAAAA";

    assertThatThrownBy(() -> cognito.getUser(g -> g.accessToken(changed)))
        .isInstanceOf(NotAuthorizedException.class);
    assertThatThrownBy(() -> cognito.getUser(g -> g.accessToken(result.idToken())))
        .isInstanceOf(NotAuthorizedException.class);
    assertThatThrownBy(() -> cognito.getUser(g -> g.accessToken("nonsense")))
        .isInstanceOf(NotAuthorizedException.class);
  }

  @Test
  void temporary_password_must_be_changed_first() {
    cognito.adminCreateUser(
        u -> u.userPoolId(pool).username("new@example.com").temporaryPassword(PASSWORD));

    var answer =
        cognito.initiateAuth(auth ->
            auth.clientId(client)
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(Map.of("USERNAME", "new@example.com", "PASSWORD", PASSWORD)));

    assertThat(answer.challengeNameAsString()).isEqualTo("NEW_PASSWORD_REQUIRED");
    assertThat(answer.authenticationResult()).isNull();
  }

  @Test
  void users_and_their_groups_are_listed() {
    user("listed@example.com", "viewer");
    cognito.adminAddUserToGroup(
        u -> u.userPoolId(pool).username("listed@example.com").groupName("admin"));

    assertThat(
            cognito
                .adminListGroupsForUser(u -> u.userPoolId(pool).username("listed@example.com"))
                .groups())
        .extracting(group -> group.groupName())
        .containsExactly("admin", "viewer");
    assertThat(cognito.listUsers(l -> l.userPoolId(pool)).users())
        .extracting(user -> user.username())
        .contains("listed@example.com");
  }

  @Test
  void what_cannot_be_is_refused_with_cognitos_errors() {
    user("twice@example.com", "viewer");

    assertThatThrownBy(
            () -> cognito.adminCreateUser(u -> u.userPoolId(pool).username("twice@example.com")))
        .isInstanceOf(UsernameExistsException.class);
    assertThatThrownBy(
            () -> cognito.adminGetUser(u -> u.userPoolId(pool).username("nobody@example.com")))
        .isInstanceOf(UserNotFoundException.class);
    assertThatThrownBy(() ->
            cognito.adminSetUserPassword(
                u -> u.userPoolId(pool).username("twice@example.com").password("short")))
        .isInstanceOf(InvalidPasswordException.class);
    assertThatThrownBy(() ->
            cognito.adminAddUserToGroup(
                u -> u.userPoolId(pool).username("twice@example.com").groupName("owners")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> cognito.listUsers(l -> l.userPoolId("elsewhere_pool")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void what_is_not_offered_is_refused_by_name() {
    assertThatThrownBy(() -> cognito.describeUserPool(d -> d.userPoolId(pool)))
        .isInstanceOf(CognitoIdentityProviderException.class)
        .hasMessageContaining("has no DescribeUserPool");
  }
}
