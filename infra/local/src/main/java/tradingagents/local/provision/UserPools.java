package tradingagents.local.provision;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientDescription;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import tradingagents.local.template.UserPoolDef;

/** The user pool at an endpoint, found by its name, with its groups and its client. */
final class UserPools {
  private static final int MOST = 60;

  private final CognitoIdentityProviderClient cognito;

  UserPools(CognitoIdentityProviderClient cognito) {
    this.cognito = cognito;
  }

  /** The pool under the ids that it has there. */
  UserPoolDef make(UserPoolDef pool) {
    String id = find(pool).orElseGet(() -> create(pool));
    Set<String> groups =
        cognito.listGroups(list -> list.userPoolId(id)).groups().stream()
            .map(GroupType::groupName)
            .collect(Collectors.toSet());
    for (UserPoolDef.Group group : pool.groups()) {
      if (!groups.contains(group.name())) {
        cognito.createGroup(
            make -> make.userPoolId(id).groupName(group.name()).precedence(group.precedence()));
      }
    }
    List<UserPoolDef.Client> clients =
        pool.clients().stream().map(client -> client.as(client(pool, id, client))).toList();
    return pool.as(id, clients);
  }

  private Optional<String> find(UserPoolDef pool) {
    return cognito.listUserPoolsPaginator(list -> list.maxResults(MOST)).userPools().stream()
        .filter(there -> pool.name().equals(there.name()))
        .map(UserPoolDescriptionType::id)
        .findFirst();
  }

  private String create(UserPoolDef pool) {
    UserPoolDef.PasswordPolicy policy = pool.passwordPolicy();
    return cognito
        .createUserPool(make ->
            make.poolName(pool.name())
                .usernameAttributes(UsernameAttributeType.EMAIL)
                .usernameConfiguration(names -> names.caseSensitive(false))
                .adminCreateUserConfig(
                    admin -> admin.allowAdminCreateUserOnly(pool.adminCreatesUsers()))
                .policies(policies ->
                    policies.passwordPolicy(password ->
                        password
                            .minimumLength(policy.minimumLength())
                            .requireLowercase(policy.lowercase())
                            .requireUppercase(policy.uppercase())
                            .requireNumbers(policy.numbers())
                            .requireSymbols(policy.symbols()))))
        .userPool()
        .id();
  }

  private String client(UserPoolDef pool, String id, UserPoolDef.Client client) {
    return cognito
        .listUserPoolClientsPaginator(list -> list.userPoolId(id).maxResults(MOST))
        .userPoolClients()
        .stream()
        .filter(there -> pool.name().equals(there.clientName()))
        .map(UserPoolClientDescription::clientId)
        .findFirst()
        .orElseGet(() -> create(pool, id, client));
  }

  private String create(UserPoolDef pool, String id, UserPoolDef.Client client) {
    return cognito
        .createUserPoolClient(make ->
            make.userPoolId(id)
                .clientName(pool.name())
                .generateSecret(false)
                .preventUserExistenceErrors("ENABLED")
                .enableTokenRevocation(true)
                .explicitAuthFlows(
                    client.authFlows().stream().map(ExplicitAuthFlowsType::fromValue).toList())
                .accessTokenValidity(minutes(client.accessToken()))
                .idTokenValidity(minutes(client.idToken()))
                .refreshTokenValidity(minutes(client.refreshToken()))
                .tokenValidityUnits(units ->
                    units.accessToken("minutes").idToken("minutes").refreshToken("minutes")))
        .userPoolClient()
        .clientId();
  }

  private static int minutes(Duration time) {
    return Math.toIntExact(time.toMinutes());
  }
}
