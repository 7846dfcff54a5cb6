package tradingagents.chain.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * One line of a function's log: the names are those of Powertools' JSON layout, so that its queries
 * work. Text is escaped: whatever a message holds, it stays one line and one object.
 *
 * @param level how bad
 * @param logger whose
 * @param message what happened
 * @param thrown why, when something was thrown
 * @param at when
 * @param context the invocation's and the run's ids, by name
 */
record LogLine(
    Level level,
    String logger,
    String message,
    @Nullable Throwable thrown,
    Instant at,
    Map<String, String> context) {
  /** What Powertools keeps as text though it is none. */
  private static final Set<String> BARE =
      Set.of("cold_start", "function_memory_size", "sampling_rate");

  private static final int FIRST_PRINTABLE = 0x20;

  String toJson() {
    StringBuilder json = new StringBuilder(512);
    json.append("{\"level\":\"").append(level.name()).append('"');
    text(json, "message", message);
    text(json, "logger", logger);
    if (thrown != null) {
      error(json, thrown);
    }
    text(json, "timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString());
    for (Map.Entry<String, String> entry : new TreeMap<>(context).entrySet()) {
      field(json, entry.getKey(), entry.getValue());
    }
    return json.append("}\n").toString();
  }

  private static void error(StringBuilder json, Throwable thrown) {
    StringWriter stack = new StringWriter();
    thrown.printStackTrace(new PrintWriter(stack));
    json.append(",\"error\":{\"name\":\"").append(thrown.getClass().getName()).append('"');
    text(json, "message", String.valueOf(thrown.getMessage()));
    text(json, "stack", stack.toString());
    json.append('}');
  }

  private static void field(StringBuilder json, String name, String value) {
    if (BARE.contains(name) && value.matches("true|false|\\d+(\\.\\d+)?")) {
      json.append(",\"").append(name).append("\":").append(value);
    } else {
      text(json, name, value);
    }
  }

  private static void text(StringBuilder json, String name, String value) {
    json.append(',');
    quoted(json, name);
    json.append(':');
    quoted(json, value);
  }

  private static void quoted(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\t' -> json.append("\\t");
        case '\r' -> json.append("\\r");
        default -> {
          if (c < FIRST_PRINTABLE || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
            json.append("\\u").append(hex(c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }

  private static String hex(char c) {
    return HexFormat.of().toHexDigits(c);
  }
}
