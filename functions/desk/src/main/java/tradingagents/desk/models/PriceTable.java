package tradingagents.desk.models;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * What each model costs, by day, length of prompt and tier of service. Nothing is rounded: an
 * amount has at most {@value #DECIMALS} decimals, six of the price and six of the million. A model
 * without a price is an error, never free.
 */
public final class PriceTable {
  /** The most decimals of an amount of dollars. */
  public static final int DECIMALS = TokenPrice.DECIMALS + 6;

  private final Map<String, List<TokenPrice>> prices;

  PriceTable(Map<String, List<TokenPrice>> prices) {
    this.prices = Map.copyOf(prices);
  }

  /**
   * The price of a call.
   *
   * @param model who is asked
   * @param day of the call, in UTC
   * @param promptTokens all tokens read, cached ones included
   * @param tier of service
   * @return NO_DATA, naming model and day, when no price is known
   */
  public Result<TokenPrice> price(
      ModelId model, LocalDate day, long promptTokens, ServiceTier tier) {
    return inForce(model, day, tier)
        .filter(price -> price.aboveTokens() < promptTokens || price.aboveTokens() == 0)
        .reduce((shorter, longer) -> longer)
        .<Result<TokenPrice>>map(Result::ok)
        .orElseGet(() -> unknown(model, day, tier));
  }

  /**
   * What a call cost.
   *
   * @param model who answered
   * @param day of the call, in UTC
   * @param tokens what was used
   * @return exact, in US dollars; NO_DATA when no price is known
   */
  public Result<BigDecimal> cost(ModelId model, LocalDate day, Tokens tokens) {
    return price(model, day, tokens.input(), ServiceTier.STANDARD).map(p -> p.cost(tokens));
  }

  /**
   * The most a call can cost: its prompt written to the cache or not, at the dearest band it can
   * reach, and the longest answer that is asked for.
   *
   * @param model who is asked
   * @param day of the call, in UTC
   * @param promptTokens no fewer than the provider will count
   * @param answerTokens the most that the answer may have
   * @return exact, in US dollars; NO_DATA when no price is known
   */
  public Result<BigDecimal> atMost(
      ModelId model, LocalDate day, long promptTokens, long answerTokens) {
    return inForce(model, day, ServiceTier.STANDARD)
        .filter(price -> price.aboveTokens() < promptTokens || price.aboveTokens() == 0)
        .map(price -> price.atMost(promptTokens, answerTokens))
        .reduce(BigDecimal::max)
        .<Result<BigDecimal>>map(Result::ok)
        .orElseGet(() -> unknown(model, day, ServiceTier.STANDARD));
  }

  /** The bands of the newest day that has begun, shortest prompts first. */
  private Stream<TokenPrice> inForce(ModelId model, LocalDate day, ServiceTier tier) {
    String any = ModelCatalogue.any(model.provider());
    List<TokenPrice> begun =
        prices.getOrDefault(model.toString(), prices.getOrDefault(any, List.of())).stream()
            .filter(price -> price.tier() == tier && !price.from().isAfter(day))
            .toList();
    LocalDate newest =
        begun.stream().map(TokenPrice::from).max(LocalDate::compareTo).orElse(LocalDate.MIN);
    return begun.stream()
        .filter(price -> price.from().equals(newest))
        .sorted(Comparator.comparingLong(TokenPrice::aboveTokens));
  }

  private static <T> Result<T> unknown(ModelId model, LocalDate day, ServiceTier tier) {
    return Result.err(
        Reason.NO_DATA,
        ("no %s price of %s is known for %s: add a row to MODEL_PRICES, such as"
                + " 'price %s - 0 standard 1 5 0.1 1.25'")
            .formatted(tier, model, day, model));
  }
}
