package tradingagents.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.micronaut.context.BeanContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import tradingagents.chain.Env;
import tradingagents.chain.lambda.Boot;
import tradingagents.chain.lambda.Wiring;
import tradingagents.chain.market.YearCache;
import tradingagents.local.template.FunctionDef;
import tradingagents.local.wire.InProcessHttp;

/**
 * One function of the template in this process: its own application context, made from its own
 * environment, with the very handler class that deploys. It starts at its first invocation.
 */
final class LocalFunction implements AutoCloseable {
  private final FunctionDef definition;
  private final Surroundings surroundings;
  private final BeanContext context;
  private final Object handler;

  /**
   * What the stack brings instead of AWS.
   *
   * @param http answers the function's AWS calls
   * @param credentials as whom it calls; never those of a real account
   * @param clock the time
   * @param boot this life of the process
   * @param years parsed prices, shared by all functions
   * @param overrides environment variables that differ on a laptop
   */
  record Surroundings(
      InProcessHttp http,
      AwsCredentialsProvider credentials,
      InstantSource clock,
      Boot boot,
      YearCache years,
      Map<String, String> overrides) {}

  LocalFunction(FunctionDef definition, Surroundings surroundings) {
    this.definition = definition;
    this.surroundings = surroundings;
    this.context = Wiring.context();
    context.registerSingleton(Env.class, env());
    context.registerSingleton(SdkHttpClient.class, surroundings.http().as(definition.name()));
    context.registerSingleton(InstantSource.class, surroundings.clock());
    context.registerSingleton(Boot.class, surroundings.boot());
    context.registerSingleton(YearCache.class, surroundings.years());
    context.registerSingleton(AwsCredentialsProvider.class, surroundings.credentials());
    context.start();
    this.handler = newHandler();
  }

  private Env env() {
    Map<String, String> variables = new HashMap<>(definition.environment());
    variables.putAll(surroundings.overrides());
    return new Env(variables);
  }

  private Object newHandler() {
    try {
      return Class.forName(definition.handlerClass())
          .getConstructor(BeanContext.class)
          .newInstance(context);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "the handler of "
              + definition.logicalId()
              + " cannot be made: "
              + definition.handlerClass(),
          e);
    }
  }

  FunctionDef definition() {
    return definition;
  }

  /**
   * Calls a handler that takes a typed event.
   *
   * @param event of the handler's input type
   * @param requestId of this invocation
   * @return the handler's answer
   */
  @SuppressWarnings("unchecked")
  Object invoke(Object event, String requestId) {
    if (handler instanceof RequestHandler<?, ?> typed) {
      return ((RequestHandler<Object, Object>) typed).handleRequest(event, context(requestId));
    }
    throw new IllegalStateException(definition.name() + " takes bytes, not events");
  }

  /**
   * Calls the handler with a payload, as Lambda does.
   *
   * @param payload JSON
   * @param requestId of this invocation
   * @return JSON
   */
  byte[] invoke(byte[] payload, String requestId) {
    if (!(handler instanceof RequestStreamHandler streaming)) {
      HandlerJson json = HandlerJson.of(handler.getClass());
      return json.write(invoke(json.read(payload), requestId));
    }
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      streaming.handleRequest(new ByteArrayInputStream(payload), answer, context(requestId));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answer.toByteArray();
  }

  private Context context(String requestId) {
    return new LocalContext(definition, surroundings.clock(), requestId);
  }

  @Override
  public void close() {
    context.close();
  }
}
