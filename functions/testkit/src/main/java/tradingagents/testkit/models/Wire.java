package tradingagents.testkit.models;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tradingagents.desk.models.Tokens;
import tradingagents.testkit.models.Behaviour.Ending;
import tradingagents.testkit.models.Behaviour.Refusal;
import tradingagents.testkit.models.Behaviour.Tool;

/** What one provider writes in one call: the frames in their order, as bytes. */
interface Wire {
  /** The type of a stream. */
  String contentType();

  /** Before anything is said. */
  byte[] begin();

  /** A piece of the text. */
  byte[] text(String piece);

  /** A request for a tool, in as many pieces as the wire has. */
  byte[] tool(Tool tool);

  /** After everything is said: how it ended, and what is billed unless that is never said. */
  byte[] end(Ending ending, boolean usesTools);

  /** An error in the midst of a stream. */
  byte[] error(boolean isThrottled);

  /** A frame that cannot be read. */
  byte[] garbled();

  /** An error instead of a stream. */
  Page refusal(Refusal refusal);

  /**
   * An error instead of a stream.
   *
   * @param status of HTTP
   * @param headers beside the usual ones
   * @param body usually JSON
   */
  record Page(int status, Map<String, String> headers, String body) {
    static Page json(int status, String body) {
      return new Page(status, Map.of("content-type", "application/json"), body);
    }

    /** What stands between says so in its own way. */
    static Page gateway() {
      return new Page(
          502,
          Map.of("content-type", "text/html"),
          "<html><body><h1>502 Bad Gateway</h1></body></html>");
    }
  }

  /** The wire of a call. */
  static Wire of(Asked asked, Tokens usage) {
    return switch (asked.provider()) {
      case BEDROCK -> new BedrockWire(usage);
      case OPENAI -> new OpenAiWire(asked.model(), usage);
      case ANTHROPIC -> new AnthropicWire(asked.model(), usage);
      case GEMINI -> new GeminiWire(asked.model(), usage);
      case OLLAMA -> new OllamaWire(asked.model(), usage);
    };
  }

  /** Text as a JSON string, in ASCII. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /** A server-sent event; an empty name leaves the name out. */
  static byte[] event(String name, String data) {
    String head = name.isEmpty() ? "" : "event: " + name + "\n";
    return (head + "data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Frames one after the other. */
  static byte[] together(byte[]... frames) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] frame : frames) {
      out.writeBytes(frame);
    }
    return out.toByteArray();
  }
}
