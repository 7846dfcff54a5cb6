package tradingagents.cli;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import tradingagents.local.ServingStack;
import tradingagents.local.provision.Emulator;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * Serves the HTTP API from the embedded stack or at an AWS emulator, until it is interrupted: that
 * is its good end, with exit code 0.
 */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Serves the HTTP API on 127.0.0.1, until Ctrl-C.",
      "The first start makes the first administrator and shows the password once."
    })
final class ServeCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "PORT",
      description = "The port on 127.0.0.1; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(names = "--data", description = "Where state is kept. Default: your data folder.")
  private @Nullable Path data;

  @Option(
      names = "--aws-endpoint",
      paramLabel = "URL",
      description = {
        "Keeps all state at an AWS emulator (moto, LocalStack, Floci) and runs the functions here.",
        "Tables, queues, bus, rules and user pool are made there. AWS itself is refused: sam"
            + " deploy."
      })
  private @Nullable String awsEndpoint;

  @Option(
      names = "--admin",
      paramLabel = "EMAIL",
      description =
          "Who the first administrator is. Default: admin@localhost, at an emulator"
              + " admin@example.com.")
  private @Nullable String asked;

  ServeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    Session.checkPort(port);
    Emulator emulator = awsEndpoint == null ? null : Emulator.at(awsEndpoint);
    String admin = admin(emulator != null);
    FirstAdmin.checkEmail(admin);
    // What belongs to an emulator must not be taken for what belongs to the laptop, or to another.
    Path own = session.data(data);
    Path folder = emulator == null ? own : own.resolve("at-" + emulator.folder());
    try (ServingStack stack =
        emulator == null ? session.start(folder) : session.startAt(emulator, folder)) {
      URI address = stack.serve(port);
      Interruption interruption = Interruption.listen();
      stack.whenLost(interruption::end);
      say("Listening on " + address + " (Ctrl-C ends it)");
      if (emulator != null) {
        say("  state: at " + emulator + ", for as long as it keeps it");
      }
      welcome(stack, admin, folder);
      howToSignIn(stack, admin, address);
      session.terminal().out().flush();
      Optional<String> lost = interruption.await();
      if (lost.isPresent()) {
        throw new FailureException(Reason.UNAVAILABLE, lost.get());
      }
    }
    return ExitCode.CLOSED;
  }

  /** Emulators take an e-mail address with a dot only; one laptop has always been localhost. */
  private String admin(boolean emulated) {
    if (asked != null) {
      return asked;
    }
    return emulated ? "admin@example.com" : "admin@localhost";
  }

  private void welcome(ServingStack stack, String admin, Path folder) {
    try (CognitoIdentityProviderClient client = stack.userPool()) {
      FirstAdmin first = new FirstAdmin(client, stack.pool(), session.chance());
      first.makeUnlessThere(admin, password -> show(admin, folder, password));
    }
  }

  /** A person sees it once; a program's output may be kept by anybody, so it gets a path. */
  private void show(String admin, Path folder, String password) {
    say("  first administrator: " + admin);
    if (session.terminal().interactive()) {
      say("  password (shown this once): " + password);
    } else {
      say("  password: in " + FirstAdmin.keep(folder, password));
    }
  }

  private void howToSignIn(ServingStack stack, String admin, URI address) {
    say("  sign in: tradingagents login --endpoint " + address + " --user " + admin);
    say(
        "  or: aws cognito-idp initiate-auth --no-sign-request --region "
            + stack.region()
            + " --endpoint-url "
            + address
            + " --client-id "
            + stack.pool().clients().getFirst().id()
            + " --auth-flow USER_PASSWORD_AUTH --auth-parameters USERNAME=...,PASSWORD=...");
    say("  then: curl -H \"Authorization: Bearer $ACCESS_TOKEN\" " + address + "/v1/runs");
  }

  private void say(String line) {
    PrintStream out = session.terminal().out();
    out.println(line);
  }
}
