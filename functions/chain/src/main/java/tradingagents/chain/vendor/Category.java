package tradingagents.chain.vendor;

import java.util.Locale;

/** What vendors are asked for; each has a chain of vendors of its own. */
public enum Category {
  /** Daily bars with splits and dividends. */
  BARS,
  /** What an instrument is worth now. */
  QUOTE,
  /** Stories about an instrument. */
  NEWS,
  /** A company's accounts and profile. */
  FUNDAMENTALS,
  /** Series of the economy. */
  MACRO;

  /**
   * As people write it.
   *
   * @return small letters
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
