package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsCommandTest {
  private static final String GOOD =
      """
      date,p,b
      2024-01-02,0.10,0.05
      2024-01-03,-0.05,-0.02
      2024-01-04,0.10,0.03
      2024-01-05,-0.01,0.01
      """;

  @TempDir private Path folder;

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("returns.csv"), text).toString();
  }

  private static JsonNode json(String... args) throws IOException {
    return JsonMapper.builder().build().readTree(Typed.answer(args));
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void prints_every_name_of_bacons_portfolio() throws IOException {
    // portfolio_bacon of PerformanceAnalytics, and its answers.
    String p =
        ".003 .026 .011 -.010 .015 .025 .016 .067 -.014 .040 -.005 .081 .040 -.037 -.061 .017"
            + " -.049 -.022 .070 .058 -.065 .024 -.005 -.009";
    String b =
        ".002 .025 .018 -.011 .014 .018 .014 .065 -.015 .042 -.006 .083 .039 -.038 -.062 .015"
            + " -.048 .021 .060 .056 -.067 .019 -.003 0";
    StringBuilder csv = new StringBuilder("month,p,b\n");
    for (int i = 0; i < 24; i++) {
      csv.append(i + 1).append(',').append(p.split(" ")[i]).append(',');
      csv.append(b.split(" ")[i]).append('\n');
    }

    JsonNode answer =
        json(
            "metrics",
            "--returns",
            file(csv.toString()),
            "--benchmark",
            "b",
            "--periods",
            "12",
            "--json");

    assertThat(names(answer))
        .containsAll(
            Stream.of(
                    "totalReturn annualReturn volatility sharpe sortino calmar omega maxDrawdown"
                        + " ulcerIndex painIndex martinRatio burkeRatio skewness excessKurtosis"
                        + " downsideDeviation valueAtRisk conditionalValueAtRisk beta alpha"
                        + " jensenAlpha trackingError informationRatio treynor mSquared"
                        + " appraisalRatio upCapture downCapture winRate profitFactor tailRatio"
                        + " probabilisticSharpe deflatedSharpe minTrackRecordLength drawdowns")
                .flatMap(all -> Stream.of(all.split(" ")))
                .toList());
    assertThat(names(answer.path("valueAtRisk")))
        .isEqualTo(names(answer.path("conditionalValueAtRisk")))
        .containsExactly("historical", "gaussian", "cornishFisher");
    assertThat(answer.at("/series/returns").asText()).isEqualTo("p");
    assertThat(answer.path("sharpe").asDouble()).isCloseTo(0.7883202548, within(6e-11));
    assertThat(answer.path("informationRatio").asDouble()).isCloseTo(-0.4252444136, within(6e-11));
    assertThat(answer.at("/valueAtRisk/historical").asDouble()).isCloseTo(-0.0592, within(1e-12));
    JsonNode worst = answer.path("drawdowns").path(answer.path("drawdowns").size() - 1);
    assertThat(names(worst)).containsExactly("peak", "trough", "recovery", "depth", "length");
    assertThat(worst.path("peak").asInt()).isEqualTo(13);
    assertThat(worst.path("trough").asInt()).isEqualTo(18);
    assertThat(worst.path("recovery").isNull()).isTrue();
    assertThat(worst.path("length").asInt()).isEqualTo(11);
  }

  @Test
  void takes_the_first_column_of_numbers_that_is_not_the_benchmark() throws IOException {
    String file = file(GOOD);

    assertThat(json("metrics", "--returns", file, "--json").at("/series/returns").asText())
        .isEqualTo("p");
    JsonNode beside = json("metrics", "--returns", file, "--benchmark", "P", "--json");
    assertThat(beside.at("/series/returns").asText()).isEqualTo("b");
    assertThat(beside.at("/series/benchmark").asText()).isEqualTo("p");
    JsonNode named = json("metrics", "--returns", file, "--column", "b", "--json");
    assertThat(named.at("/series/returns").asText()).isEqualTo("b");
    assertThat(named.path("beta").isNull()).isTrue();
    JsonNode numbered = json("metrics", "--returns", file(",p\n0,0.1\n1,-0.2\n"), "--json");
    assertThat(numbered.at("/series/returns").asText()).isEqualTo("p");
    assertThat(numbered.at("/drawdowns/0/peak").asInt()).isEqualTo(1);
  }

  @Test
  void measures_the_closes_of_bars() throws IOException {
    String bars =
        "date,open,high,low,close,volume\n2024-01-02,9,11,9,10,1\n2024-01-03,9,10,8,9,1\n"
            + "2024-01-04,9,12,9,10,1\n2024-01-06,10,12,10,11,1\n";

    JsonNode answer = json("metrics", "--bars", file(bars), "--json");

    assertThat(answer.path("totalReturn").asDouble()).isCloseTo(0.1, within(1e-12));
    assertThat(answer.path("maxDrawdown").asDouble()).isCloseTo(0.1, within(1e-12));
    assertThat(answer.at("/drawdowns/0/peak").asText()).isEqualTo("2024-01-02");
    assertThat(answer.at("/drawdowns/0/recovery").asText()).isEqualTo("2024-01-04");
    assertThat(answer.at("/series/count").asInt()).isEqualTo(3);
  }

  @Test
  void the_terms_count() throws IOException {
    String file = file(GOOD);
    JsonNode usual = json("metrics", "--returns", file, "--json");
    JsonNode other =
        json(
            "metrics",
            "--returns",
            file,
            "--periods",
            "52",
            "--mar",
            "0.01",
            "--risk-free",
            "0.002",
            "--level",
            "0.8",
            "--trials",
            "10",
            "--trial-variance",
            "0.04",
            "--json");

    assertThat(usual.path("volatility").asDouble() / other.path("volatility").asDouble())
        .isCloseTo(Math.sqrt(252 / 52.0), within(1e-12));
    for (String changed :
        List.of("/sharpe", "/sortino", "/omega", "/valueAtRisk/gaussian", "/deflatedSharpe")) {
      assertThat(other.at(changed).asDouble())
          .as(changed)
          .isNotCloseTo(usual.at(changed).asDouble(), within(1e-6));
    }
    assertThat(usual.path("deflatedSharpe")).isEqualTo(usual.path("probabilisticSharpe"));
  }

  @Test
  void prints_tables_for_people() throws IOException {
    String text = Typed.answer("metrics", "--returns", file(GOOD), "--benchmark", "b");

    assertThat(text.lines().toList())
        .contains(
            "'p' beside 'b', 4 returns from 2024-01-02 to 2024-01-05",
            "winRate           50.00 %",
            "1         5.00 %  2024-01-02  2024-01-03  2024-01-04       2",
            "2         1.00 %  2024-01-04  2024-01-05           -       1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-0.05| abc| Line 3: p must be a number such as 0.0125, not 'abc'.",
        "-0.05| NaN| Line 3: p must be a number such as 0.0125, not 'NaN'.",
        "-0.05| -1| Line 3: p must be a return above -1 as a fraction such as 0.0125, not '-1'.",
        "-0.05| ''| Line 3: p must be a number such as 0.0125, not ''.",
        "-0.02| x| Line 3: b must be a number such as 0.0125, not 'x'.",
        "2024-01-03| 2024-01-02| Line 3: date 2024-01-02 appears twice.",
        "2024-01-03| 2024-01-01"
            + "| Line 3: date 2024-01-01 follows 2024-01-02, but the oldest must come first.",
        "2024-01-03| soon| Line 3: date must be a day such as 2018-05-11, not 'soon'.",
        "p,b| fund,b2| There is no column 'b'; did you mean 'b2'?",
      })
  void refuses_bad_files_with_one_sentence(String good, String bad, String sentence)
      throws IOException {
    Typed typed =
        Typed.command("metrics", "--returns", file(GOOD.replace(good, bad)), "--benchmark", "b");

    assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.errors()).containsExactly(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--level 1| A level lies between 0 and 1, both excluded, as 0.95 does; not 1.0.",
        "--level NaN| A level lies between 0 and 1, both excluded, as 0.95 does; not NaN.",
        "--periods 0| A year has one period or more, not 0.",
        "--mar NaN| The minimum acceptable return is a return per period above -1, not NaN.",
        "--trials 0| There was one trial or more, not 0.",
        "--bars x.csv| Give one file, either --returns or --bars.",
      })
  void refuses_bad_options_with_one_sentence(String options, String sentence) throws IOException {
    List<String> args = new ArrayList<>(List.of("metrics", "--returns", file(GOOD)));
    args.addAll(List.of(options.split(" ")));

    Typed typed = Typed.command(args.toArray(String[]::new));

    assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.errors()).containsExactly(sentence);
  }

  @Test
  void refuses_files_without_enough_in_them() throws IOException {
    String one = file("date,p\n2024-01-02,0.1\n");
    assertThat(Typed.command("metrics", "--returns", one).err())
        .isEqualTo("Measures need two returns or more, and here is 1.\n");
    String words = file("date,p\n2024-01-02,up\n2024-01-03,down\n");
    assertThat(Typed.command("metrics", "--returns", words).err())
        .isEqualTo("The file has no column of returns beside its dates.\n");
    String bars = file("date,close\n2024-01-02,10\n2024-01-03,0\n");
    assertThat(Typed.command("metrics", "--bars", bars).err())
        .isEqualTo("Line 3: close must be above zero, not 0.\n");
    String order = file("date,high,low,close\n2024-01-02,9,10,9\n2024-01-03,9,8,9\n");
    assertThat(Typed.command("metrics", "--bars", order).err())
        .isEqualTo("Line 2: high 9.0 is below low 10.0.\n");
    assertThat(Typed.command("metrics", "--bars", bars, "--benchmark", "b").err())
        .isEqualTo("--column and --benchmark name columns of --returns.\n");
    assertThat(Typed.command("metrics").code()).isEqualTo(ExitCode.BAD_INPUT);
  }
}
