package tradingagents.cli;

import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import tradingagents.chain.Env;
import tradingagents.chain.lambda.ChainFactory;
import tradingagents.chain.run.EventBridgeBus;

/** Prices on an EventBridge bus, put there by whom the AWS clients sign in as. */
final class PriceBus {
  static final String DETAIL_TYPE = "PriceTold";

  private PriceBus() {}

  /** Takes the bodies of events; a failure when the bus did not take one. */
  static Consumer<String> of(Env env, String name) {
    EventBridgeBus bus =
        new EventBridgeBus(
            ChainFactory.client(
                EventBridgeClient.builder(),
                env,
                UrlConnectionHttpClient.create(),
                DefaultCredentialsProvider.builder().build()),
            name);
    return body -> bus.put(DETAIL_TYPE, List.of(body));
  }
}
