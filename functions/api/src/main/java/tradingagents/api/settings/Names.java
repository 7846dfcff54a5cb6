package tradingagents.api.settings;

/** Names that people give to their lists and schedules. */
final class Names {
  private Names() {}

  static String check(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new IllegalArgumentException(
          "must be 1 to 64 letters, digits, points, dashes or underscores");
    }
    return name;
  }
}
