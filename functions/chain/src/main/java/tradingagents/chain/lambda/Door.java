package tradingagents.chain.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A handler that reads its event itself. Lambda's runtime client calls the one that takes bytes:
 * its own reading of typed events loads more classes than a bare JVM. A stack in the same process
 * calls the typed one.
 *
 * @param <I> the event
 * @param <O> the answer
 */
public interface Door<I, O> extends RequestHandler<I, O>, RequestStreamHandler {
  /**
   * An event from its JSON.
   *
   * @param json as Lambda hands it over
   * @return the event
   */
  I read(byte[] json);

  /**
   * An answer as JSON.
   *
   * @param answer of the handler
   * @return as Lambda takes it back
   */
  byte[] write(O answer);

  @Override
  default void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    out.write(write(handleRequest(read(in.readAllBytes()), context)));
  }
}
