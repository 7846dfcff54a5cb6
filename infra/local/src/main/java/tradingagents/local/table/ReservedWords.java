package tradingagents.local.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The words that DynamoDB lets no expression use as an attribute's name without a placeholder. */
final class ReservedWords {
  private static final Set<String> WORDS = read();

  private ReservedWords() {}

  static boolean contains(String upperCaseWord) {
    return WORDS.contains(upperCaseWord);
  }

  private static Set<String> read() {
    try (InputStream words = ReservedWords.class.getResourceAsStream("reserved-words.txt")) {
      if (words == null) {
        throw new IllegalStateException("reserved-words.txt is missing from the jar");
      }
      String text = new String(words.readAllBytes(), StandardCharsets.UTF_8);
      return Set.of(text.strip().split("\n", -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
