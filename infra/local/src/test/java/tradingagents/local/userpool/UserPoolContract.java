package tradingagents.local.userpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;
import tradingagents.local.endpoint.Endpoint;
import tradingagents.local.template.UserPoolDef;

/** What the system asks of a user pool, asked through a genuine SDK client. */
abstract class UserPoolContract {
  static final String PASSWORD = "Correct-Horse-7-Battery";

  private final String domain = Endpoint.fresh("pool") + ".example.com";
  private final CognitoIdentityProviderClient cognito;
  private final String pool;
  private final String client;

  UserPoolContract(CognitoIdentityProviderClient cognito, UserPoolDef pool) {
    this.cognito = cognito;
    this.pool = pool.id();
    this.client = pool.clients().getFirst().id();
  }

  /** An address of this test alone. */
  final String mail(String name) {
    return name + "@" + domain;
  }

  final void user(String name, String group) {
    cognito.adminCreateUser(u -> u.userPoolId(pool).username(name));
    cognito.adminSetUserPassword(
        u -> u.userPoolId(pool).username(name).password(PASSWORD).permanent(true));
    cognito.adminAddUserToGroup(u -> u.userPoolId(pool).username(name).groupName(group));
  }

  final AuthenticationResultType signIn(String name, String password) {
    return cognito
        .initiateAuth(auth ->
            auth.clientId(client)
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(Map.of("USERNAME", name, "PASSWORD", password)))
        .authenticationResult();
  }

  final AuthenticationResultType refresh(String token) {
    return cognito
        .initiateAuth(auth ->
            auth.clientId(client)
                .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                .authParameters(Map.of("REFRESH_TOKEN", token)))
        .authenticationResult();
  }

  @Test
  void wrong_password_and_stranger_are_refused_with_the_same_words() {
    user(mail("viewer"), "viewer");

    assertThatThrownBy(() -> signIn(mail("viewer"), PASSWORD + "x"))
        .isInstanceOf(NotAuthorizedException.class)
        .hasMessageContaining("Incorrect username or password.");
    assertThatThrownBy(() -> signIn(mail("nobody"), PASSWORD))
        .isInstanceOf(NotAuthorizedException.class)
        .hasMessageContaining("Incorrect username or password.");
  }

  @Test
  void disabled_user_neither_signs_in_nor_refreshes() {
    user(mail("left"), "viewer");
    AuthenticationResultType before = signIn(mail("left"), PASSWORD);

    cognito.adminDisableUser(u -> u.userPoolId(pool).username(mail("left")));

    assertThatThrownBy(() -> signIn(mail("left"), PASSWORD))
        .isInstanceOf(NotAuthorizedException.class);
    assertThatThrownBy(() -> refresh(before.refreshToken()))
        .isInstanceOf(NotAuthorizedException.class);
    assertThat(cognito.adminGetUser(u -> u.userPoolId(pool).username(mail("left"))).enabled())
        .isFalse();
  }

  @Test
  void global_sign_out_ends_every_token() {
    user(mail("out"), "admin");
    AuthenticationResultType result = signIn(mail("out"), PASSWORD);
    GetUserResponse before = cognito.getUser(g -> g.accessToken(result.accessToken()));
    assertThat(attribute(before.userAttributes(), "email")).isEqualTo(mail("out"));

    cognito.globalSignOut(g -> g.accessToken(result.accessToken()));

    assertThatThrownBy(() -> cognito.getUser(g -> g.accessToken(result.accessToken())))
        .isInstanceOf(NotAuthorizedException.class);
    assertThatThrownBy(() -> refresh(result.refreshToken()))
        .isInstanceOf(NotAuthorizedException.class);
  }

  @Test
  void foreign_and_changed_tokens_are_refused() {
    user(mail("token"), "viewer");
    AuthenticationResultType result = signIn(mail("token"), PASSWORD);
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
        u -> u.userPoolId(pool).username(mail("new")).temporaryPassword(PASSWORD));

    var answer =
        cognito.initiateAuth(auth ->
            auth.clientId(client)
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(Map.of("USERNAME", mail("new"), "PASSWORD", PASSWORD)));

    assertThat(answer.challengeNameAsString()).isEqualTo("NEW_PASSWORD_REQUIRED");
    assertThat(answer.authenticationResult()).isNull();
  }

  @Test
  void users_and_their_groups_are_listed() {
    user(mail("listed"), "viewer");
    cognito.adminAddUserToGroup(
        u -> u.userPoolId(pool).username(mail("listed")).groupName("admin"));

    assertThat(
            cognito
                .adminListGroupsForUser(u -> u.userPoolId(pool).username(mail("listed")))
                .groups())
        .extracting(group -> group.groupName())
        .containsExactlyInAnyOrder("admin", "viewer");
    assertThat(cognito.listUsers(l -> l.userPoolId(pool)).users())
        .extracting(user -> attribute(user.attributes(), "email"))
        .contains(mail("listed"));
  }

  @Test
  void the_pool_calls_a_user_by_the_lasting_id_and_understands_both_names() {
    user(mail("named"), "viewer");

    AdminGetUserResponse found =
        cognito.adminGetUser(u -> u.userPoolId(pool).username(mail("named")));

    assertThat(found.username()).isEqualTo(attribute(found.userAttributes(), "sub"));
    assertThat(attribute(found.userAttributes(), "email")).isEqualTo(mail("named"));
    assertThat(
            cognito
                .adminGetUser(u -> u.userPoolId(pool).username(found.username()))
                .userAttributes())
        .isEqualTo(found.userAttributes());
  }

  private static String attribute(List<AttributeType> attributes, String name) {
    return attributes.stream()
        .filter(attribute -> attribute.name().equals(name))
        .map(AttributeType::value)
        .collect(Collectors.joining());
  }

  @Test
  void what_cannot_be_is_refused_with_cognitos_errors() {
    user(mail("twice"), "viewer");

    assertThatThrownBy(
            () -> cognito.adminCreateUser(u -> u.userPoolId(pool).username(mail("twice"))))
        .isInstanceOf(UsernameExistsException.class);
    assertThatThrownBy(() -> cognito.adminGetUser(u -> u.userPoolId(pool).username(mail("nobody"))))
        .isInstanceOf(UserNotFoundException.class);
    assertThatThrownBy(() ->
            cognito.adminSetUserPassword(
                u -> u.userPoolId(pool).username(mail("twice")).password("short")))
        .isInstanceOf(InvalidPasswordException.class);
    assertThatThrownBy(() ->
            cognito.adminAddUserToGroup(
                u -> u.userPoolId(pool).username(mail("twice")).groupName("owners")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> cognito.listUsers(l -> l.userPoolId("elsewhere_pool")))
        .isInstanceOf(ResourceNotFoundException.class);
  }
}
