package tradingagents.cli;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.template.UserPoolDef;

/** Serves the HTTP API from the embedded stack, until it is interrupted. */
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
      names = "--admin",
      defaultValue = "admin@localhost",
      paramLabel = "EMAIL",
      description = "Who the first administrator is. Default: ${DEFAULT-VALUE}.")
  private String admin = "";

  ServeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    Session.checkPort(port);
    FirstAdmin.checkEmail(admin);
    Path folder = session.data(data);
    try (EmbeddedStack stack = session.start(folder)) {
      URI address = stack.serve(port);
      Interruption interruption = Interruption.listen();
      say("Listening on " + address + " (Ctrl-C ends it)");
      welcome(stack, folder);
      howToSignIn(stack, address);
      session.terminal().out().flush();
      interruption.await();
    }
    return ExitCode.CLOSED;
  }

  private void welcome(EmbeddedStack stack, Path folder) {
    UserPoolDef pool = stack.template().userPools().getFirst();
    try (CognitoIdentityProviderClient client = stack.userPool()) {
      FirstAdmin first = new FirstAdmin(client, pool, session.chance());
      first.makeUnlessThere(admin, password -> show(folder, password));
    }
  }

  /** A person sees it once; a program's output may be kept by anybody, so it gets a path. */
  private void show(Path folder, String password) {
    say("  first administrator: " + admin);
    if (session.terminal().interactive()) {
      say("  password (shown this once): " + password);
    } else {
      say("  password: in " + FirstAdmin.keep(folder, password));
    }
  }

  private void howToSignIn(EmbeddedStack stack, URI address) {
    say("  sign in: tradingagents login --endpoint " + address + " --user " + admin);
    UserPoolDef pool = stack.template().userPools().getFirst();
    say(
        "  or: aws cognito-idp initiate-auth --no-sign-request --region "
            + stack.template().placement().region()
            + " --endpoint-url "
            + address
            + " --client-id "
            + pool.clients().getFirst().id()
            + " --auth-flow USER_PASSWORD_AUTH --auth-parameters USERNAME=...,PASSWORD=...");
    say("  then: curl -H \"Authorization: Bearer $ACCESS_TOKEN\" " + address + "/v1/runs");
  }

  private void say(String line) {
    PrintStream out = session.terminal().out();
    out.println(line);
  }
}
