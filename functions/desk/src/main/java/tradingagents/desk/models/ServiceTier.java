package tradingagents.desk.models;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How urgently a provider serves a call, which decides its price. */
public enum ServiceTier {
  /** The usual. */
  STANDARD,
  /** Cheaper, when there is room. */
  FLEX,
  /** Dearer, before others. */
  PRIORITY;

  /**
   * The tier of a name.
   *
   * @param name small letters
   * @return empty for an unknown name
   */
  public static Optional<ServiceTier> named(String name) {
    return Arrays.stream(values()).filter(tier -> tier.toString().equals(name)).findFirst();
  }

  /** Small letters. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
