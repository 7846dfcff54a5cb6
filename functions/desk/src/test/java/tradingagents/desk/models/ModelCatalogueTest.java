package tradingagents.desk.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

class ModelCatalogueTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  private final ModelCatalogue catalogue = ModelCatalogue.shipped();

  @Test
  void every_shipped_model_has_a_price_today() {
    assertThat(catalogue.all()).hasSizeGreaterThan(40);
    for (ModelId model : catalogue.all()) {
      assertThat(catalogue.prices().cost(model, DAY, new Tokens(1, 0, 0, 0, false)).orThrow())
          .as("%s", model)
          .isPositive();
    }
  }

  /** The rows of llm-prices and of the price page for 100,000 fresh and 10,000 written tokens. */
  @ParameterizedTest
  @CsvSource({
    "anthropic:claude-haiku-4-5,            0.15",
    "anthropic:claude-sonnet-4-6,           0.45",
    "anthropic:claude-opus-5-5,             0.60",
    "bedrock:amazon.nova-micro-v1:0,        0.0049",
    "bedrock:us.amazon.nova-pro-v1:0,       0.112",
    "bedrock:us.anthropic.claude-sonnet-4-6, 0.495",
    "openai:gpt-5.4-mini,                   0.12",
    "openai:gpt-5.6-luna,                   0.032",
    "gemini:gemini-3.5-flash-lite,          0.055",
    "ollama:llama3.3:70b,                   0",
  })
  void a_model_costs_what_its_source_says(String id, BigDecimal usd) {
    Tokens tokens = new Tokens(100_000, 0, 0, 10_000, false);

    assertThat(catalogue.prices().cost(ModelId.parse(id), DAY, tokens).orThrow())
        .isEqualByComparingTo(usd);
  }

  @Test
  void any_name_is_known_at_ollama_and_free() {
    ModelId model = ModelId.parse("ollama:whatever:7b");

    assertThat(catalogue.find(model))
        .hasValueSatisfying(facts -> {
          assertThat(facts.id()).isEqualTo(model);
          assertThat(facts.can(Ability.PROMPT_CACHE)).isFalse();
        });
    assertThat(catalogue.prices().atMost(model, DAY, 1_000_000, 1_000_000).orThrow()).isZero();
    assertThat(catalogue.all()).noneMatch(id -> id.provider() == Provider.OLLAMA);
  }

  @Test
  void an_unknown_model_is_refused_with_its_nearest_names() {
    Result<ModelFacts> found = catalogue.known(ModelId.parse("openai:gpt-5.4-mimi"));

    assertThat(found)
        .isInstanceOfSatisfying(
            Result.Err.class,
            err -> {
              assertThat(err.failure().reason()).isEqualTo(Reason.NOT_FOUND);
              assertThat(err.failure().detail())
                  .contains("no model openai:gpt-5.4-mimi", "the nearest are openai:gpt-5.4-mini,")
                  .contains("'as openai:gpt-5.4-mimi openai:gpt-5.4-mini 1'");
            });
    assertThat(catalogue.nearest("anthropic:claude-sonet-4-6").getFirst())
        .isEqualTo(ModelId.parse("anthropic:claude-sonnet-4-6"));
  }

  @Test
  void a_model_of_ones_own_needs_a_row_and_no_build() {
    ModelId mine = ModelId.parse("openai:house/mixtral@4");

    ModelCatalogue own =
        catalogue.with(
            """
            # behind another base URL
            model openai:house/mixtral@4 32768 4096 0 2024-12-31 1.3 tools,temperature
            price openai:house/mixtral@4 - 0 standard 0.25 0.5 0.25 0.25 # ours
            """);

    assertThat(own.find(mine))
        .hasValueSatisfying(facts -> {
          assertThat(facts.trainingCutOff()).isEqualTo(LocalDate.of(2024, 12, 31));
          assertThat(facts.tokens(1000)).isEqualTo(1300);
          assertThat(facts.can(Ability.JSON_SCHEMA)).isFalse();
        });
    assertThat(own.prices().cost(mine, DAY, new Tokens(4, 0, 0, 2, false)).orThrow())
        .isEqualByComparingTo("0.000002");
    assertThat(catalogue.find(mine)).isEmpty();
  }

  @Test
  void a_price_of_ones_own_replaces_all_that_were_known_of_the_model() {
    ModelCatalogue own =
        catalogue.with("price anthropic:claude-sonnet-5-5 - 0 standard 1 1 1 1; ;");
    ModelId model = ModelId.parse("anthropic:claude-sonnet-5-5");

    assertThat(own.prices().cost(model, DAY, new Tokens(0, 1_000_000, 0, 0, false)).orThrow())
        .isEqualByComparingTo("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "model openai:x 1 2 3 | has 8 columns, not 5",
        "modle openai:x 1     | begins with model, price or as",
        "price openai:gpt-5.4-mini - 0 standard -1 1 1 1 | '-1' is not an amount from 0",
        "price openai:gpt-5.4-mini - 0 standard 0.0000001 1 1 1 | at most 6 decimals, not"
            + " 0.0000001",
        "price openai:gpt-5.4-mini 2026-13-01 0 standard 1 1 1 1 | '2026-13-01' is not a date",
        "price openai:gpt-5.4-mini - 0 fast 1 1 1 1 | 'fast' is not one of [standard, flex,"
            + " priority]",
        "price openai:new - 0 standard 1 1 1 1 | nothing is known of openai:new",
        "as openai:new openai:old 1 | there is no model openai:old",
        "model openai:x 100 200 0 - 1 - | at least its longest answer",
        "model openai:x 100 50 0 - 1 fly | 'fly' is not one of",
        "model opneai:x 100 50 0 - 1 - | there is no provider 'opneai'",
      })
  void a_row_that_cannot_be_read_is_named_with_what_is_allowed(String row, String says) {
    assertThatThrownBy(() -> catalogue.with("# mine\n" + row))
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.failure().reason()).isEqualTo(Reason.INVALID))
        .hasMessageContaining("line 2 of the models, '" + row.strip() + "'")
        .hasMessageContaining(says);
  }

  @Test
  void one_day_length_and_tier_has_one_price() {
    String row = "price openai:gpt-5.4-mini - 0 standard 1 1 1 1";

    assertThatThrownBy(() -> catalogue.with(row + "\n" + row))
        .hasMessageContaining("there is a price of this day, length and tier already");
  }
}
