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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorCommandsTest {
  private static final String FACTORS =
      """
      date,mkt,smb
      2024-01-02,0.01,0.002
      2024-01-03,-0.02,0.003
      2024-01-04,0.015,-0.001
      2024-01-05,0.005,0.004
      2024-01-08,-0.01,-0.003
      2024-01-09,0.02,0.001
      """;

  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** 0.001 + 1.5 mkt - 0.5 smb on the factors' dates but the first. */
  private String portfolio() throws IOException {
    StringBuilder text = new StringBuilder("date,p,other\n");
    for (String line : FACTORS.lines().skip(2).toList()) {
      String[] cells = line.split(",");
      double value =
          0.001 + 1.5 * Double.parseDouble(cells[1]) - 0.5 * Double.parseDouble(cells[2]);
      text.append(cells[0]).append(',').append(value).append(",0.001\n");
    }
    return file("returns.csv", text.toString());
  }

  private static JsonNode json(String... args) throws IOException {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--json");
    return JsonMapper.builder().build().readTree(Typed.answer(all.toArray(String[]::new)));
  }

  @Test
  void factors_finds_planted_betas() throws IOException {
    String factors = file("factors.csv", FACTORS);
    JsonNode answer =
        json(
            "factors",
            "--returns",
            portfolio(),
            "--column",
            "p",
            "--factors",
            factors,
            "--lags",
            "1",
            "--periods",
            "12");

    assertThat(answer.path("betas").path("mkt").asDouble()).isCloseTo(1.5, within(1e-12));
    assertThat(answer.path("betas").path("smb").asDouble()).isCloseTo(-0.5, within(1e-12));
    assertThat(answer.path("alpha").asDouble()).isCloseTo(0.001, within(1e-14));
    assertThat(answer.path("alphaAnnual").asDouble()).isCloseTo(0.012, within(1e-13));
    assertThat(answer.path("observations").asInt()).isEqualTo(5);
    assertThat(answer.path("lags").asInt()).isEqualTo(1);
    assertThat(answer.path("factorRowsLeftOut").asInt()).isEqualTo(1);
    JsonNode variance = answer.path("variance");
    assertThat(variance.path("systematic").asDouble() + variance.path("specific").asDouble())
        .isEqualTo(variance.path("total").asDouble());
    assertThat(
            Typed.answer(
                "factors", "--returns", portfolio(), "--column", "p", "--factors", factors))
        .contains("5 returns", "Alpha 0.10 % a period, 25.20 % a year", "mkt", "specific");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "2024-01-09,| 2024-01-10,| The dates do not match: 2024-01-09 has a return of p but none of"
            + " mkt.",
        "date,mkt,smb| date,mkt,MKT| '{file}': two columns are named 'MKT'.",
        "0.015,-0.001| 0.015,x| Line 4: smb must be a number such as 0.0125, not 'x'.",
      })
  void factors_refuses_bad_files(String good, String bad, String sentence) throws IOException {
    String factors = file("factors.csv", FACTORS.replace(good, bad));

    Typed typed =
        Typed.command("factors", "--returns", portfolio(), "--column", "p", "--factors", factors);

    assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.errors()).containsExactly(sentence.replace("{file}", factors));
  }

  @Test
  void factors_refuses_collinear_factors_few_returns_and_unknown_columns() throws IOException {
    String twice =
        FACTORS
            .lines()
            .map(l ->
                l + (l.startsWith("d") ? ",m2" : "," + 2 * Double.parseDouble(l.split(",")[1])))
            .reduce("", (a, b) -> a + b + "\n");
    assertThat(
            refusal(
                "factors",
                "--returns",
                portfolio(),
                "--column",
                "p",
                "--factors",
                file("f.csv", twice)))
        .contains("The factor m2 is a linear combination");
    assertThat(
            refusal(
                "factors",
                "--returns",
                portfolio(),
                "--column",
                "q",
                "--factors",
                file("f.csv", FACTORS)))
        .contains("There is no column 'q'; did you mean 'p'?");
    assertThat(refusal("factors", "--returns", portfolio(), "--factors", file("f.csv", FACTORS)))
        .contains("--column must say which series is the portfolio: p, other");
    String few = file("few.csv", "date,p\n2024-01-03,0.1\n2024-01-04,0.2\n2024-01-05,0.3\n");
    assertThat(refusal("factors", "--returns", few, "--factors", file("f.csv", FACTORS)))
        .contains("3 returns are too few for 3 coefficients");
    assertThat(
            refusal(
                "factors", "--returns", few, "--factors", file("f.csv", FACTORS), "--lags", "-1"))
        .contains("The lags are 0 or more, not -1.");
  }

  private static String refusal(String... args) {
    Typed typed = Typed.command(args);
    assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.errors()).as(typed.err()).hasSize(1);
    assertThat(typed.out()).isEmpty();
    return typed.err();
  }

  @Test
  void scenario_shocks_assets_and_factors() throws IOException {
    String holdings = file("h.csv", "symbol,quantity,price\nA,100,10\nB,50,10\n");

    JsonNode answer =
        json("scenario", "--holdings", holdings, "--cash", "250", "--shocks", "A=-0.2");

    assertThat(answer.path("before").asDouble()).isEqualTo(1750);
    assertThat(answer.path("profitAndLoss").asDouble()).isEqualTo(-200);
    assertThat(answer.path("positions").path("A").path("after").asDouble()).isEqualTo(800);
    assertThat(answer.path("window").isNull()).isTrue();
    String betas = file("b.csv", "symbol,mkt\nA,1.5\nB,0.5\n");
    assertThat(
            json("scenario", "--holdings", holdings, "--shocks", "mkt=-0.1", "--betas", betas)
                .path("profitAndLoss")
                .asDouble())
        .isCloseTo(-175, within(1e-9));
    assertThat(Typed.answer("scenario", "--holdings", holdings, "--shocks", "A=-0.2"))
        .contains("A    1000.00  -20.00 %          -200.00   800.00");
  }

  @Test
  void scenario_replays_history() throws IOException {
    String holdings = file("h.csv", "symbol,value\nA,1000\nB,500\n");
    String returns =
        file(
            "r.csv",
            """
            date,B,A
            2020-02-19,0.9,0.9
            2020-02-20,0.1,-0.1
            2020-03-23,-0.2,-0.1
            2020-03-24,0.9,0.9
            """);

    JsonNode named =
        json("scenario", "--holdings", holdings, "--returns", returns, "--window", "covid");
    JsonNode typed =
        json(
            "scenario",
            "--holdings",
            holdings,
            "--returns",
            returns,
            "--from",
            "2020-02-20",
            "--to",
            "2020-03-23");

    assertThat(named).isEqualTo(typed);
    assertThat(named.path("after").asDouble()).isCloseTo(810 + 440, within(1e-9));
    assertThat(named.path("window").path("periods").asInt()).isEqualTo(2);
    assertThat(named.path("window").path("worstDate").asText()).isEqualTo("2020-03-23");
    assertThat(refusal("scenario", "--holdings", holdings, "--returns", returns, "--window", "gfc"))
        .contains("is outside the data: 2020-02-19 to 2020-03-24.");
    assertThat(
            refusal(
                "scenario",
                "--holdings",
                file("c.csv", "symbol,value\nC,1\n"),
                "--returns",
                returns,
                "--window",
                "covid"))
        .contains("There is no column 'C'");
    assertThat(refusal("scenario", "--holdings", holdings, "--returns", returns, "--window", "x"))
        .contains("There is no window x: there are crash-1987, dot-com, gfc, covid, bear-2022.");
    assertThat(refusal("scenario", "--holdings", holdings, "--shocks", "C=-0.1"))
        .contains("The shock names C, which is not held: held are A, B.");
    assertThat(refusal("scenario", "--holdings", holdings, "--shocks", "A=-1.5"))
        .contains("The shock of A is -1 (all is lost) or more, not -1.5.");
    assertThat(refusal("scenario", "--holdings", holdings))
        .contains("Either --shocks, or --returns with --from and --to or with --window");
  }
}
