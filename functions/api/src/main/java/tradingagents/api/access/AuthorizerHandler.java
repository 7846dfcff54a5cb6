package tradingagents.api.access;

import com.amazonaws.services.lambda.runtime.Context;
import io.micronaut.context.BeanContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import tradingagents.chain.lambda.Wiring;

/** The authorizer's door: asked by the HTTP API who the bearer of a token is. */
public final class AuthorizerHandler implements AuthorizerDoor {
  private final Answers answers;

  /** For Lambda: everything from the function's environment. */
  public AuthorizerHandler() {
    this(Wiring.start());
  }

  /** For a stack that brings its own parts. */
  public AuthorizerHandler(BeanContext context) {
    answers = AccessFactory.answers(context);
  }

  @Override
  public Map<String, Object> handleRequest(Map<String, @Nullable Object> event, Context context) {
    return PowertoolsLogging.withLogging(context, () -> answers.to(event));
  }
}
