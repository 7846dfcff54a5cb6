package tradingagents.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tradingagents.desk.models.ModelCatalogue;
import tradingagents.desk.models.ModelChecks;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

class BenchSetFileTest {
  private static final BenchSetFile FILE =
      new BenchSetFile(new ModelChecks(ModelCatalogue.shipped()), LocalDate.of(2026, 11, 2));

  @TempDir private Path folder;

  private BenchSet read(String json) throws IOException {
    return FILE.read(Files.writeString(folder.resolve("set.json"), json));
  }

  @Test
  void rules_always_play() throws IOException {
    BenchSet set =
        read(
            "{\"models\":[\"openai:gpt-5.4-mini\",\"agents\"],\"briefs\":[{\"symbol\":\"aapl\","
                + "\"asOf\":\"2016-06-30\"}]}");

    assertThat(set.models()).containsExactly("openai:gpt-5.4-mini", "agents", "rules");
    assertThat(set.briefs())
        .containsExactly(new BenchSet.Dated(new Symbol("AAPL"), LocalDate.of(2016, 6, 30)));
    assertThat(set.depth()).isEqualTo(1);
    assertThat(set.horizonSessions()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "/tradingagents/cli/bench-sets.txt",
      delimiterString = " => ",
      quoteCharacter = '`')
  void a_wrong_set_is_refused_with_the_field_and_the_value(String json, String sentence) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> {
              assertThat(e.failure().reason()).isEqualTo(Reason.INVALID);
              assertThat(e.failure().detail()).startsWith("the set").contains(sentence);
            });
  }

  @Test
  void more_briefs_than_allowed_are_refused() {
    String briefs =
        IntStream.range(0, BenchSet.MOST_BRIEFS + 1)
            .mapToObj(i -> "{\"symbol\":\"AAPL\",\"asOf\":\"2016-06-30\"}")
            .collect(Collectors.joining(","));

    assertThatThrownBy(() -> read("{\"models\":[\"rules\"],\"briefs\":[" + briefs + "]}"))
        .hasMessageContaining("briefs must be a list of 1 to 500, not 501");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThatThrownBy(() -> FILE.read(folder.resolve("none.json")))
        .hasMessageContaining("none.json cannot be read");
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "/tradingagents/cli/bench-briefs.txt",
      delimiterString = " => ",
      quoteCharacter = '`')
  void a_brief_that_the_prices_do_not_allow_is_refused(String briefs, String sentence)
      throws IOException {
    BenchSet set = read("{\"models\":[\"rules\"],\"briefs\":[" + briefs + "]}");

    assertThatThrownBy(() ->
            new Bench(
                set,
                Prices.ofTheBox(TradingCalendar.usEquities()),
                new Bench.Terms(
                    "bench-1",
                    1,
                    java.math.BigDecimal.ONE,
                    InstantSource.fixed(Instant.parse("2026-11-02T12:00:00Z")))))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining(sentence);
  }
}
