package tradingagents.testkit.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.models.Provider;
import tradingagents.desk.models.Tokens;
import tradingagents.testkit.models.Behaviour.Ending;
import tradingagents.testkit.models.Behaviour.Mute;
import tradingagents.testkit.models.Behaviour.Refusal;
import tradingagents.testkit.models.Behaviour.Refuses;
import tradingagents.testkit.models.Behaviour.Speaks;

/**
 * Every provider of models at one address of the loopback: it answers on each provider's own
 * streaming wire what a script says, records what it was asked and counts what it billed. A call
 * without a key is refused, as the providers do. {@link #environment} is what a client needs to
 * come here.
 */
public final class ModelStub implements AutoCloseable {
  /** The key that {@link #environment} gives; any other is as good. */
  public static final String KEY = "stub-key-0123456789abcdef";

  private static final Pattern BEDROCK = Pattern.compile("/model/([^/]+)/converse-stream");
  private static final Pattern GEMINI =
      Pattern.compile("/v1beta/models/([^/:]+):streamGenerateContent.*");
  private static final Pattern MODEL = Pattern.compile("\"model\"\\s*:\\s*\"([^\"]+)\"");
  private static final int PIECE = 12;
  private static final Duration FOREVER = Duration.ofHours(1);

  private final LoopbackHttp http;
  private final Function<Asked, Behaviour> script;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private Tokens billed = Tokens.NONE;

