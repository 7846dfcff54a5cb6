package tradingagents.agents.llm;

import java.util.Set;
import java.util.function.Consumer;

/**
 * Hears the JSON of an answer while it is written and passes on the words that are meant for
 * people: the values of the fields that are speeches. What is passed on is untrusted text, for
 * showing only; the answer itself is read when it is whole.
 */
final class SpeechStream implements Consumer<String> {
  private static final Set<String> SPOKEN =
      Set.of("speech", "summary", "rationale", "reasoning", "thesis");
  private static final int MOST = 20_000;

  private final Consumer<String> words;
  private final StringBuilder value = new StringBuilder();
  private final StringBuilder escape = new StringBuilder();
  private boolean inText;
  private boolean isEscaped;
  private boolean isValue;
  private int depth;
  private int passed;
  private String field = "";

  /** A stream whose words go to somebody. */
  SpeechStream(Consumer<String> words) {
    this.words = words;
  }

  @Override
  public synchronized void accept(String piece) {
    StringBuilder spoken = new StringBuilder();
    for (int i = 0; i < piece.length() && passed < MOST; i++) {
      next(piece.charAt(i), spoken);
    }
    if (!spoken.isEmpty()) {
      passed += spoken.length();
      words.accept(spoken.toString());
    }
  }

  private void next(char c, StringBuilder spoken) {
    if (!inText) {
      outside(c);
    } else if (!escape.isEmpty()) {
      unicode(c, spoken);
    } else if (isEscaped) {
      isEscaped = false;
      if (c == 'u') {
        escape.append(' ');
      } else {
        say(c == 'n' || c == 't' || c == 'r' ? ' ' : c, spoken);
      }
    } else if (c == '\\') {
      isEscaped = true;
    } else if (c == '"') {
      inText = false;
      if (!isValue) {
        field = value.toString();
      } else if (isSpoken()) {
        spoken.append(' ');
      }
    } else {
      say(c, spoken);
    }
  }

  private void outside(char c) {
    switch (c) {
      case '"' -> {
        inText = true;
        value.setLength(0);
      }
      case ':' -> isValue = true;
      case ',' -> isValue = false;
      case '{', '[' -> {
        depth++;
        isValue = c == '[';
      }
      case '}', ']' -> {
        depth--;
        isValue = false;
      }
      default -> {}
    }
  }

  private void unicode(char c, StringBuilder spoken) {
    escape.append(c);
    if (escape.length() == 5) {
      int code = Character.digit(escape.charAt(1), 16);
      for (int i = 2; i < 5; i++) {
        code = code * 16 + Character.digit(escape.charAt(i), 16);
      }
      escape.setLength(0);
      say(code < 0 ? '?' : (char) code, spoken);
    }
  }

  private void say(char c, StringBuilder spoken) {
    if (isValue) {
      if (isSpoken()) {
        spoken.append(c);
      }
    } else if (value.length() < 64) {
      value.append(c);
    }
  }

  private boolean isSpoken() {
    return depth == 1 && SPOKEN.contains(field);
  }
}
