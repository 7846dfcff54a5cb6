package tradingagents.testkit.models;

import java.util.Map;
import tradingagents.desk.models.Provider;
import tradingagents.desk.models.Tokens;

/**
 * One call that {@link ModelStub} was asked.
 *
 * @param provider whose wire it came by
 * @param model as the provider calls it, decoded
 * @param request the body, JSON
 * @param headers in small letters
 * @param number 1 for the first call of the stub
 */
public record Asked(
    Provider provider, String model, String request, Map<String, String> headers, int number) {
  private static final int CHARACTERS_A_TOKEN = 4;

  /** Copies the map. */
  public Asked {
    headers = Map.copyOf(headers);
  }

  /** What is billed where a script does not say: nothing is cached. */
  Tokens usage(String written) {
    return new Tokens(tokens(request), 0, 0, tokens(written), false);
  }

  private static long tokens(String text) {
    return Math.max(1, text.length() / CHARACTERS_A_TOKEN);
  }
}
