package tradingagents.chain.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import tradingagents.chain.Env;

/** What is written of a log line, and where. */
class LogsTest {
  private static final Logger OURS = LoggerFactory.getLogger("tradingagents.some.Place");
  private static final Logger THEIRS = LoggerFactory.getLogger("software.amazon.awssdk.request");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private final PrintStream before = System.out;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @AfterEach
  void back() {
    System.setOut(before);
    Logs.toNowhere();
    MDC.clear();
  }

  private List<String> lines() {
    return out.toString(UTF_8).lines().toList();
  }

  private void toStdout() {
    Logs.toStdout(new Env(Map.of()));
    // Set afterwards on purpose: the stream of the moment counts.
    System.setOut(new PrintStream(out, true, UTF_8));
  }

  @Test
  void a_line_is_one_object_whatever_its_message_holds() throws Exception {
    toStdout();
    MDC.put("run_id", "run-1");
    MDC.put("cold_start", "true");
    MDC.put("function_memory_size", "1024");
    String nasty = "two\nlines \"quoted\" {} \u0007 \u2028 \ud83d\ude00 \ud83d";

    OURS.info("said {}", nasty);

    assertThat(lines()).hasSize(1);
    JsonNode line = JSON.readTree(lines().getFirst());
    assertThat(line.path("level").textValue()).isEqualTo("INFO");
    assertThat(line.path("message").textValue()).startsWith("said two\nlines \"quoted\" {} \u0007");
    assertThat(line.path("logger").textValue()).isEqualTo("tradingagents.some.Place");
    assertThat(line.path("run_id").textValue()).isEqualTo("run-1");
    assertThat(line.path("cold_start").booleanValue()).isTrue();
    assertThat(line.path("function_memory_size").intValue()).isEqualTo(1024);
    assertThat(line.path("timestamp").textValue()).matches("\\d{4}-.*T.*Z");
  }

  @Test
  void what_was_thrown_stands_in_its_line() throws Exception {
    toStdout();

    OURS.error("no", new IllegalStateException("why", new RuntimeException("deep")));

    JsonNode error = JSON.readTree(lines().getFirst()).path("error");
    assertThat(error.path("name").textValue()).isEqualTo("java.lang.IllegalStateException");
    assertThat(error.path("message").textValue()).isEqualTo("why");
    assertThat(error.path("stack").textValue()).contains("Caused by", "deep");
  }

  @Test
  void ours_are_as_loud_as_asked_and_others_never_louder_than_warn() {
    toStdout();
    Levels levels = new Levels();
    levels.setLogLevel(Level.DEBUG);
    OURS.debug("ours");
    THEIRS.debug("theirs");
    THEIRS.info("theirs");
    THEIRS.warn("theirs, a warning");
    levels.setLogLevel(Level.ERROR);
    OURS.warn("too quiet");

    assertThat(levels.getLogLevel(OURS)).isEqualTo(Level.ERROR);
    assertThat(lines()).hasSize(2);
    assertThat(lines().getFirst()).contains("\"DEBUG\"", "ours");
    assertThat(lines().getLast()).contains("\"WARN\"", "a warning");
  }

  @Test
  void a_file_is_made_by_its_first_line() throws Exception {
    Path log = folder.resolve("100% desk.log");
    Path file = folder.resolve("100% desk.log.0");
    Logs.toFile(log, new Env(Map.of()));
    OURS.info("not loud enough");
    assertThat(file).doesNotExist();

    OURS.warn("loud enough");

    assertThat(Files.readAllLines(file)).hasSize(1);
    Logs.toFile(log, new Env(Map.of("TRADINGAGENTS_LOG_LEVEL", "info")));
    OURS.info("goes on in the same file");
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void a_long_file_is_set_aside_while_the_program_runs() throws Exception {
    Logs.toFile(folder.resolve("desk.log"), new Env(Map.of()));
    String long1 = "x".repeat(1 << 20);

    for (int i = 0; i < 23; i++) {
      OURS.warn(long1);
    }

    assertThat(folder.resolve("desk.log.1")).exists();
    assertThat(folder.resolve("desk.log.2")).exists();
    assertThat(folder.resolve("desk.log.3")).doesNotExist();
    assertThat(Files.size(folder.resolve("desk.log.0"))).isLessThan(7 << 20);
  }
}
