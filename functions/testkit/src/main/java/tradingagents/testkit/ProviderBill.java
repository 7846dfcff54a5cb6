package tradingagents.testkit;

import java.math.BigDecimal;
import java.util.Map;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Tokens;

/** The other side's accounts, in millionths of a millionth of a dollar. */
public final class ProviderBill {
  /** Input, output, cache read and cache write in millionths of a dollar per million tokens. */
  private static final Map<String, long[]> RATES =
      Map.of(
          "anthropic:claude-haiku-4-5", new long[] {1_000_000, 5_000_000, 100_000, 1_250_000},
          "openai:gpt-5.4-mini", new long[] {750_000, 4_500_000, 75_000, 750_000},
          "bedrock:us.amazon.nova-pro-v1:0", new long[] {800_000, 3_200_000, 200_000, 800_000},
          "gemini:gemini-3.5-flash-lite", new long[] {300_000, 2_500_000, 30_000, 300_000},
          "bedrock:eu.anthropic.claude-sonnet-4-6",
              new long[] {3_300_000, 16_500_000, 330_000, 4_125_000});

  private ProviderBill() {}

  /**
   * What a provider bills.
   *
   * @param model one of the five that this has rates of
   * @param tokens used
   * @return in US dollars, exact
   */
  public static BigDecimal of(ModelId model, Tokens tokens) {
    long[] rates = RATES.get(model.toString());
    if (rates == null) {
      throw new IllegalStateException("no rates of " + model);
    }
    long pico =
        Math.addExact(
            rates[0] * tokens.fresh() + rates[1] * tokens.output(),
            rates[2] * tokens.cacheRead() + rates[3] * tokens.cacheWritten());
    return BigDecimal.valueOf(pico, 12);
  }
}
