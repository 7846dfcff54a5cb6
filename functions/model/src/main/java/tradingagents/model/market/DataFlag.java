package tradingagents.model.market;

/** What a reader must know about a datum beyond its value. */
public enum DataFlag {
  /** The vendor publishes it some minutes late. */
  DELAYED,
  /** It comes from one trading venue, not from the consolidated tape. */
  SINGLE_VENUE,
  /** As-traded prices that were computed back from split-adjusted ones. */
  UNSPLIT,
  /** The vendor sent more digits than it knows; rounded to the instrument's precision. */
  ROUNDED,
  /** The vendor quotes in a hundredth of the currency; converted exactly. */
  MINOR_UNITS,
  /** The open column is mostly the previous close: never fill at it. */
  OPEN_UNRELIABLE,
  /** The newest bar belongs to a session that is not finished. */
  PARTIAL,
  /** Older than its kind should be. */
  STALE,
  /** When it was known is a cautious rule of ours, not the vendor's word. */
  KNOWN_BY_RULE
}
