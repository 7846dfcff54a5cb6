package tradingagents.cli.analysis;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what was typed for an option; what is wrong names the option. */
final class Typing {
  private Typing() {}

  static <T> T read(String option, String text, Function<String, T> read) {
    try {
      return read.apply(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
    }
  }

  static <T> @Nullable T orNone(String option, @Nullable String text, Function<String, T> read) {
    return text == null ? null : read(option, text, read);
  }
}
