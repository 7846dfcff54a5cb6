package tradingagents.model.market;

import java.util.Locale;

/**
 * The names of data sets: {@code box}, the prices that ship with the product; {@code market}, the
 * chain of vendors; a vendor's name; or the id of a run that brought its own prices, which holds a
 * dash as no other name does.
 */
public final class Datasets {
  /** The prices that ship with the product. */
  public static final String BOX = "box";

  /** The chain of vendors that the configuration names. */
  public static final String MARKET = "market";

  private static final String NAME = "[a-z][a-z0-9]{1,19}";

  private Datasets() {}

  /**
   * A name as a person types it.
   *
   * @param text capital letters may be used
   * @return the name; whether such a vendor exists is for the feeds to say
   * @throws IllegalArgumentException when no data set can be named so
   */
  public static String parse(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    if (!name.matches(NAME)) {
      String shown = text.length() > 24 ? text.substring(0, 24) + "..." : text;
      throw new IllegalArgumentException(
          "must be box, market or a vendor's name such as yahoo, not '"
              + shown.replaceAll("[^\\p{Print}]", "?")
              + "'");
    }
    return name;
  }

  /**
   * Whether vendors stand behind it, so that it grows and can be asked for more than prices.
   *
   * @param dataset a name
   * @return false for the box and for a run's own prices
   */
  public static boolean isLive(String dataset) {
    return !dataset.equals(BOX) && dataset.matches(NAME);
  }
}
