package tradingagents.agents.prompt;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.HashMap;
import java.util.Map;

/** Counts tokens exactly as OpenAI's o200k does. */
final class Tokens {
  static final Encoding O200K =
      Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

  private static final Map<String, Integer> COUNTED = new HashMap<>();

  private Tokens() {}

  /** The same blocks are counted again and again: that is what prefixes are about. */
  static synchronized int of(String text) {
    return COUNTED.computeIfAbsent(text, O200K::countTokensOrdinary);
  }
}
