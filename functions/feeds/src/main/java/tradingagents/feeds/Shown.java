package tradingagents.feeds;

/**
 * A value from outside in a sentence for a person: quoted, short, nothing that moves the cursor.
 */
final class Shown {
  private static final int MAX = 60;

  private Shown() {}

  static String value(String raw) {
    String cut = raw.length() > MAX ? raw.substring(0, MAX) + "..." : raw;
    return "'" + cut.replaceAll("\\p{C}", "?") + "'";
  }
}
