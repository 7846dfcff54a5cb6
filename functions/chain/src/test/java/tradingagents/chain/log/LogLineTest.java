package tradingagents.chain.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import software.amazon.lambda.powertools.logging.internal.LoggingManager;

class LogLineTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant AT = Instant.parse("2018-05-11T20:00:00.123456Z");

  private final PrintStream stdout = System.out;

  @AfterEach
  void restore() {
    System.setOut(stdout);
    new Levels().setLogLevel(Level.INFO);
    MDC.clear();
  }

  private static LogLine line(String message, Map<String, String> context) {
    return new LogLine(Level.WARN, "tradingagents.here", message, null, AT, context);
  }

  @Test
  void whatever_a_message_holds_it_stays_one_line_and_one_object() throws Exception {
    String nasty = "a\n\"b\"\\ \t\r\u0000\u001f\u2028\u2029 \ud83d\ude00 \ud83d {\"level\":\"x\"}";

    String json = line(nasty, Map.of("ke\"y", nasty)).toJson();

    assertThat(json.lines()).hasSize(1);
    assertThat(json).endsWith("}\n");
    JsonNode read = JSON.readTree(json);
    assertThat(read.path("message").asText()).isEqualTo(nasty);
    assertThat(read.path("ke\"y").asText()).isEqualTo(nasty);
    assertThat(read.path("level").asText()).isEqualTo("WARN");
    assertThat(read.path("logger").asText()).isEqualTo("tradingagents.here");
    assertThat(read.path("timestamp").asText()).isEqualTo("2018-05-11T20:00:00.123Z");
  }

  @Test
  void what_is_no_text_is_written_as_it_is_unless_it_is_something_else() throws Exception {
    JsonNode read =
        JSON.readTree(
            line("m", Map.of("cold_start", "true", "function_memory_size", "1024", "service", "12"))
                .toJson());
    JsonNode odd = JSON.readTree(line("m", Map.of("cold_start", "true,\"x\":1")).toJson());

    assertThat(read.path("cold_start").isBoolean()).isTrue();
    assertThat(read.path("function_memory_size").isNumber()).isTrue();
    assertThat(read.path("service").isTextual()).isTrue();
    assertThat(odd.path("cold_start").isTextual()).isTrue();
  }

  @Test
  void an_error_is_told_with_its_stack() throws Exception {
    LogLine line =
        new LogLine(Level.ERROR, "l", "m", new IllegalStateException("why\nnot"), AT, Map.of());

    JsonNode error = JSON.readTree(line.toJson()).path("error");

    assertThat(error.path("name").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(error.path("message").asText()).isEqualTo("why\nnot");
    assertThat(error.path("stack").asText()).contains("LogLineTest");
  }

  @Test
  void loggers_of_slf4j_write_what_is_loud_enough_with_the_context() throws Exception {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    Logger ours = LoggerFactory.getLogger("tradingagents.test");
    Logger theirs = LoggerFactory.getLogger("org.other");
    MDC.put("run_id", "run-1");

    ours.debug("too quiet");
    ours.info("{} of {}", 1, 2);
    theirs.info("too quiet");
    new Levels().setLogLevel(Level.DEBUG);
    ours.debug("heard");
    theirs.debug("never: it would tell what it sends");
    theirs.warn("also heard", new IllegalStateException("e"));

    JsonNode first =
        JSON.readTree(written.toString(StandardCharsets.UTF_8).lines().toList().get(0));
    assertThat(first.path("message").asText()).isEqualTo("1 of 2");
    assertThat(first.path("run_id").asText()).isEqualTo("run-1");
    assertThat(written.toString(StandardCharsets.UTF_8).lines())
        .hasSize(3)
        .anyMatch(line -> line.contains("\"heard\""))
        .anyMatch(line -> line.contains("also heard"));
  }

  @Test
  void powertools_finds_our_levels_and_no_others() {
    assertThat(ServiceLoader.load(LoggingManager.class)).singleElement().isInstanceOf(Levels.class);
  }
}
