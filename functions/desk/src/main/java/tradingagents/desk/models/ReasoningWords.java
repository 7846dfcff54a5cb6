package tradingagents.desk.models;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.desk.run.Step;

/**
 * Reads the parts of {@link ReasoningTerms} as people write them. Each message begins with "must",
 * so that it can follow the name of the option or field.
 */
public final class ReasoningWords {
  private static final BigDecimal MOST_USD = BigDecimal.valueOf(1_000_000);
  private static final int MOST_DECIMALS = 6;

  private ReasoningWords() {}

  /**
   * Reads an amount of dollars that may be spent.
   *
   * @param text an exact decimal
   * @return above zero, without zeros at its end
   * @throws IllegalArgumentException when it is anything else
   */
  public static BigDecimal budgetUsd(String text) {
    if (text.matches("\\d{1,7}(\\.\\d{1,12})?")) {
      BigDecimal amount = new BigDecimal(text).stripTrailingZeros();
      if (amount.signum() > 0
          && amount.scale() <= MOST_DECIMALS
          && amount.compareTo(MOST_USD) <= 0) {
        return amount.scale() < 0 ? amount.setScale(0) : amount;
      }
    }
    throw new IllegalArgumentException(
        "must be US dollars above 0 and at most 1000000 with at most %d decimals, such as 0.50, not"
                .formatted(MOST_DECIMALS)
            + " '"
            + shown(text)
            + "'");
  }

  /**
   * Reads how often the deciding steps are asked.
   *
   * @param text a whole number
   * @return 1 to {@value ReasoningTerms#MOST_SAMPLES}
   * @throws IllegalArgumentException when it is anything else
   */
  public static int samples(String text) {
    if (text.matches("\\d{1,3}")) {
      int samples = Integer.parseInt(text);
      if (samples >= 1 && samples <= ReasoningTerms.MOST_SAMPLES) {
        return samples;
      }
    }
    throw new IllegalArgumentException(
        "must be 1 to %d, not '%s'".formatted(ReasoningTerms.MOST_SAMPLES, shown(text)));
  }

  /**
   * Reads a version of a prompt.
   *
   * @param text such as {@code v2}
   * @return the same
   * @throws IllegalArgumentException when it is anything else
   */
  public static String promptVersion(String text) {
    if (!text.matches("v[1-9][0-9]{0,5}")) {
      throw new IllegalArgumentException("must be a version such as v1, not '" + shown(text) + "'");
    }
    return text;
  }

  /**
   * Reads an agent's name.
   *
   * @param text such as {@code market-analyst}
   * @return one that reasons
   * @throws IllegalArgumentException naming all of them, when it is no agent
   */
  public static Step agent(String text) {
    return Step.named(text)
        .filter(Step::isAgent)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "must be one of %s, not '%s'"
                    .formatted(
                        Arrays.stream(Step.values())
                            .filter(Step::isAgent)
                            .map(Step::wireName)
                            .collect(Collectors.joining(", ")),
                        shown(text))));
  }

  private static String shown(String text) {
    return text.length() > 24 ? text.substring(0, 24) + "..." : text;
  }
}
