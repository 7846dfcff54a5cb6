package tradingagents.desk.models;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.roster.Agent.Tier;
import tradingagents.desk.run.Step;

/**
 * One version of which model an agent uses and how. A change is a new version; earlier ones are
 * kept.
 *
 * @param id unique to this version
 * @param agent whose
 * @param version from 1; 0 is what the desk comes with
 * @param tier which kind of task it is meant for
 * @param model asked first
 * @param fallbacks asked in this order when the one before cannot answer
 * @param temperature 0 to 2; null leaves it to the model, and is all some models take
 * @param maxTokens the most an answer may have
 * @param apiKeyRef where the key is: {@code env:NAME} or {@code secret:NAME}; null means the
 *     provider's usual place. Never the key itself
 * @param createdAt of the first version
 * @param updatedAt of this version
 */
public record AgentLlmConfig(
    String id,
    Step agent,
    int version,
    Tier tier,
    ModelId model,
    List<ModelId> fallbacks,
    @Nullable BigDecimal temperature,
    int maxTokens,
    @Nullable String apiKeyRef,
    Instant createdAt,
    Instant updatedAt) {
  /** Copies the list. */
  public AgentLlmConfig {
    fallbacks = List.copyOf(fallbacks);
  }
}
