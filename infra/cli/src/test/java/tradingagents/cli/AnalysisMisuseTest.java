package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and options that look right at first sight. */
class AnalysisMisuseTest {
  private static final String PAIR =
      "date,A,B\n2024-01-02,-0.03,0\n2024-01-03,0.02,-0.03\n2024-01-04,-0.02,0.02\n"
          + "2024-01-05,-0.03,0\n2024-01-08,0,-0.02\n2024-01-09,0.01,-0.03\n";

  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private void refuses(String sentence, String... words) {
    Typed typed = Typed.command(words);
    assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.errors().getFirst()).contains(sentence);
  }

  @Test
  void a_column_that_counts_is_no_asset() throws IOException {
    String file = file("counted.csv", "period,A,B\n1,0.01,0.02\n2,-0.01,0.01\n3,0.02,-0.03\n");

    String answer =
        Typed.answer("optimize", "--returns", file, "--objective", "min-variance", "--json");

    assertThat(answer).startsWith("{\"weights\":{\"A\":").doesNotContain("period\":");
  }

  @Test
  void views_that_rounding_nearly_parts_are_answered() throws IOException {
    String file =
        file("views.csv", "A,B\n-0.03,0\n0.02,-0.03\n-0.02,0.02\n-0.03,0\n0,-0.02\n0,-0.03\n");

    String answer =
        Typed.answer(
            "optimize",
            "--returns",
            file,
            "--objective",
            "black-litterman",
            "--views",
            "A-B=0.01;A+B=0.02");

    assertThat(answer).contains("black-litterman");
  }

  @Test
  void who_sells_nothing_short_cannot_make_room_by_it() throws IOException {
    String file =
        file("three.csv", "A,B,C\n0.01,0.02,0\n-0.01,0.01,0.01\n0.02,-0.03,0.02\n0,0.01,-0.01\n");
    for (String objective : new String[] {"risk-parity", "hrp"}) {
      refuses(
          "sells nothing short, and the lower bounds above zero sum to 1.2",
          "optimize",
          "--returns",
          file,
          "--objective",
          objective,
          "--bounds",
          "A=0.7:1,B=0.5:1,C=-0.5:1");
      refuses(
          "sells nothing short, and the bounds allow C at most -0.1",
          "optimize",
          "--returns",
          file,
          "--objective",
          objective,
          "--bounds",
          "C=-0.5:-0.1");
    }
  }

  @Test
  void bounds_that_contradict_or_repeat_are_refused() throws IOException {
    String file = file("pair.csv", PAIR);
    String[] typed = {"optimize", "--returns", file, "--objective", "min-variance", "--bounds", ""};
    typed[6] = "A=0:0.2,A=0.5:1";
    refuses("--bounds names A twice", typed);
    typed[6] = "0:0.4,0.1:0.3";
    refuses("--bounds says twice what holds for all assets", typed);
  }

  @Test
  void the_same_file_by_another_path_is_the_same_file() throws IOException {
    file("pair.csv", PAIR);
    String other = folder.resolve("x").resolve("..").resolve("pair.csv").toString();
    Files.createDirectory(folder.resolve("x"));

    String answer =
        Typed.answer(
            "factors",
            "--returns",
            folder.resolve("pair.csv").toString(),
            "--column",
            "A",
            "--factors",
            other,
            "--json");

    assertThat(answer).contains("\"betas\":{\"B\":").doesNotContain("\"A\":");
  }

  @Test
  void lots_of_values_and_endless_dates_are_refused() throws IOException {
    String values = file("values.csv", "symbol,value,acquired,cost\nA,6000,2020-01-01,4000\n");
    refuses(
        "Lots (acquired, cost) need quantity and price, not value",
        "rebalance",
        "--holdings",
        values,
        "--targets",
        "A=1");
    String lots = file("lots.csv", "symbol,acquired,quantity,cost\nA,2024-01-02,10,20\n");
    refuses(
        "must be a date such as 2018-05-10, not '+999999999-12-31'",
        "harvest",
        "--lots",
        lots,
        "--prices",
        "A=1",
        "--date",
        "+999999999-12-31");
  }

  @Test
  void numbers_without_end_are_refused() throws IOException {
    String file = file("tiny.csv", "symbol,value\nA,1e-300000000\n");
    refuses("must be a number", "rebalance", "--holdings", file, "--targets", "A=1");
  }
}
