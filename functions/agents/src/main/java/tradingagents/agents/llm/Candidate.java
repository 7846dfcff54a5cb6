package tradingagents.agents.llm;

import dev.langchain4j.model.chat.request.ChatRequest;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.models.Ability;
import tradingagents.desk.models.ModelFacts;
import tradingagents.desk.models.ModelId;

/**
 * One model that may be asked, and how.
 *
 * @param facts what it can do
 * @param temperature null leaves it to the model
 * @param maxTokens the most an answer may have
 * @param keyRef where its key is; null means the provider's usual place
 */
record Candidate(
    ModelFacts facts, @Nullable BigDecimal temperature, int maxTokens, @Nullable String keyRef) {
  ModelId model() {
    return facts.id();
  }

  /** The same with another longest answer. */
  Candidate answering(int mostTokens) {
    return new Candidate(facts, temperature, mostTokens, keyRef);
  }

  /** An estimate in this model's tokens, rounded up. */
  long tokens(long estimate) {
    return facts.tokens(estimate);
  }

  /** Whether a prompt and the answer to it fit. */
  boolean hasRoomFor(long promptTokens) {
    return tokens(promptTokens) + maxTokens <= facts.contextTokens();
  }

  /** The request as this model takes it. */
  ChatRequest fitted(ChatRequest request) {
    ChatRequest.Builder fitted =
        ChatRequest.builder()
            .messages(request.messages())
            .maxOutputTokens(Math.min(maxTokens, facts.maxOutputTokens()));
    if (temperature != null && facts.can(Ability.TEMPERATURE)) {
      fitted.temperature(temperature.doubleValue());
    }
    if (facts.can(Ability.TOOLS) && !request.toolSpecifications().isEmpty()) {
      fitted.toolSpecifications(request.toolSpecifications());
    }
    if (facts.can(Ability.JSON_SCHEMA) && request.responseFormat() != null) {
      fitted.responseFormat(request.responseFormat());
    }
    return fitted.build();
  }
}
