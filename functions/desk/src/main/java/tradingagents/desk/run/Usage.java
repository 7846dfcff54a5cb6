package tradingagents.desk.run;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who really spoke and what it cost.
 *
 * @param model such as {@code rules}, {@code script} or {@code openai:gpt-5.4-mini}; null for
 *     deterministic steps
 * @param promptHash identifies the exact instructions, null when there were none
 * @param tokensIn tokens read by a model, those from its cache included
 * @param tokensOut tokens written by a model
 * @param costUsd in US dollars
 * @param spent what lies behind the sums
 */
public record Usage(
    @Nullable String model,
    @Nullable String promptHash,
    long tokensIn,
    long tokensOut,
    BigDecimal costUsd,
    Spent spent) {
  /** Deterministic code: no model, no cost. */
  public static final Usage NONE = new Usage(null, null, 0, 0, BigDecimal.ZERO);

  /** The model that is no model: stated rules over the snapshot. */
  public static final String RULES = "rules";

  /**
   * Whether code alone spoke: what it says of a fact is computed from the fact.
   *
   * @return true for the rules and for deterministic steps
   */
  public boolean isByCode() {
    return model == null || model.equals(RULES);
  }

  /**
   * A usage of which no more is known than its sums.
   *
   * @param model who spoke
   * @param promptHash the instructions
   * @param tokensIn read
   * @param tokensOut written
   * @param costUsd in US dollars
   */
  public Usage(
      @Nullable String model,
      @Nullable String promptHash,
      long tokensIn,
      long tokensOut,
      BigDecimal costUsd) {
    this(model, promptHash, tokensIn, tokensOut, costUsd, Spent.NOTHING);
  }

  /**
   * The sum of two usages of the same turn.
   *
   * @param other another call's, or another sample's
   * @return names both models when they differ
   */
  public Usage plus(Usage other) {
    return new Usage(
        both(model, other.model),
        promptHash == null ? other.promptHash : promptHash,
        tokensIn + other.tokensIn,
        tokensOut + other.tokensOut,
        costUsd.add(other.costUsd),
        spent.plus(other.spent));
  }

  private static @Nullable String both(@Nullable String one, @Nullable String other) {
    if (one == null || one.equals(other)) {
      return other;
    }
    return other == null || List.of(one.split(" and ")).contains(other)
        ? one
        : one + " and " + other;
  }

  /**
   * What lies behind the sums of a usage.
   *
   * @param calls how many calls of models were made, failed ones that were billed included
   * @param tokensCached of the tokens read, those that came from the provider's cache
   * @param tokensCacheWritten of the tokens read, those that were written to the provider's cache
   * @param estimated whether a provider did not say what was used, so that it was estimated
   * @param exchanges content hashes of the stored exchanges this answer came from, in order
   */
  public record Spent(
      int calls,
      long tokensCached,
      long tokensCacheWritten,
      boolean estimated,
      List<String> exchanges) {
    /** No call was made. */
    public static final Spent NOTHING = new Spent(0, 0, 0, false, List.of());

    /** Copies the list. */
    public Spent {
      exchanges = List.copyOf(exchanges);
    }

    private Spent plus(Spent other) {
      return new Spent(
          calls + other.calls,
          tokensCached + other.tokensCached,
          tokensCacheWritten + other.tokensCacheWritten,
          estimated || other.estimated,
          Stream.concat(exchanges.stream(), other.exchanges.stream()).toList());
    }
  }
}
