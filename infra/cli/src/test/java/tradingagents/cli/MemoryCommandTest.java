package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryCommandTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  private String answer(String... words) {
    return Typed.answer(here(words));
  }

  private Typed typed(String... words) {
    return Typed.command(here(words));
  }

  private String[] here(String... words) {
    return Stream.concat(Stream.of(words), Stream.of("--data", folder.toString()))
        .toArray(String[]::new);
  }

  @Test
  void analyze_remembers_and_what_it_came_to_is_shown_listed_and_scored() throws Exception {
    String run =
        JSON.readTree(answer("analyze", "AAPL", "--as-of", "2016-06-30", "--json", "--quiet"))
            .path("runId")
            .textValue();

    assertThat(answer("memory")).contains(run, "2016-06-30", "1.13 %", "-0.35 %", "SETTLED");
    assertThat(answer("memory", "list", "--symbol", "aapl", "--as-of", "2016-07-01"))
        .contains(run, "PENDING")
        .doesNotContain("1.13 %");
    assertThat(answer("memory", "--as-of", "2016-06-01")).contains("Nothing is remembered");
    assertThat(answer("memory", "show", run))
        .contains("raw 1.13 %, SPX 1.48 %, excess -0.35 %", "symbol:AAPL rsi14:40-50");
    assertThat(answer("track-record")).contains("1 settled", "1/1", "model rules");
    JsonNode record = JSON.readTree(answer("track-record", "--model", "rules", "--json"));
    assertThat(record.at("/all/calibration/judged").intValue()).isEqualTo(1);
    assertThat(answer("track-record", "--model", "nobody")).startsWith("0 decisions");
    assertThat(answer("memory", "settle"))
        .isEqualToIgnoringNewLines("Remembered 0, settled 0, given up 0.");
    assertThat(JSON.readTree(answer("memory", "settle", "--json")).path("settled").intValue())
        .isZero();

    Typed unknown = typed("memory", "show", "run-nobody");
    assertThat(unknown.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(unknown.err()).contains("run-nobody");
  }

  @Test
  void misuse_is_one_sentence_with_what_is_allowed() {
    assertThat(typed("memory", "--symbol", "A A").err()).contains("symbol is 1 to 15");
    assertThat(typed("memory", "--limit", "0").err()).contains("1 to 100, not 0");
    assertThat(typed("memory", "--as-of", "1990-01-01").err()).contains("2000-01-01 to 2027-12-31");
    assertThat(typed("memory", "--as-of", "2016-13-01").err()).contains("not '2016-13-01'");
    Typed empty = typed("track-record");
    assertThat(empty.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(empty.err()).contains("Nothing was run in");
  }
}
