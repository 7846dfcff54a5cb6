package tradingagents.local;

import java.net.URI;
import tradingagents.local.wire.Passage;
import tradingagents.local.wire.WireRequest;
import tradingagents.local.wire.WireResponse;
import tradingagents.local.wire.WireService;

/**
 * A user pool that is somewhere else, as the gateway's sign-in door asks it: one address is enough
 * for whoever signs in.
 */
final class PoolProxy implements WireService, AutoCloseable {
  private final Passage passage;
  private final String poolId;

  PoolProxy(URI endpoint, String poolId) {
    this.passage = new Passage(endpoint);
    this.poolId = poolId;
  }

  @Override
  public String name() {
    return "cognito-idp";
  }

  @Override
  public boolean takes(WireRequest request) {
    return request.targetPrefix().equals("AWSCognitoIdentityProviderService")
        || request.path().startsWith("/" + poolId + "/.well-known/");
  }

  @Override
  public WireResponse handle(WireRequest request) {
    return passage.pass(request);
  }

  @Override
  public void close() {
    passage.close();
  }
}
