package tradingagents.desk.run;

/** Where evidence points. NO_DATA is not MIXED: nothing was seen, so nothing was weighed. */
public enum Stance {
  /** For owning the instrument. */
  BULLISH,
  /** Evidence on both sides. */
  MIXED,
  /** Against owning it. */
  BEARISH,
  /** Nothing was known as of the instant. */
  NO_DATA
}
