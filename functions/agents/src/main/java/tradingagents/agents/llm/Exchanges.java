package tradingagents.agents.llm;

import java.util.Optional;
import tradingagents.model.failure.Result;

/** Where exchanges with models are kept, by the content of the question. */
public interface Exchanges {
  /**
   * A stored exchange.
   *
   * @param hash of the question
   * @return its JSON, or empty when it was never asked
   */
  Result<Optional<String>> find(String hash);

  /**
   * Keeps an exchange; the first one of a question stays.
   *
   * @param hash of the question
   * @param json the exchange
   * @return whether it is the one that was kept
   */
  Result<Boolean> keep(String hash, String json);
}
