package tradingagents.local.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tradingagents.local.template.ApiDef;
import tradingagents.local.template.Placement;
import tradingagents.local.wire.InProcessHttp;
import tradingagents.local.wire.LoopbackServer;
import tradingagents.local.wire.LoopbackServer.Refusal;
import tradingagents.local.wire.WireRequest;
import tradingagents.local.wire.WireResponse;
import tradingagents.model.failure.FailureException;

/**
 * The template's HTTP API on a port of this machine: routes, authorizer, payloads and errors as API
 * Gateway has them, in front of the functions that deploy. Throttles are not kept. The same port
 * answers what a client needs of the user pool to sign in, so that one address is enough.
 */
public final class Gateway implements LoopbackServer.Door, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final int MOST_BYTES = 10 << 20;
  private static final Set<String> OF_THE_TRANSPORT =
      Set.of("content-length", "transfer-encoding", "connection", "date", "set-cookie");

  private final LoopbackServer server;
  private final ApiDef api;
  private final Surroundings surroundings;
  private final Routes routes;
  private final CorsRules cors;
  private final Guard guard;
  private final SignInDoor signIn;
  private final AtomicLong sequence = new AtomicLong();

  /**
   * What stands behind the gateway.
   *
   * @param placement the pretended account and region
   * @param functions calls them
   * @param services answers for the user pool
   * @param clock the time
   */
  public record Surroundings(
      Placement placement, Invoker functions, InProcessHttp services, InstantSource clock) {}

  private Gateway(LoopbackServer server, ApiDef api, Surroundings surroundings) {
    this.server = server;
    this.api = api;
    this.surroundings = surroundings;
    this.routes = new Routes(api.routes());
    this.cors = new CorsRules(api.cors());
    this.guard = new Guard(surroundings.functions(), surroundings.clock());
    this.signIn = new SignInDoor(surroundings.services(), cors);
  }

  /**
   * Opens the port.
   *
   * @param port the port; 0 takes a free one
   * @param api what is served
   * @param surroundings what stands behind it
   * @return listening
   * @throws FailureException UNAVAILABLE when the port cannot be had
   */
  public static Gateway start(int port, ApiDef api, Surroundings surroundings) {
    LoopbackServer server = LoopbackServer.open(port);
    Gateway gateway = new Gateway(server, api, surroundings);
    server.serve(gateway);
    return gateway;
  }

  /**
   * Where it is reached.
   *
   * @return scheme, host and port
   */
  public URI address() {
    return server.address();
  }

  @Override
  public int mostBytes() {
    return MOST_BYTES;
  }

  @Override
  public WireResponse answer(WireRequest request) {
    if (signIn.takes(request)) {
      return signIn.answer(request);
    }
    String requestId = "local-" + sequence.incrementAndGet();
    WireResponse answer =
        cors.isPreflight(request)
            ? cors.preflight(request)
            : cors.ruled(request, routed(request, requestId));
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers.put("apigw-requestid", requestId);
    return new WireResponse(answer.status(), headers, answer.cookies(), answer.body());
  }

  @Override
  public WireResponse refused(Refusal why) {
    return switch (why) {
      case FOREIGN_HOST -> message(403, "Forbidden");
      case TOO_LARGE -> message(413, "Request Entity Too Large");
      case BROKEN -> message(500, "Internal Server Error");
    };
  }

  private WireResponse routed(WireRequest request, String requestId) {
    Optional<Routes.Match> match = routes.find(request.method(), request.path());
    if (match.isEmpty()) {
      return message(404, "Not Found");
    }
    Call call =
        new Call(
            request,
            match.get(),
            new Call.Place(
                surroundings.placement(), api.id(), requestId, surroundings.clock().instant()));
    try {
      Optional<ApiDef.Authorizer> authorizer = match.get().route().authorizer();
      if (authorizer.isEmpty()) {
        return invoked(match.get(), call, Optional.empty());
      }
      return switch (guard.ask(authorizer.get(), call)) {
        case Guard.Answer.Nobody _ -> message(401, "Unauthorized");
        case Guard.Answer.Refused _ -> message(403, "Forbidden");
        case Guard.Answer.Pass(Map<String, Object> context) ->
            invoked(match.get(), call, Optional.of(context));
      };
    } catch (RuntimeException e) {
      LOG.error("{} {} {}", requestId, request.method(), request.path(), e);
      return message(500, "Internal Server Error");
    }
  }

  private WireResponse invoked(
      Routes.Match match, Call call, Optional<Map<String, Object>> authorizer) {
    Object answer =
        surroundings.functions().invoke(match.route().functionName(), call.event(authorizer));
    if (answer instanceof APIGatewayV2HTTPResponse response
        && response.getStatusCode() >= 200
        && response.getStatusCode() <= 599) {
      return written(response);
    }
    throw new IllegalStateException(match.route().functionName() + " gave no HTTP answer");
  }

  private static WireResponse written(APIGatewayV2HTTPResponse response) {
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", "text/plain;charset=UTF-8");
    present(response.getHeaders())
        .forEach((name, value) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (!OF_THE_TRANSPORT.contains(lower)) {
            headers.put(lower, value);
          }
        });
    String text = response.getBody() == null ? "" : response.getBody();
    byte[] body =
        response.getIsBase64Encoded()
            ? Base64.getDecoder().decode(text)
            : text.getBytes(StandardCharsets.UTF_8);
    List<String> cookies = response.getCookies();
    return new WireResponse(
        response.getStatusCode(), headers, cookies == null ? List.of() : cookies, body);
  }

  private static Map<String, String> present(@Nullable Map<String, String> headers) {
    return headers == null ? Map.of() : headers;
  }

  private static WireResponse message(int status, String text) {
    return new WireResponse(
        status,
        Map.of("content-type", "application/json"),
        ("{\"message\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.close();
  }
}
