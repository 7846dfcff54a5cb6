package tradingagents.agents.news;

/** What cleaning took out of a story. */
public enum Flag {
  /** Text that a reader of the page would not see. */
  HIDDEN("hidden text"),
  /** Characters without a width, of direction or of control. */
  INVISIBLE("invisible characters"),
  /** Letters of another script that look like ours. */
  LOOK_ALIKES("look-alike letters"),
  /** Text that must be decoded to be read. */
  ENCODED("encoded text"),
  /** A sentence that tells its reader what to do. */
  INSTRUCTION("an instruction"),
  /** What imitates our own marks, roles or calls. */
  MARKUP("imitated marks"),
  /** More than fits. */
  CUT("what was too long");

  private final String words;

  Flag(String words) {
    this.words = words;
  }

  /**
   * The flag in a sentence.
   *
   * @return a noun
   */
  public String words() {
    return words;
  }
}
