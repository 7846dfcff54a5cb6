package tradingagents.api.access;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import tradingagents.chain.lambda.Wiring;

/** The authorizer's door: asked by the HTTP API who the bearer of a token is. */
public final class AuthorizerHandler
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {
  private final Answers answers;

  /** For Lambda: everything from the function's environment. */
  public AuthorizerHandler() {
    this(Wiring.start());
  }

  /** For a stack that brings its own parts. */
  public AuthorizerHandler(ApplicationContext context) {
    answers = context.getBean(Answers.class);
  }

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    return PowertoolsLogging.withLogging(context, () -> answers.to(event));
  }
}
