package tradingagents.local;

import java.net.URI;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import tradingagents.local.template.UserPoolDef;
import tradingagents.model.failure.FailureException;

/** A stack that runs the template's functions here and can serve their HTTP API. */
public sealed interface ServingStack extends AutoCloseable permits EmbeddedStack, EmulatedStack {
  /**
   * Serves the HTTP API of the template on loopback.
   *
   * @param port the port; 0 takes a free one
   * @return the address; open until the stack is closed
   * @throws FailureException UNAVAILABLE when the port is in use
   */
  URI serve(int port);

  /**
   * A client of the user pool.
   *
   * @return a new one
   */
  CognitoIdentityProviderClient userPool();

  /**
   * The user pool.
   *
   * @return under the ids that it has here
   */
  UserPoolDef pool();

  /**
   * The region that everything is pretended to be in.
   *
   * @return its code
   */
  String region();

  /**
   * Is told once if the stack can work no longer because its state is gone.
   *
   * @param told one sentence
   */
  void whenLost(Consumer<String> told);

  @Override
  void close();
}
