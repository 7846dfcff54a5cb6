package tradingagents.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** Signs in at an endpoint. */
@Command(
    name = "login",
    mixinStandardHelpOptions = true,
    description = "Signs in at the API of a laptop ('serve') or of a cloud.")
final class LoginCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--endpoint",
      required = true,
      paramLabel = "URL",
      description = "The API's address, such as http://127.0.0.1:8080.")
  private String endpoint = "";

  @Option(names = "--user", required = true, paramLabel = "EMAIL", description = "Who you are.")
  private String user = "";

  @Option(
      names = "--password-stdin",
      description =
          "Reads the password from the first line of stdin, and a new one from the second when"
              + " the first must be changed. Without it you are asked.")
  private boolean stdin;

  LoginCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    URI address = address(endpoint);
    JsonNode where = Remote.open(session, address, "/v1/sign-in").json();
    String region = where.path("region").asText();
    String clientId = where.path("clientId").asText();
    // Relative on a laptop, where API and user pool share one address.
    String pool = address.resolve(where.path("endpoint").asText()).toString();
    try (SignIn signIn = new SignIn(region, clientId, pool)) {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      AuthenticationResultType tokens =
          signIn.with(user, secret(lines, "Password: "), () -> secret(lines, "New password: "));
      new Login(
              address,
              user,
              region,
              clientId,
              pool,
              tokens.accessToken(),
              tokens.refreshToken(),
              session.clock().instant().plusSeconds(tokens.expiresIn()))
          .write(Remote.file(session));
    }
    session.terminal().out().println("Signed in as " + Terminal.plain(user) + " at " + address);
    return ExitCode.CLOSED;
  }

  private static URI address(String text) {
    try {
      URI address = URI.create(text);
      boolean loopback =
          "127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost());
      boolean plain = "http".equals(address.getScheme()) && loopback;
      if (("https".equals(address.getScheme()) || plain) && address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw new FailureException(new Failure(Reason.INVALID, notAnAddress()), e);
    }
    throw new FailureException(Reason.INVALID, notAnAddress());
  }

  private static String notAnAddress() {
    return "--endpoint is an https address, or http://127.0.0.1:PORT for this machine";
  }

  // Whether there is a console without a terminal depends on the JDK.
  @SuppressWarnings("SystemConsoleNull")
  private char @Nullable [] typed(String prompt) {
    Console console = session.terminal().interactive() ? System.console() : null;
    return console == null ? null : console.readPassword("%s", prompt);
  }

  private String secret(BufferedReader lines, String prompt) {
    if (!stdin) {
      char[] typed = typed(prompt);
      if (typed == null) {
        throw new FailureException(
            Reason.INVALID, "there is no terminal to ask for the password: use --password-stdin");
      }
      return new String(typed);
    }
    try {
      String line = lines.readLine();
      if (line == null || line.isEmpty()) {
        throw new FailureException(Reason.INVALID, "stdin has no line for: " + prompt.strip());
      }
      return line;
    } catch (IOException e) {
      throw new FailureException(new Failure(Reason.INVALID, "stdin cannot be read"), e);
    }
  }
}
