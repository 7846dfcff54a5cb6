package tradingagents.desk.report;

/**
 * Untrusted text made honest before it is shown anywhere: what is invisible, what moves a cursor or
 * turns the direction of writing becomes visible as {@code [U+202E]}. It does not escape for a
 * format; each format has its own function for that.
 */
public final class SafeText {
  private static final int MAX_MARKS = 3;

  private SafeText() {}

  /**
   * Text that may have several lines.
   *
   * @param text untrusted
   * @return the same words; line ends are {@code \n}, no other control, format, private, unassigned
   *     or blank-looking character is left
   */
  public static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int marks = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      marks = isMark(c) ? marks + 1 : 0;
      if (c == '\r') {
        boolean pair = i < text.length() && text.charAt(i) == '\n';
        out.append(pair ? "" : "\n");
      } else if (c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029) {
        out.append('\n');
      } else if (c == '\t') {
        out.append(' ');
      } else if (isHidden(c)) {
        out.append("[U+%04X]".formatted(c));
      } else if (marks <= MAX_MARKS) {
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  /**
   * Text that must stay on one line.
   *
   * @param text untrusted
   * @return as {@link #visible}, each run of white space one blank
   */
  public static String line(String text) {
    return visible(text).replaceAll("[\\s\\p{Z}]+", " ").strip();
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> looksBlank(c);
    };
  }

  /** Letters and marks that fonts draw as nothing: joiners, fillers, selectors. */
  private static boolean looksBlank(int c) {
    return c == 0x034F
        || c == 0x115F
        || c == 0x1160
        || c == 0x17B4
        || c == 0x17B5
        || (c >= 0x180B && c <= 0x180F)
        || c == 0x2800
        || c == 0x3164
        || (c >= 0xFE00 && c <= 0xFE0F)
        || c == 0xFFA0
        || c >= 0xE0000;
  }
}
