package tradingagents.chain.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * One line of the log as one JSON object. The names are those of Powertools' JSON layout, so that
 * its queries work: the invocation's and the run's ids stand beside the message.
 */
final class JsonLine extends Formatter {
  private static final JsonFactory JSON = new JsonFactory();

  /** What Powertools keeps as text though it is none. */
  private static final Set<String> BARE =
      Set.of("cold_start", "function_memory_size", "sampling_rate");

  @Override
  public String format(LogRecord line) {
    StringWriter out = new StringWriter(512);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("level", Levels.of(line.getLevel()).name());
      json.writeStringField("message", formatMessage(line));
      json.writeStringField("logger", line.getLoggerName());
      Throwable thrown = line.getThrown();
      if (thrown != null) {
        error(json, thrown);
      }
      json.writeStringField(
          "timestamp", line.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
      for (Map.Entry<String, String> entry : context().entrySet()) {
        field(json, entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.append('\n').toString();
  }

  /** What the thread that logs works on, by name. */
  static Map<String, String> context() {
    @Nullable Map<String, String> context = MDC.getCopyOfContextMap();
    return context == null ? Map.of() : new TreeMap<>(context);
  }

  private static void error(JsonGenerator json, Throwable thrown) throws IOException {
    StringWriter stack = new StringWriter();
    thrown.printStackTrace(new PrintWriter(stack));
    json.writeObjectFieldStart("error");
    json.writeStringField("name", thrown.getClass().getName());
    json.writeStringField("message", thrown.getMessage());
    json.writeStringField("stack", stack.toString());
    json.writeEndObject();
  }

  private static void field(JsonGenerator json, String name, String value) throws IOException {
    json.writeFieldName(name);
    if (BARE.contains(name) && value.matches("true|false|\\d+(\\.\\d+)?")) {
      json.writeRawValue(value);
    } else {
      json.writeString(value);
    }
  }
}
