package tradingagents.agents.llm.wire;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.model.bedrock.BedrockCachePointPlacement;
import dev.langchain4j.model.bedrock.BedrockChatRequestParameters;
import dev.langchain4j.model.bedrock.BedrockGuardrailConfiguration;
import dev.langchain4j.model.bedrock.BedrockStreamingChatModel;
import dev.langchain4j.model.bedrock.BedrockSystemMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.token.credentials.SdkToken;
import software.amazon.awssdk.auth.token.credentials.StaticTokenProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;
import tradingagents.chain.Env;

/**
 * Amazon Bedrock's Converse, signed with the account's credentials or opened with a Bedrock key.
 * Only {@code AWS_ENDPOINT_URL_BEDROCK_RUNTIME} leads elsewhere: {@code AWS_ENDPOINT_URL} is where
 * the desk's own tables are, and no local stack answers for a model.
 */
final class BedrockModels implements Dialect {
  private final Transport transport;
  private final Supplier<AwsCredentialsProvider> credentials;
  private final Predicate<String> caches;
  private final Region region;
  private final URI endpoint;
  private final String guardrail;
  private final String guardrailVersion;
  private final Map<Key, BedrockRuntimeAsyncClient> clients = new ConcurrentHashMap<>();

  BedrockModels(
      Transport transport,
      Env env,
      Supplier<AwsCredentialsProvider> credentials,
      Predicate<String> caches) {
    this.transport = transport;
    this.credentials = credentials;
    this.caches = caches;
    this.region = Region.of(env.text("AWS_REGION", "us-east-1"));
    this.endpoint = URI.create(env.text("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", usual(region)));
    this.guardrail = env.text("BEDROCK_GUARDRAIL_ID", "");
    this.guardrailVersion = env.text("BEDROCK_GUARDRAIL_VERSION", "DRAFT");
  }

  private static String usual(Region region) {
    String suffix = region.metadata().partition().dnsSuffix();
    return "https://bedrock-runtime." + region.id() + "." + suffix;
  }

  @Override
  public void ask(String name, Key key, ChatRequest request, Exchange exchange) {
    boolean isCaching = caches.test(name);
    BedrockChatRequestParameters.Builder usual =
        BedrockChatRequestParameters.builder().modelName(name);
    if (isCaching) {
      usual.promptCaching(BedrockCachePointPlacement.AFTER_USER_MESSAGE);
    }
    if (!guardrail.isEmpty()) {
      usual.guardrailConfiguration(
          BedrockGuardrailConfiguration.builder()
              .guardrailIdentifier(guardrail)
              .guardrailVersion(guardrailVersion)
              .streamProcessingMode(BedrockGuardrailConfiguration.ProcessingMode.SYNC)
              .build());
    }
    BedrockStreamingChatModel model =
        BedrockStreamingChatModel.builder()
            .client(new ConverseWatch(client(key), transport, exchange))
            .region(region)
            .defaultRequestParameters(usual.build())
            .returnThinking(true)
            .build();
    Dialect.converse(model, isCaching ? withCachePoint(request) : request, exchange);
  }

  /** The last system message ends the part that every call has; the case file is the next point. */
  private static ChatRequest withCachePoint(ChatRequest request) {
    List<ChatMessage> messages = new ArrayList<>(request.messages());
    for (int i = messages.size() - 1; i >= 0; i--) {
      if (messages.get(i) instanceof SystemMessage rules) {
        messages.set(i, BedrockSystemMessage.builder().addTextWithCachePoint(rules.text()).build());
        break;
      }
    }
    return ChatRequest.builder().messages(messages).parameters(request.parameters()).build();
  }

  private BedrockRuntimeAsyncClient client(Key key) {
    return clients.computeIfAbsent(key, this::made);
  }

  private BedrockRuntimeAsyncClient made(Key key) {
    BedrockRuntimeAsyncClientBuilder builder =
        BedrockRuntimeAsyncClient.builder()
            .region(region)
            .endpointOverride(endpoint)
            .httpClient(new SdkHttp(transport))
            .asyncConfiguration(async ->
                async.advancedOption(
                    SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
            .overrideConfiguration(
                override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
    if (key.isGiven()) {
      builder
          .tokenProvider(StaticTokenProvider.create(new Bearer(key)))
          .authSchemeProvider(
              BedrockRuntimeAuthSchemeProvider.defaultProvider(List.of("httpBearerAuth")));
    } else {
      builder
          .credentialsProvider(credentials.get())
          .authSchemeProvider(BedrockRuntimeAuthSchemeProvider.defaultProvider(List.of("sigv4")));
    }
    return builder.build();
  }

  void close() {
    clients.values().forEach(BedrockRuntimeAsyncClient::close);
  }

  /** A Bedrock key as the SDK wants it; it prints nothing of itself. */
  private record Bearer(Key key) implements SdkToken {
    @Override
    public String token() {
      return key.value();
    }

    @Override
    public Optional<Instant> expirationTime() {
      return Optional.empty();
    }
  }
}
