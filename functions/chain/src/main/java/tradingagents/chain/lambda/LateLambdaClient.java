package tradingagents.chain.lambda;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * Lambda's client, made at its first call: most invocations find their prices in the table and
 * their account opened, and never call another function.
 */
final class LateLambdaClient implements LambdaClient {
  private final Supplier<LambdaClient> maker;
  private @Nullable LambdaClient made;

  LateLambdaClient(Supplier<LambdaClient> maker) {
    this.maker = maker;
  }

  private synchronized LambdaClient client() {
    if (made == null) {
      made = maker.get();
    }
    return made;
  }

  @Override
  public InvokeResponse invoke(InvokeRequest request) {
    return client().invoke(request);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public synchronized void close() {
    if (made != null) {
      made.close();
    }
  }
}
