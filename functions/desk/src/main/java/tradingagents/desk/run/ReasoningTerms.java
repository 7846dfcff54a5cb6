package tradingagents.desk.run;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a run may reason, beside who: part of its mandate and fixed when it begins.
 *
 * @param deepModel who reasons for the agents of the deep tier; null means the mandate's model
 * @param samples how often the deciding steps are asked, 1 to {@value #MOST_SAMPLES}
 * @param budgetUsd the most the run may spend on models; null means what is configured
 * @param prompts which version of an agent's prompt is used, by the agent's wire name; an agent
 *     that is not named uses the one in force
 */
public record ReasoningTerms(
    @Nullable String deepModel,
    int samples,
    @Nullable BigDecimal budgetUsd,
    Map<String, String> prompts) {
  /** The most samples of a decision. */
  public static final int MOST_SAMPLES = 15;

  /** One sample, whatever is configured. */
  public static final ReasoningTerms USUAL = new ReasoningTerms(null, 1, null, Map.of());

  /** Copies the map and checks the numbers. */
  public ReasoningTerms {
    prompts = Map.copyOf(prompts);
    if (samples < 1 || samples > MOST_SAMPLES) {
      throw new IllegalArgumentException(
          "the samples are 1 to " + MOST_SAMPLES + ", not " + samples);
    }
    if (budgetUsd != null && budgetUsd.signum() <= 0) {
      throw new IllegalArgumentException("a budget is above zero, not " + budgetUsd);
    }
  }
}
