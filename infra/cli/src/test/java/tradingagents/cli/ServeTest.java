package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code serve} as a process of its own, as people start it. */
class ServeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Served served = Served.NOT_YET;
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    served.close();
    http.close();
  }

  private void serve(String... more) throws IOException {
    served = Served.start(folder, more);
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(served.address().resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> cognito(URI endpoint, String operation, JsonNode body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
            .header("Content-Type", "application/x-amz-json-1.1")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** As a client does that knows the address only. */
  private HttpResponse<String> signIn(String name, String password) throws Exception {
    JsonNode where = JSON.readTree(get("/v1/sign-in").body());
    URI endpoint = served.address().resolve(where.path("endpoint").asText());
    var body =
        JSON.createObjectNode()
            .put("AuthFlow", "USER_PASSWORD_AUTH")
            .put("ClientId", where.path("clientId").asText());
    body.putObject("AuthParameters").put("USERNAME", name).put("PASSWORD", password);
    return cognito(endpoint, "InitiateAuth", body);
  }

  private String token(String name, String password) throws Exception {
    HttpResponse<String> answer = signIn(name, password);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).at("/AuthenticationResult/AccessToken").asText();
  }

  private String password() throws IOException {
    Path file = folder.resolve("first-admin-password.txt");
    assertThat(served.said()).anyMatch(line -> line.endsWith("in " + file));
    return Files.readString(file).strip();
  }

  @Test
  void first_administrator_signs_in_also_after_a_restart() throws Exception {
    serve();
    assertThat(get("/v1/health").statusCode()).isEqualTo(200);
    assertThat(get("/v1/runs").statusCode()).isEqualTo(401);
    assertThat(get("/v1/runs", "Authorization", "Bearer made-up").statusCode()).isEqualTo(403);
    String password = password();
    String token = token("admin@localhost", password);
    HttpResponse<String> runs = get("/v1/runs", "Authorization", "Bearer " + token);
    assertThat(runs.statusCode()).as(runs.body()).isEqualTo(200);
    assertThat(signIn("admin@localhost", password + "x").statusCode()).isEqualTo(400);
    assertThat(served.said()).noneMatch(line -> line.contains(password));
    assertThat(served.interrupt()).isZero();

    serve();

    assertThat(served.said()).noneMatch(line -> line.contains("password:"));
    assertThat(get("/v1/runs", "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
    token("admin@localhost", password);
    assertThat(served.interrupt()).isZero();
  }

  @Test
  void backtest_is_asked_for_followed_and_fetched() throws Exception {
    serve();
    String token = "Bearer " + token("admin@localhost", password());
    JsonNode contract = JSON.readTree(get("/v1/openapi.json", "Authorization", token).body());
    JsonNode sample =
        contract
            .path("paths")
            .path("/v1/backtests")
            .at("/post/requestBody/content/application~1json/examples/sweep/value");
    HttpResponse<String> begun =
        http.send(
            HttpRequest.newBuilder(served.address().resolve("/v1/backtests"))
                .header("Authorization", token)
                .POST(BodyPublishers.ofString(sample.toString()))
                .build(),
            BodyHandlers.ofString());
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    String place = begun.headers().firstValue("location").orElseThrow();

    JsonNode backtest = JSON.readTree(begun.body());
    for (int i = 0; i < 300 && backtest.path("result").isNull(); i++) {
      Thread.sleep(100);
      backtest = JSON.readTree(get(place, "Authorization", token).body());
    }

    assertThat(backtest.path("status").asText()).as(backtest.toString()).isEqualTo("done");
    JsonNode result =
        JSON.readTree(get(backtest.path("result").asText(), "Authorization", token).body());
    assertThat(result.path("combinations").asInt()).isEqualTo(9);
    assertThat(result.path("checksum").asText()).hasSize(64);
    assertThat(served.interrupt()).isZero();
  }

  @Test
  void command_line_signs_in_at_the_one_address() throws Exception {
    serve();
    Map<String, String> variables =
        Map.of("TRADINGAGENTS_HOME", Typed.root().toString(), "HOME", folder.toString());
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream((password() + "\n").getBytes(StandardCharsets.UTF_8)));
    try {
      Typed login =
          Typed.command(
              variables,
              "login",
              "--endpoint",
              served.address().toString(),
              "--user",
              "admin@localhost",
              "--password-stdin");

      assertThat(login.code()).as(login.err()).isZero();
      assertThat(login.out()).contains("Signed in as admin@localhost");
    } finally {
      System.setIn(before);
    }
    Typed lists = Typed.command(variables, "schedules");
    assertThat(lists.code()).as(lists.err()).isZero();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void password_can_be_read_by_its_owner_only() throws Exception {
    serve("--admin", "ada@example.com");

    Path file = folder.resolve("first-admin-password.txt");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(token("ada@example.com", password())).isNotEmpty();
  }

  @Test
  void nobody_makes_himself_an_administrator_over_the_port() throws Exception {
    serve();
    JsonNode where = JSON.readTree(get("/v1/sign-in").body());
    var body =
        JSON.createObjectNode()
            .put("UserPoolId", where.path("userPoolId").asText())
            .put("Username", "mallory@example.com");

    for (String operation : List.of("AdminCreateUser", "AdminSetUserPassword", "ListUsers")) {
      HttpResponse<String> answer = cognito(served.address().resolve("/"), operation, body);
      assertThat(answer.statusCode()).as(operation).isEqualTo(400);
      assertThat(answer.body()).contains("AccessDeniedException");
    }
    HttpRequest tables =
        HttpRequest.newBuilder(served.address().resolve("/"))
            .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    assertThat(http.send(tables, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
  }

  @Test
  void port_in_use_is_one_sentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());

      Typed typed = Typed.command("serve", "--port", port, "--data", folder.toString());

      assertThat(typed.code()).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(typed.errors())
          .containsExactly("The port " + port + " of 127.0.0.1 is in use; choose another.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "http"})
  void port_that_is_none_is_bad_input(String port) {
    Typed typed = Typed.command("serve", "--port", port, "--data", folder.toString());

    assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.err()).contains(port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "a@", "a b@c", "@"})
  void administrator_without_an_address_is_bad_input(String email) {
    Typed typed =
        Typed.command("serve", "--admin", email, "--port", "0", "--data", folder.toString());

    assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.err()).contains("--admin is an e-mail address");
  }

  @Test
  void second_server_on_one_data_folder_is_refused() throws Exception {
    serve();

    Typed typed = Typed.command("serve", "--port", "0", "--data", folder.toString());

    assertThat(typed.code()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(typed.errors()).hasSize(1);
    assertThat(typed.err()).contains("in use by another process");
    assertThat(served.alive(1, TimeUnit.MILLISECONDS)).isTrue();
  }
}
