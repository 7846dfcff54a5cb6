package tradingagents.local.userpool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tradingagents.local.template.UserPoolDef;
import tradingagents.local.template.UserPoolDef.Client;
import tradingagents.local.wire.AwsError;
import tradingagents.local.wire.WireRequest;
import tradingagents.local.wire.WireResponse;
import tradingagents.local.wire.WireService;

/**
 * The user pool of the template: its clients and groups, users with hashed passwords, real RS256
 * tokens, and the two documents a relying party needs to check them. It is not Cognito: what is not
 * offered is refused by name.
 */
public final class UserPoolService implements WireService {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CONTENT = "application/x-amz-json-1.1";
  private static final PasswordHash NO_PASSWORD = new PasswordHash("", "");

  private final UserPoolDef pool;
  private final DynamoDbClient dynamo;
  private final String issuer;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private @Nullable Started started;

  /** What is made at the first request: most stacks are never asked for a user. */
  private record Started(UserTable users, Tokens tokens) {}

  /**
   * A pool.
   *
   * @param pool from the template
   * @param dynamo where users are kept
   * @param region of the pool's issuer
   * @param clock the time
   */
  public UserPoolService(
      UserPoolDef pool, DynamoDbClient dynamo, String region, InstantSource clock) {
    this.pool = pool;
    this.dynamo = dynamo;
    this.clock = clock;
    this.issuer = "https://cognito-idp." + region + ".amazonaws.com/" + pool.id();
  }

  private synchronized Started started() {
    Started now = started;
    if (now == null) {
      UserTable users = new UserTable(dynamo);
      now = new Started(users, new Tokens(users, issuer, clock, this::newId));
      started = now;
    }
    return now;
  }

  private UserTable users() {
    return started().users();
  }

  private Tokens tokens() {
    return started().tokens();
  }

  private String newId() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  @Override
  public String name() {
    return "cognito-idp";
  }

  @Override
  public boolean takes(WireRequest request) {
    return request.targetPrefix().equals("AWSCognitoIdentityProviderService")
        || request.path().startsWith("/" + pool.id() + "/.well-known/");
  }

  @Override
  public WireResponse handle(WireRequest request) {
    try {
      if (request.targetPrefix().isEmpty()) {
        return json(document(request.path()));
      }
      JsonNode body = JSON.readTree(request.body());
      return json(answer(request.targetOperation(), body).toString());
    } catch (AwsError e) {
      return e.response(CONTENT);
    } catch (IOException e) {
      return new AwsError(400, "SerializationException", "not JSON").response(CONTENT);
    }
  }

  private String document(String path) {
    if (path.endsWith("/jwks.json")) {
      return tokens().jwks();
    }
    if (path.endsWith("/openid-configuration")) {
      ObjectNode about = JSON.createObjectNode().put("issuer", issuer);
      about.put("jwks_uri", issuer + "/.well-known/jwks.json");
      about.putArray("id_token_signing_alg_values_supported").add("RS256");
      about.putArray("subject_types_supported").add("public");
      return about.toString();
    }
    throw new AwsError(404, "ResourceNotFoundException", "no document " + path);
  }

  private ObjectNode answer(String operation, JsonNode body) {
    return switch (operation) {
      case "AdminCreateUser" -> adminCreateUser(body);
      case "AdminSetUserPassword" -> adminSetUserPassword(body);
      case "AdminAddUserToGroup" -> adminAddUserToGroup(body);
      case "AdminListGroupsForUser" -> groupsOf(user(body));
      case "AdminGetUser" -> described(user(body), "UserAttributes");
      case "AdminDisableUser" -> saved(user(body).disabled());
      case "ListUsers" -> listUsers(body);
      case "ListUserPools" -> new PoolLists(pool).pools();
      case "ListUserPoolClients" -> new PoolLists(pool).clients(samePool(body));
      case "ListGroups" -> new PoolLists(pool).groups(samePool(body));
      case "InitiateAuth" -> initiateAuth(body);
      case "GetUser" -> described(bearer(body), "UserAttributes");
      case "GlobalSignOut" ->
          saved(bearer(body).signedOutBefore(clock.instant().getEpochSecond() + 1));
      default ->
          throw new AwsError(
              400, "UnsupportedOperationException", "the local user pool has no " + operation);
    };
  }

