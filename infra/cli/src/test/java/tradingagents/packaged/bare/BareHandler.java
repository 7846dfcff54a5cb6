package tradingagents.packaged.bare;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** The least that Lambda can start: what the JVM and the runtime interface client cost alone. */
public final class BareHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
  /** For Lambda. */
  public BareHandler() {}

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    return Map.of("keys", event.size());
  }
}
