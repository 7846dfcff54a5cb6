package tradingagents.feeds.file;

/**
 * A value from outside in a sentence for a person: quoted, short, nothing that moves the cursor.
 */
public final class Shown {
  private static final int MAX = 60;

  private Shown() {}

  /**
   * Makes it fit to be shown.
   *
   * @param raw any text
   * @return in quotes, at most 60 characters
   */
  public static String value(String raw) {
    String cut = raw.length() > MAX ? raw.substring(0, MAX) + "..." : raw;
    return "'" + cut.replaceAll("\\p{C}", "?") + "'";
  }
}
