package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process: what is on its real stdout, and its real exit code. */
class StdoutTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  @TempDir private Path folder;

  @Test
  void stdout_is_exactly_one_document_while_the_functions_log() throws Exception {
    int code = run("analyze", "AAPL", "--json", "--data", folder.resolve("data").toString());

    assertThat(code).as(Files.readString(folder.resolve("err"))).isZero();
    JsonNode run = JSON.readTree(folder.resolve("out").toFile());
    assertThat(run.path("status").textValue()).isEqualTo("CLOSED");
    assertThat(Files.readString(folder.resolve("err"))).contains("broker-action");
    assertThat(folder.resolve("data").resolve("desk.log.0")).isNotEmptyFile();
  }

  @Test
  void bad_input_leaves_stdout_empty() throws Exception {
    int code = run("analyze", "MSFT", "--json", "--data", folder.resolve("data").toString());

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(folder.resolve("out")).isEmptyFile();
    assertThat(Files.readAllLines(folder.resolve("err"))).hasSize(1);
  }

  private int run(String... typed) throws Exception {
    ProcessBuilder command = Child.of(typed);
    command.environment().put("TRADINGAGENTS_LOG_LEVEL", "INFO");
    Process process =
        command
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }
}
