package tradingagents.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.models.Provider;

/** Whether the key of a provider is where it should be, asked before a run begins. */
interface ModelKeys {
  /** Nothing is called, so nothing is missing. */
  ModelKeys ASSUMED = (provider, keyRef) -> Optional.empty();

  /**
   * What is missing.
   *
   * @param provider who is to be called
   * @param keyRef {@code env:NAME} or {@code secret:NAME}; null means the provider's usual place
   * @return one sentence that names the place and where to get a key, never a key; empty when
   *     nothing is missing as far as can be seen from here
   */
  Optional<String> missing(Provider provider, @Nullable String keyRef);
}
