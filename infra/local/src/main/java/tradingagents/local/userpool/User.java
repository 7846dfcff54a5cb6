package tradingagents.local.userpool;

import java.util.List;

/**
 * Somebody who may sign in.
 *
 * @param name the e-mail address, lower case: what people sign in with
 * @param sub the lasting id, which is also what the pool calls the user, as Cognito does where the
 *     user name is an e-mail address
 * @param password null-free: an empty hash matches nothing
 * @param temporary whether the password must be changed before tokens are given
 * @param enabled whether signing in is allowed
 * @param groups sorted by name
 * @param validFrom tokens issued before this epoch second are signed out
 * @param createdAt epoch second
 */
record User(
    String name,
    String sub,
    PasswordHash password,
    boolean temporary,
    boolean enabled,
    List<String> groups,
    long validFrom,
    long createdAt) {
  User {
    groups = groups.stream().distinct().sorted().toList();
  }

  User withPassword(PasswordHash given, boolean isTemporary) {
    return new User(name, sub, given, isTemporary, enabled, groups, validFrom, createdAt);
  }

  User withGroups(List<String> given) {
    return new User(name, sub, password, temporary, enabled, given, validFrom, createdAt);
  }

  User disabled() {
    return new User(name, sub, password, temporary, false, groups, validFrom, createdAt);
  }

  User signedOutBefore(long epochSecond) {
    return new User(name, sub, password, temporary, enabled, groups, epochSecond, createdAt);
  }

  String status() {
    return temporary ? "FORCE_CHANGE_PASSWORD" : "CONFIRMED";
  }
}
