package tradingagents.api.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.PlainJson;
import tradingagents.chain.lambda.Door;

/** The door of the authorizer: questions and answers as plain JSON. */
interface AuthorizerDoor extends Door<Map<String, @Nullable Object>, Map<String, Object>> {
  @Override
  default Map<String, @Nullable Object> read(byte[] json) {
    return PlainJson.read(json);
  }

  @Override
  default byte[] write(Map<String, Object> answer) {
    return PlainJson.write(answer);
  }
}
