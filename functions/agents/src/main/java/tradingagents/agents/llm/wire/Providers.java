package tradingagents.agents.llm.wire;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import tradingagents.agents.llm.wire.CallFault.Kind;
import tradingagents.chain.Env;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Provider;
import tradingagents.desk.models.Tokens;

/**
 * All providers of models, each through its module of LangChain4j and all over one HTTP client,
 * always as a stream. A call runs on a thread of its own; the caller's thread watches the time and
 * hangs up. Where a provider is found is configured by the variables that its own tools read, never
 * by a request. What LangChain4j makes for a call is thin and thrown away; connections are kept.
 */
public final class Providers implements ModelClient, AutoCloseable {
  private static final int TOKENS_AROUND_A_MESSAGE = 4;

  private final Transport transport;
  private final KeyRing keys;
  private final Know know;
  private final Env env;
  private final Supplier<AwsCredentialsProvider> credentials;
  private final Map<Provider, Dialect> dialects = new EnumMap<>(Provider.class);

  /**
   * What is known of models elsewhere.
   *
   * @param tokens about how many tokens a text is
   * @param caches whether a model of Bedrock takes cache points; one that does not refuses them
   */
  public record Know(ToIntFunction<String> tokens, Predicate<ModelId> caches) {}

  /**
   * All providers; nothing is set up before the first call.
   *
   * @param env base URLs, region and guardrail
   * @param keys finds the keys
   * @param credentials as whom Bedrock is called where there is no key of it
   * @param clock reads dates in answers
   * @param know what is known of models
   */
  public Providers(
      Env env,
      KeyRing keys,
      Supplier<AwsCredentialsProvider> credentials,
      InstantSource clock,
      Know know) {
    this.env = env;
    this.keys = keys;
    this.credentials = credentials;
    this.know = know;
    this.transport = new Transport(clock);
  }

  @Override
  public Reply call(ModelId model, ChatRequest request, Terms terms) throws CallFault {
    Exchange exchange = new Exchange(terms.heard());
    Thread.ofVirtual()
        .name("model-call")
        .start(() -> run(model, request, terms.keyRef(), exchange));
    AiMessage message = exchange.await(terms.limit(), terms.silence());
    Tokens tokens = exchange.tokens(estimate(request), know.tokens().applyAsInt(exchange.text()));
    if (message == null) {
      throw fault(model, exchange, terms.keyRef(), tokens);
    }
    String text = message.text() == null ? "" : message.text();
    return new Reply(
        text,
        message.toolExecutionRequests(),
        exchange.isCutShort(),
        tokens,
        exchange.requestId(),
        message);
  }

  private void run(ModelId model, ChatRequest request, @Nullable String keyRef, Exchange exchange) {
    try {
      Key key = keys.of(model.provider(), keyRef);
      exchange.opensWith(key);
      dialect(model.provider()).ask(model.name(), key, request, exchange);
    } catch (CallFault noKey) {
      exchange.fail(Wrong.of(noKey.kind(), String.valueOf(noKey.getMessage())));
    } catch (RuntimeException e) {
      // LangChain4j refuses what a provider cannot do before anything is sent.
      if (!exchange.isOpen()) {
        exchange.unbilled();
      }
      exchange.fail(Wrong.of(Kind.BAD_REQUEST, "it cannot be asked this: " + e.getMessage()));
    }
    exchange.finished();
  }

  /** A replaced key is worth another call; that one is the caller's to make. */
  private CallFault fault(
      ModelId model, Exchange exchange, @Nullable String keyRef, Tokens tokens) {
    Wrong wrong = exchange.wrong();
    Key key = exchange.key();
    if (wrong.kind() == Kind.AUTH
        && key.isGiven()
        && keys.isReplaced(model.provider(), keyRef, key)) {
      String message = model + ": its key has been replaced; the next call uses the new one";
      return new CallFault(Kind.UNAVAILABLE, message, tokens, null);
    }
    String sentence = wrong.sentence(model.toString(), key);
    return new CallFault(wrong.kind(), sentence, tokens, wrong.retryAfter());
  }

  private long estimate(ChatRequest request) {
    long tokens = 0;
    for (ChatMessage message : request.messages()) {
      tokens += know.tokens().applyAsInt(message.toString()) + TOKENS_AROUND_A_MESSAGE;
    }
    var tools = request.parameters().toolSpecifications();
    return tools == null ? tokens : tokens + know.tokens().applyAsInt(tools.toString());
  }

  private synchronized Dialect dialect(Provider provider) {
    return dialects.computeIfAbsent(provider, this::made);
  }

  private Dialect made(Provider provider) {
    return switch (provider) {
      case BEDROCK ->
          new BedrockModels(
              transport,
              env,
              credentials,
              name -> know.caches().test(new ModelId(Provider.BEDROCK, name)));
      case OPENAI -> new OpenAiModels(transport, env);
      case ANTHROPIC -> new AnthropicModels(transport, env);
      case GEMINI -> new GeminiModels(transport, env);
      case OLLAMA -> new OllamaModels(transport, env, this::estimate);
    };
  }

  /** A base URL whose version may or may not be said in its variable. */
  static String base(Env env, String variable, String usual, String version) {
    String url = env.text(variable, usual).replaceAll("/+$", "");
    return url.endsWith(version) ? url : url + version;
  }

  /** Closes the connections; calls that are under way fail. */
  @Override
  public void close() {
    transport.close();
    if (dialects.get(Provider.BEDROCK) instanceof BedrockModels bedrock) {
      bedrock.close();
    }
  }
}
