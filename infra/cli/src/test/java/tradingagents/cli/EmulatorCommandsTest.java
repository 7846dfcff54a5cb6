package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.local.EmbeddedStack;

/** {@code serve --aws-endpoint}, typed against another process's embedded stack as the emulator. */
@Timeout(180)
class EmulatorCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private static EmbeddedStack emulator() {
    return EmbeddedStack.start(
        new EmbeddedStack.Setup(
            Typed.root().resolve("template.yaml"),
            Optional.empty(),
            InstantSource.system(),
            "emulator",
            Map.of(),
            false));
  }

  private Path own(URI endpoint) {
    return folder.resolve("at-127.0.0.1-" + endpoint.getPort());
  }

  @Test
  void a_person_signs_in_and_runs_and_the_next_start_finds_everything() throws Exception {
    try (EmbeddedStack emulator = emulator()) {
      URI there = emulator.expose(0);
      String run;
      try (Served served = Served.start(folder, "--aws-endpoint", there.toString())) {
        assertThat(served.said().get(1)).contains("state: at " + there);
        String password = Files.readString(own(there).resolve("first-admin-password.txt")).strip();
        assertThat(served.said()).noneMatch(line -> line.contains(password));
        Typed login = login(served.address().toString(), password);
        assertThat(login.code()).as(login.err()).isZero();

        Typed watched = typed("run", "AAPL", "--as-of", "2017-05-01", "--watch", "--json");

        assertThat(watched.code()).as(watched.err()).isZero();
        assertThat(JSON.readTree(watched.out()).path("status").textValue()).isEqualTo("CLOSED");
        run = JSON.readTree(watched.out()).path("runId").textValue();
        assertThat(served.interrupt()).isZero();
      }
      try (Served again = Served.start(folder, "--aws-endpoint", there.toString())) {
        assertThat(again.said()).noneMatch(line -> line.contains("password:"));
        String password = Files.readString(own(there).resolve("first-admin-password.txt")).strip();
        assertThat(login(again.address().toString(), password).code()).isZero();
        assertThat(typed("runs").out()).contains(run);
      }
    }
  }

  @Test
  void an_endpoint_that_goes_is_waited_for_and_one_that_comes_back_empty_ends_it()
      throws Exception {
    EmbeddedStack first = emulator();
    URI there = first.expose(0);
    try (Served served = Served.start(folder, "--aws-endpoint", there.toString())) {
      first.close();

      assertThat(served.alive(4, TimeUnit.SECONDS)).isTrue();
      String log = Files.readString(own(there).resolve("desk.log.0"));
      assertThat(log.lines().filter(line -> line.contains("queues do not answer"))).hasSize(1);
      try (Other other = new Other(there)) {
        assertThat(other.address()).isEqualTo(there);
        Process process = Objects.requireNonNull(served.process());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitCode.UNAVAILABLE);
      }
    }
  }

  /** The same address with nothing behind it: no queue, no bus, no pool of the template. */
  private record Other(org.elasticmq.rest.sqs.SQSRestServer server, URI address)
      implements AutoCloseable {
    Other(URI there) {
      this(
          org.elasticmq.rest.sqs.SQSRestServerBuilder.withInterface("127.0.0.1")
              .withPort(there.getPort())
              .start(),
          there);
    }

    @Override
    public void close() {
      server.stopAndWait();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://dynamodb.us-east-1.amazonaws.com, 2, is AWS itself",
    "https://DYNAMODB.us-east-1.AMAZONAWS.com., 2, sam deploy",
    "localhost, 2, is an address such as http://127.0.0.1:4566",
    "http://localhost:4566/path, 2, takes no path",
    "http://127.0.0.1:9, 4, does not answer: nobody listens there"
  })
  void an_endpoint_that_cannot_be_used_is_one_sentence(String url, int code, String words) {
    Typed typed = typed("serve", "--port", "0", "--aws-endpoint", url);

    assertThat(typed.code()).as(typed.err()).isEqualTo(code);
    assertThat(typed.errors()).hasSize(1);
    assertThat(typed.err()).contains(words);
  }

  private Typed login(String endpoint, String password) {
    return person().signsIn(endpoint, "admin@example.com", password);
  }

  private Typed typed(String... words) {
    return person().types(words);
  }

  private Person person() {
    return new Person(folder.resolve("share"));
  }
}
