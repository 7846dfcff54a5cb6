package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributionCommandTest {
  private static final String GOOD =
      """
      period,segment,portfolioWeight,benchmarkWeight,portfolioReturn,benchmarkReturn
      Q1,UK,0.4,0.4,0.20,0.10
      Q1,Japan,0.3,0.2,-0.05,-0.04
      Q1,US,0.3,0.4,0.06,0.08

      Q2,UK,0.5,0.4,0.03,0.02
      Q2,Japan,0,0.2,,0.05
      Q2,US,0.5,0.4,0.01,0.03
      """;

  @TempDir private Path folder;

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("segments.csv"), text).toString();
  }

  @Test
  void prints_effects_that_sum_to_the_excess() throws IOException {
    for (String linking : new String[] {"carino", "Menchero"}) {
      JsonNode answer =
          JsonMapper.builder()
              .build()
              .readTree(
                  Typed.answer(
                      "attribution", "--segments", file(GOOD), "--linking", linking, "--json"));

      double excess = answer.path("excessReturn").asDouble();
      assertThat(excess).isCloseTo(1.083 * 1.02 - 1.064 * 1.03, within(1e-12));
      double sum =
          answer.path("allocation").asDouble()
              + answer.path("selection").asDouble()
              + answer.path("interaction").asDouble();
      assertThat(sum).isCloseTo(excess, within(1e-12));
      assertThat(answer.path("segments")).hasSize(3);
      assertThat(answer.path("periods")).hasSize(2);
    }
  }

  @Test
  void prints_a_table_for_people() throws IOException {
    String table = Typed.answer("attribution", "--segments", file(GOOD));

    assertThat(table.lines().toList())
        .contains(
            "Portfolio 10.47 %, benchmark 9.59 %, excess 0.87 % (linked by carino)",
            "segment  allocation  selection  interaction    total",
            "UK          -0.11 %     4.53 %       0.11 %   4.53 %",
            "all         -1.77 %     2.65 %       0.00 %   0.87 %");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Q1,US,0.3| Q1,US,abc| Line 4: portfolioWeight must be a number such as 0.0125, not 'abc'.",
        "Q1,US,0.3| Q1,US,NaN| Line 4: portfolioWeight must be a number such as 0.0125, not 'NaN'.",
        "Q1,US,0.3| Q1,US,0.31| The portfolio weights of period Q1 must sum to 1, not 1.01.",
        "Q1,US| Q1,UK| Period Q1 names segment UK twice.",
        "Q1,US| ,US| Line 4: period is empty.",
        "Q2,UK,0.5,0.4,0.03,0.02| Q2,UK,0.5,0.4,,0.02"
            + "| UK has weight in the portfolio, so it needs a return there.",
        "portfolioWeight| portfolioWeigth"
            + "| There is no column 'portfolioWeight'; did you mean 'portfolioWeigth'?",
        "segment,| period,| '{file}': two columns are named 'period'.",
        "Q1,US,0.3,0.4,0.06,0.08| Q1,US,0.3,0.4,0.06"
            + "| '{file}': line 4 has 5 columns, the header has 6.",
      })
  void refuses_bad_files_with_one_sentence(String good, String bad, String sentence)
      throws IOException {
    String file = file(GOOD.replace(good, bad));

    Typed typed = Typed.command("attribution", "--segments", file);

    assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.errors()).containsExactly(sentence.replace("{file}", file));
  }

  @Test
  void refuses_files_that_are_none() throws IOException {
    Typed empty = Typed.command("attribution", "--segments", file(""));
    assertThat(empty.err()).contains("the file is empty");
    Typed header = Typed.command("attribution", "--segments", file(GOOD.substring(0, 79)));
    assertThat(header.err()).contains("the file has a header but no rows");
    Typed absent = Typed.command("attribution", "--segments", folder.resolve("no.csv").toString());
    assertThat(absent.err()).contains("There is no file '");
    Typed way = Typed.command("attribution", "--segments", file(GOOD), "--linking", "sum");
    assertThat(way.err()).isEqualTo("Linking must be carino or menchero, not 'sum'.\n");
    assertThat(new int[] {empty.code(), header.code(), absent.code(), way.code()})
        .containsOnly(ExitCode.BAD_INPUT);
  }
}