  private ObjectNode adminCreateUser(JsonNode body) {
    var _ = samePool(body);
    String name = name(body);
    String given = body.path("TemporaryPassword").asText("");
    PasswordHash hash = NO_PASSWORD;
    if (!given.isEmpty()) {
      acceptable(given);
      hash = PasswordHash.of(given, random);
    }
    User user =
        new User(name, newId(), hash, true, true, List.of(), 0, clock.instant().getEpochSecond());
    if (!users().add(user)) {
      throw new AwsError(400, "UsernameExistsException", "User account already exists");
    }
    ObjectNode answer = JSON.createObjectNode();
    answer.set("User", described(user, "Attributes"));
    return answer;
  }

  private ObjectNode adminSetUserPassword(JsonNode body) {
    User user = user(body);
    String password = body.path("Password").asText("");
    acceptable(password);
    boolean temporary = !body.path("Permanent").asBoolean(false);
    return saved(user.withPassword(PasswordHash.of(password, random), temporary));
  }

  private void acceptable(String password) {
    UserPoolDef.PasswordPolicy policy = pool.passwordPolicy();
    boolean good =
        password.length() >= policy.minimumLength()
            && (!policy.lowercase() || password.chars().anyMatch(Character::isLowerCase))
            && (!policy.uppercase() || password.chars().anyMatch(Character::isUpperCase))
            && (!policy.numbers() || password.chars().anyMatch(Character::isDigit))
            && (!policy.symbols() || !password.chars().allMatch(Character::isLetterOrDigit));
    if (!good) {
      throw new AwsError(
          400, "InvalidPasswordException", "Password did not conform with policy " + policy);
    }
  }

  private ObjectNode adminAddUserToGroup(JsonNode body) {
    User user = user(body);
    String group = body.path("GroupName").asText();
    if (pool.groups().stream().noneMatch(known -> known.name().equals(group))) {
      throw new AwsError(400, "ResourceNotFoundException", "Group not found.");
    }
    List<String> groups = new ArrayList<>(user.groups());
    groups.add(group);
    return saved(user.withGroups(groups));
  }

  private ObjectNode groupsOf(User user) {
    ObjectNode answer = JSON.createObjectNode();
    var groups = answer.putArray("Groups");
    for (UserPoolDef.Group group : pool.groups()) {
      if (user.groups().contains(group.name())) {
        groups
            .addObject()
            .put("GroupName", group.name())
            .put("UserPoolId", pool.id())
            .put("Precedence", group.precedence());
      }
    }
    return answer;
  }

  private ObjectNode listUsers(JsonNode body) {
    var _ = samePool(body);
    if (body.has("Filter")) {
      throw new AwsError(400, "UnsupportedOperationException", "ListUsers has no Filter here");
    }
    ObjectNode answer = JSON.createObjectNode();
    var list = answer.putArray("Users");
    users().all().forEach(user -> list.add(described(user, "Attributes")));
    return answer;
  }

  private ObjectNode initiateAuth(JsonNode body) {
    Client client = client(body.path("ClientId").asText());
    String flow = body.path("AuthFlow").asText();
    JsonNode given = body.path("AuthParameters");
    if (!client.authFlows().contains("ALLOW_" + flow)
        && !(flow.equals("REFRESH_TOKEN")
            && client.authFlows().contains("ALLOW_REFRESH_TOKEN_AUTH"))) {
      throw new AwsError(400, "InvalidParameterException", flow + " flow not enabled");
    }
    return switch (flow) {
      case "USER_PASSWORD_AUTH" -> signedIn(given, client);
      case "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN" -> refreshed(given, client);
      default ->
          throw new AwsError(
              400, "UnsupportedOperationException", "the local user pool has no flow " + flow);
    };
  }

