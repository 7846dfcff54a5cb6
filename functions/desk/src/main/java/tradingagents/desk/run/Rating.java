package tradingagents.desk.run;

/** The five tiers, most bullish first, and REVIEW: "a person must look", which never trades. */
public enum Rating {
  /** Own it, full weight. */
  BUY,
  /** Own more of it. */
  OVERWEIGHT,
  /** Keep what is held. */
  HOLD,
  /** Own less of it. */
  UNDERWEIGHT,
  /** Own none of it. */
  SELL,
  /** No answer could be read or evidence is missing: a person must look. */
  REVIEW;

  /**
   * Whether this rating asks for a trade.
   *
   * @return false for HOLD and REVIEW
   */
  public boolean wantsTrade() {
    return switch (this) {
      case BUY, OVERWEIGHT, UNDERWEIGHT, SELL -> true;
      case HOLD, REVIEW -> false;
    };
  }
}
