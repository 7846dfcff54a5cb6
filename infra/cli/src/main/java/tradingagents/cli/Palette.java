package tradingagents.cli;

/**
 * Colours of the terminal, or none. Colour only repeats what a word or a mark already says.
 *
 * @param on whether to colour at all
 */
public record Palette(boolean on) {
  /** Plain text. */
  public static final Palette NONE = new Palette(false);

  /**
   * Colours where they are welcome.
   *
   * @param terminal whether a terminal reads the output
   * @param noColor whether the environment asks for none
   * @return off unless a terminal reads and nobody objects
   */
  public static Palette of(boolean terminal, boolean noColor) {
    return new Palette(terminal && !noColor);
  }

  String strong(String text) {
    return paint("1", text);
  }

  String soft(String text) {
    return paint("2", text);
  }

  String up(String text) {
    return paint("1;36", text);
  }

  String down(String text) {
    return paint("1;33", text);
  }

  private String paint(String code, String text) {
    return on && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
