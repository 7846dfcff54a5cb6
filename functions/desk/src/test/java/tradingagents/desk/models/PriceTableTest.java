package tradingagents.desk.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

class PriceTableTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
  private static final ModelId SONNET = ModelId.parse("anthropic:claude-sonnet-4-6");
  private static final ModelId HAIKU = ModelId.parse("anthropic:claude-haiku-5-5");

  private final PriceTable prices = ModelCatalogue.shipped().prices();

  /** The worked example on the page of the crate claude-cost 0.1.0, Sonnet at 3 / 0.30 / 15. */
  @Test
  void a_cached_token_is_paid_once_and_at_the_price_of_a_cached_token() {
    assertThat(prices.cost(SONNET, DAY, new Tokens(423, 380, 0, 18, false)).orThrow())
        .isEqualByComparingTo("0.001653");
  }

  @Test
  void each_class_of_tokens_has_its_own_price() {
    assertThat(prices.cost(SONNET, DAY, new Tokens(1, 10, 100, 1000, true)).orThrow())
        .isEqualByComparingTo("0.015381");
    assertThat(prices.cost(SONNET, DAY, Tokens.NONE).orThrow()).isZero();
  }

  /** Haiku 5.5: 0.10 up to 100,000 tokens of prompt, 0.50 for all of them above. */
  @ParameterizedTest
  @CsvSource({
    "100000, 0,     0,      0.01",
    "100001, 0,     0,      0.0500005",
    "1,      90000, 10000,  0.0107505",
    "0,      90000, 10000,  0.00215",
  })
  void a_prompt_over_the_threshold_pays_the_higher_price_for_all_its_tokens_cached_ones_counted(
      long fresh, long read, long written, BigDecimal usd) {
    assertThat(prices.cost(HAIKU, DAY, new Tokens(fresh, read, written, 0, false)).orThrow())
        .isEqualByComparingTo(usd);
  }

  @Test
  void the_answer_does_not_lengthen_the_prompt() {
    assertThat(prices.cost(HAIKU, DAY, new Tokens(100_000, 0, 0, 100_000, false)).orThrow())
        .isEqualByComparingTo("0.06");
  }

  /** Cache reads of Sonnet 5.5 went from 0.20 to 0.10 on 2026-10-07. */
  @Test
  void the_price_is_the_one_of_the_day_of_the_call() {
    ModelId model = ModelId.parse("anthropic:claude-sonnet-5-5");
    Tokens read = new Tokens(0, 1_000_000, 0, 0, false);

    assertThat(prices.cost(model, LocalDate.of(2026, 10, 6), read).orThrow())
        .isEqualByComparingTo("0.20");
    assertThat(prices.cost(model, LocalDate.of(2026, 10, 7), read).orThrow())
        .isEqualByComparingTo("0.10");
  }

  @Test
  void rows_of_a_later_day_replace_every_band_of_before() {
    PriceTable flat =
        ModelCatalogue.shipped()
            .with(
                """
                model openai:x 1000000 1000 0 - 1 -
                price openai:x -          0      standard 1 1 1 1
                price openai:x -          200000 standard 2 2 2 2
                price openai:x 2026-10-01 0      standard 1 1 1 1
                """)
            .prices();
    Tokens longPrompt = new Tokens(500_000, 0, 0, 0, false);

    assertThat(
            flat.cost(ModelId.parse("openai:x"), LocalDate.of(2026, 9, 30), longPrompt).orThrow())
        .isEqualByComparingTo("1");
    assertThat(flat.cost(ModelId.parse("openai:x"), DAY, longPrompt).orThrow())
        .isEqualByComparingTo("0.5");
  }

  @Test
  void a_model_without_a_price_is_an_error_and_never_free() {
    assertThat(prices.cost(ModelId.parse("openai:new"), DAY, Tokens.NONE))
        .isInstanceOfSatisfying(
            Result.Err.class,
            err -> {
              assertThat(err.failure().reason()).isEqualTo(Reason.NO_DATA);
              assertThat(err.failure().detail())
                  .startsWith("no standard price of openai:new is known for 2026-11-01");
            });
    // Before the first day of a dated price there is none either.
    assertThat(prices.cost(HAIKU, LocalDate.of(2026, 10, 6), Tokens.NONE))
        .isInstanceOf(Result.Err.class);
    assertThat(prices.price(SONNET, DAY, 1, ServiceTier.PRIORITY)).isInstanceOf(Result.Err.class);
  }

  /** Against whole numbers: prices in millionths of a dollar, amounts in 10^-12. */
  @Test
  void costs_are_exact_for_any_tokens_and_never_over_what_is_held() {
    Random random = new Random(20261126);
    for (ModelId model : ModelCatalogue.shipped().all()) {
      for (int i = 0; i < 200; i++) {
        Tokens tokens =
            new Tokens(
                random.nextLong(400_000),
                random.nextLong(400_000),
                random.nextLong(400_000),
                random.nextLong(64_000),
                false);
        TokenPrice price = prices.price(model, DAY, tokens.input(), ServiceTier.STANDARD).orThrow();
        BigInteger expected =
            micro(price.input(), tokens.fresh())
                .add(micro(price.cacheRead(), tokens.cacheRead()))
                .add(micro(price.cacheWrite(), tokens.cacheWritten()))
                .add(micro(price.output(), tokens.output()));
        BigDecimal cost = prices.cost(model, DAY, tokens).orThrow();

        assertThat(cost.movePointRight(PriceTable.DECIMALS).toBigIntegerExact())
            .isEqualTo(expected);
        assertThat(
                prices
                    .atMost(
                        model,
                        DAY,
                        tokens.input() + random.nextLong(1000),
                        tokens.output() + random.nextLong(1000))
                    .orThrow())
            .isGreaterThanOrEqualTo(cost);
      }
    }
  }

  private static BigInteger micro(BigDecimal perMillion, long tokens) {
    return perMillion
        .movePointRight(TokenPrice.DECIMALS)
        .toBigIntegerExact()
        .multiply(BigInteger.valueOf(tokens));
  }
}
