package tradingagents.agents.prompt;

/**
 * About how many tokens a text is, without a tokeniser's tables: words by length, digits by threes,
 * signs by twos. Within a tenth of OpenAI's o200k for what is sent to models here, within two
 * fifths for other languages and tables (tests hold both); other providers cut finer or coarser.
 * Good for budgets and quotes, never for bills.
 */
public final class TokenEstimate {
  private static final int LETTERS_OF_A_WORD = 12;
  private static final int SIGNS = 2;

  private TokenEstimate() {}

  /**
   * The estimate.
   *
   * @param text any
   * @return 0 for an empty text
   */
  public static int of(String text) {
    int tokens = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = i + 1;
      if (isLatin(c)) {
        while (end < text.length() && isLatin(text.charAt(end))) {
          end++;
        }
        tokens += 1 + (end - i - 1) / LETTERS_OF_A_WORD;
      } else if (isDigit(c)) {
        while (end < text.length() && isDigit(text.charAt(end))) {
          end++;
        }
        tokens += (end - i + 2) / 3;
      } else if (c == ' ') {
        // A blank belongs to the word or sign that follows it; digits stand alone.
        tokens += end < text.length() && isDigit(text.charAt(end)) ? 1 : 0;
      } else if (c < 0x80) {
        while (end < text.length() && isSign(text.charAt(end))) {
          end++;
        }
        tokens += 1 + (end - i - 1) / SIGNS;
      } else {
        while (end < text.length() && text.charAt(end) >= 0x80 && !isLatin(text.charAt(end))) {
          end++;
        }
        tokens += (3 * (end - i) + 3) / 4;
      }
      i = end;
    }
    return tokens;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSign(char c) {
    return c < 0x80 && c != ' ' && !isDigit(c) && !isLatin(c);
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F);
  }
}
