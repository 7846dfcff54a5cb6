package tradingagents.desk.models;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a model's tokens cost from a day on, for prompts over a length and one tier of service.
 *
 * @param from the first day, in UTC
 * @param aboveTokens prompts of more tokens than this pay this price for all their tokens
 * @param tier of service
 * @param input US dollars per million tokens read anew
 * @param output US dollars per million tokens written, thinking included
 * @param cacheRead US dollars per million tokens read from the cache
 * @param cacheWrite US dollars per million tokens read and written to the cache
 */
public record TokenPrice(
    LocalDate from,
    long aboveTokens,
    ServiceTier tier,
    BigDecimal input,
    BigDecimal output,
    BigDecimal cacheRead,
    BigDecimal cacheWrite) {
  /** The most decimals of a price per million. */
  public static final int DECIMALS = 6;

  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

  /** Checks the amounts. */
  public TokenPrice {
    if (aboveTokens < 0) {
      throw new IllegalArgumentException("a prompt has no fewer than 0 tokens, not " + aboveTokens);
    }
    for (BigDecimal price : List.of(input, output, cacheRead, cacheWrite)) {
      if (price.signum() < 0
          || price.compareTo(MOST) > 0
          || price.stripTrailingZeros().scale() > DECIMALS) {
        throw new IllegalArgumentException(
            "a price per million tokens is 0 to %s dollars with at most %d decimals, not %s"
                .formatted(MOST, DECIMALS, price.toPlainString()));
      }
    }
  }

  /**
   * What tokens cost. Each is in exactly one of the four parts and is paid once.
   *
   * @param tokens what was used
   * @return exact, in US dollars, with at most {@value PriceTable#DECIMALS} decimals
   */
  public BigDecimal cost(Tokens tokens) {
    return part(input, tokens.fresh())
        .add(part(cacheRead, tokens.cacheRead()))
        .add(part(cacheWrite, tokens.cacheWritten()))
        .add(part(output, tokens.output()));
  }

  /** The most a prompt and an answer of these lengths can cost, whatever is cached of it. */
  BigDecimal atMost(long promptTokens, long answerTokens) {
    BigDecimal dearest = input.max(cacheWrite).max(cacheRead);
    return part(dearest, promptTokens).add(part(output, answerTokens));
  }

  /** The same price times a factor. */
  TokenPrice times(BigDecimal factor) {
    return new TokenPrice(
        from,
        aboveTokens,
        tier,
        input.multiply(factor),
        output.multiply(factor),
        cacheRead.multiply(factor),
        cacheWrite.multiply(factor));
  }

  private static BigDecimal part(BigDecimal perMillion, long tokens) {
    return perMillion.multiply(BigDecimal.valueOf(tokens)).movePointLeft(6);
  }
}
