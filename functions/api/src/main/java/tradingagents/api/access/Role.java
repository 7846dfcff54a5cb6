package tradingagents.api.access;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What a person may do, strongest first; each role includes those below it. */
public enum Role {
  /** Users, limits, the kill switch, and all below. */
  ADMIN,
  /** Start, approve and cancel runs, and all below. */
  TRADER,
  /** Read. */
  VIEWER;

  /**
   * Whether this role includes another.
   *
   * @param needed what an operation asks for
   * @return true when it is this one or a weaker one
   */
  public boolean includes(Role needed) {
    return compareTo(needed) <= 0;
  }

  /**
   * As the user pool's groups and the authorizer's context spell it.
   *
   * @return in lower case
   */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The role of somebody who is in these groups.
   *
   * @param groups names of the pool's groups; unknown ones count for nothing
   * @return the strongest; empty when none of them is a role
   */
  public static Optional<Role> strongest(Collection<?> groups) {
    for (Role role : values()) {
      if (groups.contains(role.wireName())) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
