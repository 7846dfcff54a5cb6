package tradingagents.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tradingagents.local.template.FunctionDef;
import tradingagents.local.wire.AwsError;
import tradingagents.local.wire.WireRequest;
import tradingagents.local.wire.WireResponse;
import tradingagents.local.wire.WireService;

/**
 * The functions of the template: made at their first invocation, invoked by the stack's queues and
 * clocks, and by Lambda Invoke (request-response) from one another and from outside.
 */
final class Functions implements WireService, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Functions.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern INVOKE =
      Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");

  private static final Pattern ARN = Pattern.compile("arn:aws:lambda:[^:]*:[^:]*:function:(.+)");

  private final Map<String, FunctionDef> byName = new ConcurrentHashMap<>();
  private final Map<String, LocalFunction> started = new ConcurrentHashMap<>();
  private final LocalFunction.Surroundings surroundings;
  private final AtomicLong sequence = new AtomicLong();

  Functions(List<FunctionDef> definitions, LocalFunction.Surroundings surroundings) {
    this.surroundings = surroundings;
    definitions.forEach(definition -> byName.put(definition.name(), definition));
  }

  /**
   * Invokes a function with an event of its own type.
   *
   * @param name the function's name
   * @param event of the handler's input type
   * @return the handler's answer
   */
  Object invoke(String name, Object event) {
    return get(name).invoke(event, "local-" + sequence.incrementAndGet());
  }

  LocalFunction get(String name) {
    FunctionDef definition = byName.get(name);
    if (definition == null) {
      throw new AwsError(404, "ResourceNotFoundException", "no function " + name);
    }
    return started.computeIfAbsent(name, n -> new LocalFunction(definition, surroundings));
  }

  @Override
  public String name() {
    return "lambda";
  }

  @Override
  public boolean takes(WireRequest request) {
    return request.path().startsWith("/2015-03-31/functions/");
  }

  @Override
  public String operation(WireRequest request) {
    return INVOKE.matcher(request.path()).matches() ? "Invoke" : request.path();
  }

  @Override
  public WireResponse handle(WireRequest request) {
    Matcher path = INVOKE.matcher(request.path());
    String type = request.header("x-amz-invocation-type");
    if (!path.matches() || !(type == null || type.equals("RequestResponse"))) {
      return new AwsError(
              400, "UnsupportedOperation", "the embedded stack offers Invoke, request-response")
          .response("application/json");
    }
    String name = named(URLDecoder.decode(path.group(1), StandardCharsets.UTF_8));
    byte[] payload =
        request.body().length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : request.body();
    // Another function is another process: neither knows what the other one's log lines carry.
    Map<String, String> callers = MDC.getCopyOfContextMap();
    MDC.clear();
    try {
      requireJson(payload);
      byte[] answer = get(name).invoke(payload, "local-" + sequence.incrementAndGet());
      return new WireResponse(200, Map.of("x-amz-executed-version", "$LATEST"), answer);
    } catch (AwsError e) {
      return e.response("application/json");
    } catch (RuntimeException e) {
      LOG.warn("{} failed", name, e);
      ObjectNode error = JSON.createObjectNode();
      error.put("errorMessage", String.valueOf(e.getMessage()));
      error.put("errorType", e.getClass().getName());
      return new WireResponse(
          200,
          Map.of("x-amz-function-error", "Unhandled"),
          error.toString().getBytes(StandardCharsets.UTF_8));
    } finally {
      MDC.setContextMap(callers == null ? Map.of() : callers);
    }
  }

  /** A function's name of what Invoke may say: its name or ARN, each with an alias or without. */
  private static String named(String said) {
    Matcher arn = ARN.matcher(said);
    String name = arn.matches() ? arn.group(1) : said;
    int alias = name.indexOf(':');
    return alias < 0 ? name : name.substring(0, alias);
  }

  @Override
  public void close() {
    started.values().forEach(LocalFunction::close);
  }

  /** As Lambda does before it calls anybody. */
  private static void requireJson(byte[] payload) {
    try {
      JSON.readTree(payload);
    } catch (IOException e) {
      throw new AwsError(
          400, "InvalidRequestContentException", "Could not parse request body into json");
    }
  }
}
