package tradingagents.api.access;

/** What a token turned out to be. */
sealed interface Bearer {
  /**
   * Somebody who may enter.
   *
   * @param sub the user's lasting id
   * @param name the user name
   * @param role what they may do
   */
  record Known(String sub, String name, Role role) implements Bearer {}

  /**
   * Nobody we let in.
   *
   * @param reason for our log, never for the caller; it never repeats the token
   */
  record Refused(String reason) implements Bearer {}
}
