package tradingagents.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A Cognito user pool with its clients and groups.
 *
 * @param logicalId its key in the template, after the nested stack's
 * @param id the pool's id, as tokens name it
 * @param name its name
 * @param passwordPolicy what a password must contain
 * @param adminCreatesUsers whether nobody can sign up alone
 * @param clients the applications that may sign users in
 * @param groups the groups, strongest first
 */
public record UserPoolDef(
    String logicalId,
    String id,
    String name,
    PasswordPolicy passwordPolicy,
    boolean adminCreatesUsers,
    List<Client> clients,
    List<Group> groups) {

  /**
   * What a password must contain.
   *
   * @param minimumLength fewest characters
   * @param lowercase needs a lower-case letter
   * @param uppercase needs an upper-case letter
   * @param numbers needs a digit
   * @param symbols needs a symbol
   */
  public record PasswordPolicy(
      int minimumLength, boolean lowercase, boolean uppercase, boolean numbers, boolean symbols) {}

  /**
   * An application that may sign users in.
   *
   * @param id the client id
   * @param authFlows the allowed flows, such as {@code ALLOW_USER_PASSWORD_AUTH}
   * @param accessToken how long an access token lives
   * @param idToken how long an id token lives
   * @param refreshToken how long a refresh token lives
   */
  public record Client(
      String id,
      Set<String> authFlows,
      Duration accessToken,
      Duration idToken,
      Duration refreshToken) {
    /**
     * The same client where it has another id.
     *
     * @param other the id it has there
     * @return otherwise equal
     */
    public Client as(String other) {
      return new Client(other, authFlows, accessToken, idToken, refreshToken);
    }
  }

  /**
   * A group of users.
   *
   * @param name the name that stands in {@code cognito:groups}
   * @param precedence the lower, the stronger
   */
  public record Group(String name, int precedence) {}

  /**
   * The same pool where it has other ids.
   *
   * @param other the id it has there
   * @param there its clients under the ids they have there
   * @return otherwise equal
   */
  public UserPoolDef as(String other, List<Client> there) {
    return new UserPoolDef(
        logicalId, other, name, passwordPolicy, adminCreatesUsers, there, groups);
  }
}
