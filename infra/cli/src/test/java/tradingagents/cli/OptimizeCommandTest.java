package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizeCommandTest {
  /** A moves by 1, 2, 0.5 percent around 0.1, 0.3, 0.05; no two of the three go together. */
  private static final String GOOD =
      """
      date,AAA,BBB-B,CCC
      2024-01-02,0.011,0.023,0.0055
      2024-01-03,0.011,-0.017,-0.0045
      2024-01-04,-0.009,0.023,-0.0045
      2024-01-05,-0.009,-0.017,0.0055
      """;

  @TempDir private Path folder;

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("returns.csv"), text).toString();
  }

  private static String[] words(String file, String options) {
    List<String> words = new ArrayList<>(List.of("optimize", "--returns", file));
    words.addAll(Arrays.asList(options.split(" ")));
    return words.toArray(String[]::new);
  }

  private JsonNode answer(String options) throws IOException {
    return JsonMapper.builder()
        .build()
        .readTree(Typed.answer(words(file(GOOD), options + " --json")));
  }

  @Test
  void the_answer_begins_with_the_five_that_were_promised() throws IOException {
    JsonNode answer = answer("--objective min-variance");

    List<String> names = new ArrayList<>();
    answer.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .startsWith(
            "weights", "expectedReturn", "volatility", "valueAtRisk", "conditionalValueAtRisk");
    // Uncorrelated: by inverse variance, 1/1 : 1/4 : 4, so 4/21, 1/21 and 16/21.
    assertThat(answer.at("/weights/AAA").asDouble()).isCloseTo(4 / 21.0, within(1e-12));
    assertThat(answer.at("/weights/BBB-B").asDouble()).isCloseTo(1 / 21.0, within(1e-12));
    assertThat(answer.at("/weights/CCC").asDouble()).isCloseTo(16 / 21.0, within(1e-12));
    assertThat(answer.path("expectedReturn").asDouble())
        .isCloseTo((4 * 0.001 + 0.003 + 16 * 0.0005) / 21, within(1e-15));
    assertThat(answer.path("volatility").asDouble())
        .isCloseTo(Math.sqrt((16 + 4 + 64) * 1e-4 * 4 / 3) / 21, within(1e-15));
    assertThat(answer.path("valueAtRisk").asDouble()).isLessThan(0);
    assertThat(answer.path("conditionalValueAtRisk").asDouble())
        .isLessThanOrEqualTo(answer.path("valueAtRisk").asDouble());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--objective min-variance",
        "--objective max-sharpe --risk-free 0.0001",
        "--objective target-return --target 0.002",
        "--objective min-cvar --level 0.75",
        "--objective risk-parity",
        "--objective HRP --distance correlation",
        "--objective black-litterman --views AAA-BBB-B=0.01;CCC=0.001",
        "--objective min-variance --covariance ewma --lambda 0.97",
        "--objective min-variance --covariance ledoit-wolf",
        "--objective min-cvar --covariance ledoit-wolf-correlation --target 0.0015",
      })
  void every_objective_sums_to_one_within_its_bounds(String options) throws IOException {
    JsonNode answer = answer(options + " --bounds 0.05:0.7,aaa=0.1:0.4");

    double sum = 0;
    for (JsonNode weight : answer.path("weights")) {
      assertThat(weight.asDouble()).isBetween(0.05, 0.7);
      sum += weight.asDouble();
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
    assertThat(answer.at("/weights/AAA").asDouble()).isBetween(0.1, 0.4);
    if (options.contains("--target 0.00")) {
      String target = options.substring(options.indexOf("0.00"));
      assertThat(answer.path("expectedReturn").asDouble())
          .isCloseTo(Double.parseDouble(target), within(1e-12));
    }
  }

  @Test
  void constraints_are_honoured() throws IOException {
    JsonNode grouped = answer("--objective min-variance --groups g=AAA+BBB-B:0.5:0.6");
    JsonNode trading =
        answer("--objective min-variance --turnover 0.2 --current AAA=0.5,BBB-B=0.5");
    JsonNode earning = answer("--objective min-variance --least-return 0.002");
    JsonNode frontier = answer("--frontier 3");
    JsonNode market =
        answer("--objective black-litterman --market AAA=0.2,BBB-B=0.3,CCC=0.5 --tau 0.1");

    assertThat(grouped.at("/weights/CCC").asDouble()).isCloseTo(0.5, within(1e-12));
    assertThat(trading.at("/weights/CCC").asDouble()).isCloseTo(0.1, within(1e-12));
    assertThat(earning.path("expectedReturn").asDouble()).isCloseTo(0.002, within(1e-12));
    assertThat(frontier.path("frontier")).hasSize(3);
    assertThat(frontier.at("/frontier/2/weights/BBB-B").asDouble()).isEqualTo(1);
    assertThat(frontier.path("objective").asText()).isEqualTo("min-variance");
    assertThat(market.at("/weights/BBB-B").asDouble()).isEqualTo(0.3);
    assertThat(market.at("/posteriorReturns/AAA").asDouble())
        .isEqualTo(market.at("/equilibriumReturns/AAA").asDouble());
  }

  @Test
  void some_columns_are_enough() throws IOException {
    JsonNode two = answer("--objective risk-parity --columns ccc,AAA --budgets AAA=4,CCC=1");

    assertThat(two.path("weights")).hasSize(2);
    // Uncorrelated: weights as roots of the budgets over volatilities, 2/1 : 1/0.5.
    assertThat(two.at("/weights/AAA").asDouble()).isCloseTo(0.5, within(1e-12));
    assertThat(two.at("/riskContributions/AAA").asDouble()).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void prints_tables_for_people() throws IOException {
    String table = Typed.answer(words(file(GOOD), "--objective black-litterman --frontier 2"));

    assertThat(table.lines().toList())
        .contains(
            "black-litterman, covariance sample",
            "asset   weight  share of risk",
            "AAA    33.33 %        19.05 %",
            "expected return                    0.0015",
            "frontier  expected return  volatility      AAA     BBB-B      CCC",
            "2                   0.003    0.023094   0.00 %  100.00 %   0.00 %");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--objective min-varance| There is no objective 'min-varance'; did you mean"
            + " 'min-variance'?",
        "--objective min-variance --covariance sampel"
            + "| There is no covariance 'sampel'; did you mean 'sample'?",
        "--json| --objective is missing: min-variance, max-sharpe, target-return, min-cvar,"
            + " risk-parity, hrp or black-litterman.",
        "--objective target-return| target-return needs a target.",
        "--objective min-variance --target 0.001"
            + "| A target belongs to target-return and min-cvar.",
        "--objective hrp --tau 0.1| Market, delta, tau and views belong to black-litterman.",
        "--objective min-variance --lambda 0.9| A lambda belongs to the covariance ewma.",
        "--objective min-variance --budgets AAA=1| A budget belongs to risk-parity.",
        "--objective risk-parity --budgets AAA=1"
            + "| BBB-B has no risk budget; every asset needs one.",
        "--objective min-cvar --level 1| A level is above 0 and below 1, not 1.0.",
        "--objective min-variance --level 0| A level is above 0 and below 1, not 0.0.",
        "--objective target-return --target 0.004| The target return 0.004 per period is out of"
            + " reach: under these constraints it lies between 0.0005 and 0.003.",
        "--objective min-variance --bounds 0.6:0.4"
            + "| The bounds of AAA contradict each other: at least 0.6, at most 0.4.",
        "--objective min-variance --bounds 0:0.3"
            + "| The upper bounds add up to 0.9; a fully invested portfolio needs 1.",
        "--objective min-variance --bounds AAA=0.5"
            + "| --bounds: a range is written as low:high, such as 0:0.4, not 'AAA=0.5'.",
        "--objective min-variance --bounds 0:x| --bounds: 'x' is not a number in '0:x'.",
        "--objective min-variance --bounds AAB=0:1| There is no asset 'AAB'; did you mean 'AAA'?",
        "--objective min-variance --groups g=AAA"
            + "| A group is written as NAME=A+B:floor:cap, not 'g=AAA'.",
        "--objective hrp --groups g=AAA:0:0.5| Hrp cannot honour groups; min-variance, max-sharpe,"
            + " target-return and min-cvar can.",
        "--objective min-variance --turnover 0.1"
            + "| A limit on turnover needs current weights, and they need it.",
        "--objective min-variance --current AAA=1,AAA=2| --current names AAA twice.",
        "--objective black-litterman --views AAA/CCC=1| A view is written as A-B=0.02 with assets"
            + " of the file, not 'AAA/CCC=1'; the assets are AAA, BBB-B, CCC.",
        "--objective max-sharpe --risk-free 0.01| No portfolio is expected to earn more than the"
            + " risk-free 0.01 per period: the highest under these constraints is 0.003, so there"
            + " is no best Sharpe ratio.",
        "--frontier 1| --frontier is 2 to 100 points, not 1.",
        "--objective min-variance --columns AAA,AAA| The asset AAA appears twice.",
      })
  void refuses_what_cannot_be_done_with_one_sentence(String options, String sentence)
      throws IOException {
    Typed typed = Typed.command(words(file(GOOD), options));

    assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.errors()).containsExactly(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "0.023,-0.0045| 0.023,NaN| Line 4: CCC must be a number such as 0.0125, not 'NaN'.",
        "0.023,-0.0045| -1.5,-0.0045"
            + "| Line 4: BBB-B must be a return above -1 as a fraction such as 0.0125, not '-1.5'.",
        "2024-01-05| 2024-01-04| Line 5: date 2024-01-04 appears twice.",
        "2024-01-05| 2023-01-04| Line 5: date 2023-01-04 follows 2024-01-04, but the oldest must"
            + " come first.",
      })
  void refuses_bad_files_with_one_sentence(String good, String bad, String sentence)
      throws IOException {
    Typed typed = Typed.command(words(file(GOOD.replace(good, bad)), "--objective min-variance"));

    assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.errors()).containsExactly(sentence);
  }

  @Test
  void a_singular_covariance_names_the_assets() throws IOException {
    String twins =
        GOOD.lines()
            .map(line -> line + "," + line.split(",")[1])
            .reduce((a, b) -> a + "\n" + b)
            .orElse("")
            .replace("CCC,AAA", "CCC,DDD");
    String still = GOOD.replace("-0.0045", "0.0055");

    Typed twice = Typed.command(words(file(twins), "--objective max-sharpe --columns AAA,DDD"));
    Typed constant = Typed.command(words(file(still), "--objective min-variance"));
    Typed few = Typed.command(words(file(twins), "--objective min-variance"));

    assertThat(twice.errors())
        .containsExactly(
            "The covariance is singular: AAA and DDD always move together; leave one out.");
    assertThat(constant.errors())
        .containsExactly(
            "The covariance is singular: the returns of CCC are constant; leave it out.");
    assertThat(few.errors())
        .containsExactly(
            "The covariance is singular: 4 observations of 4 assets; it needs more observations"
                + " than assets, or the covariance ledoit-wolf.");
    assertThat(new int[] {twice.code(), constant.code(), few.code()})
        .containsOnly(ExitCode.BAD_INPUT);
  }
}