  private ModelStub(Function<Asked, Behaviour> script) {
    this.script = script;
    try {
      http = new LoopbackHttp(this::answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a stub.
   *
   * @param script what to do with a call; asked from several threads
   * @return the stub, at a free port
   */
  public static ModelStub start(Function<Asked, Behaviour> script) {
    return new ModelStub(script);
  }

  /**
   * Where it is.
   *
   * @return without a path
   */
  public URI address() {
    return http.address();
  }

  /**
   * The variables that bring a client here, for all providers.
   *
   * @return base URLs, a region and keys
   */
  public Map<String, String> environment() {
    String here = address().toString();
    Map<String, String> variables = new TreeMap<>();
    variables.put("AWS_REGION", "us-east-1");
    variables.put("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", here);
    variables.put("AWS_BEARER_TOKEN_BEDROCK", KEY);
    variables.put("OPENAI_BASE_URL", here + "/v1");
    variables.put("OPENAI_API_KEY", KEY);
    variables.put("ANTHROPIC_BASE_URL", here);
    variables.put("ANTHROPIC_API_KEY", KEY);
    variables.put("GOOGLE_GEMINI_BASE_URL", here);
    variables.put("GEMINI_API_KEY", KEY);
    variables.put("OLLAMA_HOST", here);
    return variables;
  }

  /**
   * The calls so far.
   *
   * @return in the order they came
   */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /**
   * What was billed so far: every answer that began to speak, whether or not it ended well.
   *
   * @return the sum
   */
  public synchronized Tokens billed() {
    return billed;
  }

  /**
   * Connections that neither side has closed, whether or not they are in use.
   *
   * @return how many
   */
  public int connections() {
    return http.connections();
  }

  /**
   * Calls that are being answered: one that a client gave up is none.
   *
   * @return how many
   */
  public int busy() {
    return busy.get();
  }

  @Override
  public void close() {
    try {
      http.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(LoopbackHttp.Request request, LoopbackHttp.Response response)
      throws IOException {
    Provider provider = provider(request.path());
    if (provider == null) {
      response.whole(404, Map.of(), "{\"error\":\"no provider has " + request.path() + "\"}");
      return;
    }
    Asked call =
        new Asked(
            provider,
            model(provider, request),
            request.body(),
            request.headers(),
            calls.incrementAndGet());
    asked.add(call);
    busy.incrementAndGet();
    try {
      behave(call, response);
    } finally {
      busy.decrementAndGet();
    }
  }

  private void behave(Asked call, LoopbackHttp.Response response) throws IOException {
    Behaviour behaviour =
        hasKey(call) ? script.apply(call) : Behaviour.refuses(Refusal.UNAUTHENTICATED);
    switch (behaviour) {
      case Mute() -> response.pause(FOREVER);
      case Refuses refuses -> refuse(call, refuses, response);
      case Speaks speaks -> speak(call, speaks, response);
    }
  }

  private static void refuse(Asked call, Refuses refuses, LoopbackHttp.Response response)
      throws IOException {
    response.pause(refuses.after());
    Wire.Page page = Wire.of(call, Tokens.NONE).refusal(refuses.refusal());
    Map<String, String> headers = new TreeMap<>(page.headers());
    Duration retryAfter = refuses.retryAfter();
    if (retryAfter != null) {
      headers.put("retry-after", Long.toString(retryAfter.toSeconds()));
    }
    response.whole(page.status(), headers, page.body());
  }

  private void speak(Asked call, Speaks speaks, LoopbackHttp.Response response) throws IOException {
    Tokens given = speaks.usage();
    Tokens usage = given == null ? call.usage(speaks.text() + speaks.tools()) : given;
    Wire wire = Wire.of(call, usage);
    response.pause(speaks.before());
    bill(usage);
    String id = "req-" + call.number();
    response.stream(
        Map.of(
            "content-type",
            wire.contentType(),
            "x-amzn-requestid",
            id,
            "request-id",
            id,
            "x-request-id",
            id));
    response.piece(wire.begin());
    for (int from = 0; from < speaks.text().length(); from += PIECE) {
      int to = Math.min(from + PIECE, speaks.text().length());
      response.piece(wire.text(speaks.text().substring(from, to)));
      response.pause(speaks.between());
    }
    for (Behaviour.Tool tool : speaks.tools()) {
      response.piece(wire.tool(tool));
    }
    end(wire, speaks, response);
  }

  private synchronized void bill(Tokens usage) {
    billed = billed.plus(usage);
  }

  private static void end(Wire wire, Speaks speaks, LoopbackHttp.Response response)
      throws IOException {
    switch (speaks.ending()) {
      case DONE, NO_USAGE, CUT, FILTERED, WINDOW_FULL -> {
        response.piece(wire.end(speaks.ending(), !speaks.tools().isEmpty()));
        response.finish();
      }
      case OVERLOADED, THROTTLED -> {
        response.piece(wire.error(speaks.ending() == Ending.THROTTLED));
        response.finish();
      }
      case GARBLED -> {
        response.piece(wire.garbled());
        response.finish();
      }
      case STOPS_SHORT -> response.finish();
      case BREAKS_OFF -> response.hangUp();
      case FALLS_SILENT -> response.pause(FOREVER);
      case ENDLESS -> {
        for (int i = 0; ; i++) {
          response.piece(wire.text("and so on ".repeat(500) + i));
          response.pause(speaks.between());
        }
      }
    }
  }

  private static @Nullable Provider provider(String path) {
    if (BEDROCK.matcher(path).matches()) {
      return Provider.BEDROCK;
    }
    if (GEMINI.matcher(path).matches()) {
      return Provider.GEMINI;
    }
    return switch (path) {
      case "/v1/chat/completions" -> Provider.OPENAI;
      case "/v1/messages" -> Provider.ANTHROPIC;
      case "/api/chat" -> Provider.OLLAMA;
      default -> null;
    };
  }

  private static String model(Provider provider, LoopbackHttp.Request request) {
    Matcher matcher =
        switch (provider) {
          case BEDROCK -> BEDROCK.matcher(request.path());
          case GEMINI -> GEMINI.matcher(request.path());
          case OPENAI, ANTHROPIC, OLLAMA -> MODEL.matcher(request.body());
        };
    return matcher.find() ? URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8) : "";
  }

  private static boolean hasKey(Asked call) {
    String header =
        switch (call.provider()) {
          case BEDROCK, OPENAI -> "authorization";
          case ANTHROPIC -> "x-api-key";
          case GEMINI -> "x-goog-api-key";
          case OLLAMA -> "";
        };
    return header.isEmpty() || call.headers().containsKey(header);
  }
}
