package tradingagents.broker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.micronaut.context.BeanContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import tradingagents.chain.lambda.Wiring;

/** The ledger's front door: asked by Lambda Invoke to open an account. */
public final class AccountsHandler implements RequestStreamHandler {
  private final AccountsDoor door;

  /** For Lambda: everything from the function's environment. */
  public AccountsHandler() {
    this(Wiring.start());
  }

  /** For a stack that brings its own parts. */
  public AccountsHandler(BeanContext context) {
    door = BrokerFactory.accounts(context);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    byte[] question = in.readAllBytes();
    out.write(PowertoolsLogging.withLogging(context, () -> door.answer(question)));
  }
}
