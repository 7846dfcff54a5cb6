package tradingagents.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tradingagents.chain.Env;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.Reply;

/** What the API says of itself. */
final class SystemApi {
  private final Env env;

  SystemApi(Env env) {
    this.env = env;
  }

  /** {@code GET /v1/health}: the function runs. It asks nobody, so it is open and costs nothing. */
  Reply health(Call call) {
    return Reply.json(200, "{\"status\":\"ok\"}");
  }

  /** {@code GET /v1/sign-in}: where a client signs in; none of it is secret. */
  Reply signIn(Call call) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("region", env.text("AWS_REGION", "us-east-1"));
    document.put("userPoolId", env.required("USER_POOL_ID"));
    document.put("clientId", env.required("USER_POOL_CLIENT_ID"));
    return Reply.json(200, document.put("endpoint", env.text("SIGN_IN_ENDPOINT", "")));
  }

  /** {@code GET /v1/openapi.json}: the contract. */
  Reply contract(Call call) {
    try (InputStream in = SystemApi.class.getResourceAsStream("/openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("the contract is not in the package");
      }
      return Reply.json(200, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