  private ObjectNode signedIn(JsonNode given, Client client) {
    String name = given.path("USERNAME").asText().toLowerCase(Locale.ROOT);
    String password = given.path("PASSWORD").asText();
    // The same words for a stranger, a wrong password and a closed account tell nobody who exists.
    User user =
        users()
            .find(name)
            .filter(known -> !known.password().hash().isEmpty())
            .filter(known -> known.password().matches(password))
            .filter(User::enabled)
            .orElseThrow(() -> refused("Incorrect username or password."));
    if (user.temporary()) {
      ObjectNode challenge = JSON.createObjectNode();
      challenge.put("ChallengeName", "NEW_PASSWORD_REQUIRED");
      challenge.putObject("ChallengeParameters").put("USER_ID_FOR_SRP", user.sub());
      return challenge;
    }
    ObjectNode answer = JSON.createObjectNode();
    issue(answer, user, client)
        .put("RefreshToken", tokens().sign(user, "refresh", client.id(), client.refreshToken()));
    return answer;
  }

  private ObjectNode refreshed(JsonNode given, Client client) {
    User user = holder(given.path("REFRESH_TOKEN").asText(), "refresh", client.id());
    ObjectNode answer = JSON.createObjectNode();
    issue(answer, user, client);
    return answer;
  }

  private ObjectNode issue(ObjectNode answer, User user, Client client) {
    return answer
        .putObject("AuthenticationResult")
        .put("AccessToken", tokens().sign(user, "access", client.id(), client.accessToken()))
        .put("IdToken", tokens().sign(user, "id", client.id(), client.idToken()))
        .put("TokenType", "Bearer")
        .put("ExpiresIn", client.accessToken().toSeconds());
  }

  private User bearer(JsonNode body) {
    return holder(body.path("AccessToken").asText(), "access", "");
  }

  private User holder(String token, String use, String clientId) {
    JWTClaimsSet claims =
        tokens().read(token, use).orElseThrow(() -> refused("Invalid " + use + " token"));
    boolean ours = clientId.isEmpty() || clientId.equals(claims.getClaim("client_id"));
    return users()
        .bySub(claims.getSubject())
        .filter(user -> ours && user.enabled())
        .filter(user -> claims.getIssueTime().toInstant().getEpochSecond() >= user.validFrom())
        .orElseThrow(() -> refused("Token has been revoked"));
  }

  private static AwsError refused(String message) {
    return new AwsError(400, "NotAuthorizedException", message);
  }

  private ObjectNode saved(User user) {
    users().put(user);
    return JSON.createObjectNode();
  }

  private static ObjectNode described(User user, String attributes) {
    ObjectNode answer = JSON.createObjectNode();
    answer.put("Username", user.sub());
    answer.put("UserStatus", user.status());
    answer.put("Enabled", user.enabled());
    answer.put("UserCreateDate", user.createdAt());
    var list = answer.putArray(attributes);
    list.addObject().put("Name", "sub").put("Value", user.sub());
    list.addObject().put("Name", "email").put("Value", user.name());
    return answer;
  }

  private User user(JsonNode body) {
    var _ = samePool(body);
    String name = name(body);
    return users()
        .find(name)
        .or(() -> users().bySub(name))
        .orElseThrow(() -> new AwsError(400, "UserNotFoundException", "User does not exist."));
  }

  private static String name(JsonNode body) {
    String name = body.path("Username").asText("").toLowerCase(Locale.ROOT);
    if (name.isBlank() || name.length() > 128) {
      throw new AwsError(400, "InvalidParameterException", "Username has 1 to 128 characters");
    }
    return name;
  }

  private Client client(String id) {
    return pool.clients().stream()
        .filter(client -> client.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new AwsError(
                400, "ResourceNotFoundException", "User pool client " + id + " does not exist."));
  }

  private String samePool(JsonNode body) {
    String id = body.path("UserPoolId").asText();
    if (!id.equals(pool.id())) {
      throw new AwsError(400, "ResourceNotFoundException", "User pool " + id + " does not exist.");
    }
    return id;
  }

  private static WireResponse json(String body) {
    return new WireResponse(
        200, Map.of("Content-Type", CONTENT), body.getBytes(StandardCharsets.UTF_8));
  }
}
