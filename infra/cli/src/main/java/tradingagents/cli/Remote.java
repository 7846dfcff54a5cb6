package tradingagents.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.RunSummary;
import tradingagents.desk.run.Status;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Symbol;

/** The HTTP API of a laptop or a cloud, in the name of the person who is signed in. */
final class Remote implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration EARLY = Duration.ofMinutes(2);

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final Session session;
  private Login login;

  private Remote(Session session, Login login) {
    this.session = session;
    this.login = login;
  }

  /** An answer that the API gave. */
  record Answer(int status, String body, Map<String, String> headers) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new FailureException(
            new Failure(Reason.CORRUPT, "the endpoint did not answer with JSON"), e);
      }
    }
  }

  /** Where logins are kept. */
  static Path file(Session session) {
    return session.data(null).resolve("login.json");
  }

  /** The API where the person is signed in. */
  static Remote required(Session session) {
    return signedIn(session)
        .orElseThrow(() ->
            new FailureException(
                Reason.INVALID,
                "you are not signed in anywhere: use 'login --endpoint URL', after 'serve' on"
                    + " this machine for example"));
  }

  /** The API where the person is signed in, if anywhere. */
  static Optional<Remote> signedIn(Session session) {
    return Login.read(file(session)).map(login -> new Remote(session, login));
  }

  /** The API where the person is signed in, unless a data folder is asked for. */
  static Optional<Remote> insteadOf(Session session, @Nullable Path data) {
    return data == null ? signedIn(session) : Optional.empty();
  }

  Login login() {
    return login;
  }

  /** Asks without a token: for the open routes. */
  static Answer open(Session session, URI endpoint, String path) {
    Login nobody = new Login(endpoint, "", "", "", "", "", "", Instant.MAX);
    try (Remote remote = new Remote(session, nobody)) {
      return remote.send("GET", path, "", Map.of());
    }
  }

  Answer get(String path, Map<String, String> headers) {
    return send("GET", path, "", headers);
  }

  JsonNode get(String path) {
    return get(path, Map.of()).json();
  }

  Answer post(String path, JsonNode body, Map<String, String> headers) {
    return send("POST", path, body.toString(), headers);
  }

  Answer put(String path, JsonNode body, Map<String, String> headers) {
    return send("PUT", path, body.toString(), headers);
  }

  Answer delete(String path) {
    return send("DELETE", path, "", Map.of());
  }

  /** The newest runs, page by page. */
  List<RunSummary> runs(int atMost) {
    List<RunSummary> runs = new ArrayList<>();
    String cursor = "";
    do {
      int limit = Math.min(100, atMost - runs.size());
      JsonNode page =
          get("/v1/runs?limit=" + limit + (cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor)));
      page.path("runs").forEach(line -> runs.add(summary(line)));
      cursor = page.path("cursor").asText("");
    } while (!cursor.isEmpty() && !cursor.equals("null") && runs.size() < atMost);
    return runs;
  }

  private static RunSummary summary(JsonNode line) {
    JsonNode rating = line.path("rating");
    return new RunSummary(
        line.path("runId").asText(),
        new Symbol(line.path("symbol").asText()),
        LocalDate.parse(line.path("asOf").asText()),
        LocalDate.parse(line.path("session").asText()),
        Status.valueOf(line.path("status").asText()),
        rating.isTextual() ? Rating.valueOf(rating.textValue()) : null,
        Instant.parse(line.path("createdAt").asText()),
        line.path("version").asLong());
  }

  static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Answer send(String method, String path, String body, Map<String, String> headers) {
    renew();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base(login.endpoint()) + path))
            .timeout(PATIENCE)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!login.accessToken().isEmpty()) {
      request.header("authorization", "Bearer " + login.accessToken());
    }
    if (!body.isEmpty()) {
      request.header("content-type", "application/json");
    }
    headers.forEach(request::header);
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        throw refused(answer);
      }
      Map<String, String> sent = new TreeMap<>();
      answer.headers().map().forEach((name, values) -> sent.put(name, values.getFirst()));
      return new Answer(answer.statusCode(), answer.body(), sent);
    } catch (IOException e) {
      throw new FailureException(
          new Failure(
              Reason.UNAVAILABLE,
              "the endpoint " + login.endpoint() + " does not answer" + reason(e)),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException(Reason.UNAVAILABLE, "interrupted");
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? "" : ": " + e.getMessage();
  }

  private static String base(URI endpoint) {
    String text = endpoint.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private void renew() {
    boolean due =
        !login.refreshToken().isEmpty()
            && session.clock().instant().isAfter(login.expiresAt().minus(EARLY));
    if (due) {
      try (SignIn pool = new SignIn(login.region(), login.clientId(), login.signIn())) {
        login = pool.renewed(login, session.clock().instant());
        login.write(file(session));
      }
    }
  }

  private static FailureException refused(HttpResponse<String> answer) {
    String detail = "the endpoint answered " + answer.statusCode();
    try {
      JsonNode problem = JSON.readTree(answer.body());
      StringBuilder text = new StringBuilder(problem.path("detail").asText(detail));
      for (JsonNode error : problem.path("errors")) {
        text.append("; ")
            .append(error.path("pointer").asText())
            .append(' ')
            .append(error.path("detail").asText());
      }
      detail = text.toString();
    } catch (JsonProcessingException notOurs) {
      return new FailureException(reason(answer.statusCode()), detail);
    }
    return new FailureException(reason(answer.statusCode()), detail);
  }

  private static Reason reason(int status) {
    return switch (status) {
      case 400, 413, 422, 428 -> Reason.INVALID;
      case 401, 403 -> Reason.FORBIDDEN;
      case 404 -> Reason.NOT_FOUND;
      case 409 -> Reason.ILLEGAL_TRANSITION;
      case 412 -> Reason.CONFLICT;
      case 429 -> Reason.THROTTLED;
      default -> Reason.UNAVAILABLE;
    };
  }

  @Override
  public void close() {
    http.close();
  }
}
