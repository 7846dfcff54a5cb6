package tradingagents.model.market;

/** What a price series has been corrected for. */
public enum Adjustment {
  /** As traded. */
  RAW,
  /** Divided by later splits; dividends left in. */
  SPLIT,
  /** Divided by later splits and dividends. */
  SPLIT_AND_DIVIDEND,
  /** The source does not say. */
  UNKNOWN
}
