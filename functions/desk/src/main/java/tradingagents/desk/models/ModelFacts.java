package tradingagents.desk.models;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one model beside its price.
 *
 * @param id which
 * @param contextTokens most tokens of prompt and answer together
 * @param maxOutputTokens most tokens of an answer
 * @param cachedFromTokens shortest prefix that its provider caches
 * @param trainingCutOff last day that the training data may know; null where nobody says
 * @param tokenFactor its tokens per token of the common estimate
 * @param abilities what it can do
 */
public record ModelFacts(
    ModelId id,
    int contextTokens,
    int maxOutputTokens,
    int cachedFromTokens,
    @Nullable LocalDate trainingCutOff,
    BigDecimal tokenFactor,
    Set<Ability> abilities) {
  /** Checks the numbers and copies the set. */
  public ModelFacts {
    if (contextTokens < 1 || maxOutputTokens < 1 || maxOutputTokens > contextTokens) {
      throw new IllegalArgumentException(
          "a model's window is at least its longest answer, which is at least 1, not %d and %d"
              .formatted(contextTokens, maxOutputTokens));
    }
    if (cachedFromTokens < 0 || tokenFactor.signum() <= 0) {
      throw new IllegalArgumentException(
          "a cached prefix is not below 0 and a factor is above 0, not %d and %s"
              .formatted(cachedFromTokens, tokenFactor));
    }
    EnumSet<Ability> all = EnumSet.noneOf(Ability.class);
    all.addAll(abilities);
    abilities = Set.copyOf(all);
  }

  /**
   * Whether the model has an ability.
   *
   * @param ability which
   * @return true when it has
   */
  public boolean can(Ability ability) {
    return abilities.contains(ability);
  }

  /**
   * An estimate in this model's own tokens.
   *
   * @param estimate tokens of the common estimate
   * @return rounded up
   */
  public long tokens(long estimate) {
    return tokenFactor
        .multiply(BigDecimal.valueOf(estimate))
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  /** The same facts of a model under another name. */
  ModelFacts as(ModelId other) {
    return new ModelFacts(
        other,
        contextTokens,
        maxOutputTokens,
        cachedFromTokens,
        trainingCutOff,
        tokenFactor,
        abilities);
  }
}
