package tradingagents.feeds;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.micronaut.context.BeanContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import tradingagents.chain.lambda.Wiring;

/** The feeds' door: asked by Lambda Invoke when the market table lacks an instrument. */
public final class FeedsHandler implements RequestStreamHandler {
  private final FeedsDoor door;

  /** For Lambda: everything from the function's environment. */
  public FeedsHandler() {
    this(Wiring.start());
  }

  /** For a stack that brings its own parts. */
  public FeedsHandler(BeanContext context) {
    door = FeedsFactory.door(context);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    byte[] question = in.readAllBytes();
    out.write(PowertoolsLogging.withLogging(context, () -> door.answer(question)));
  }
}
