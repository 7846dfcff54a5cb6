package tradingagents.agents.prompt;

/**
 * About how many tokens a text is, without a tokeniser's tables: words by length, digits by threes,
 * signs one by one. Within a tenth of OpenAI's o200k for the texts rendered here (a test holds it);
 * other providers cut finer or coarser by up to a fifth. Good for budgets and quotes, not for
 * bills.
 */
public final class TokenEstimate {
  private static final int LETTERS_OF_A_WORD = 9;

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
      } else if (c >= '0' && c <= '9') {
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
          end++;
        }
        tokens += (end - i + 2) / 3;
      } else if (c == ' ') {
        // A blank belongs to what follows it.
        while (end < text.length() && text.charAt(end) == ' ') {
          end++;
        }
        tokens += end - i > 1 || followedByDigit(text, end) ? 1 : 0;
      } else {
        tokens += 1;
      }
      i = end;
    }
    return tokens;
  }

  private static boolean followedByDigit(String text, int at) {
    return at < text.length() && Character.isDigit(text.charAt(at));
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F);
  }
}
