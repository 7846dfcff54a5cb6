package tradingagents.agents.llm.wire;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import tradingagents.chain.Env;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Provider;
import tradingagents.testkit.models.Asked;
import tradingagents.testkit.models.Behaviour;
import tradingagents.testkit.models.ModelStub;

/** The real client before a stub of all providers. */
final class Wired implements AutoCloseable {
  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-02T15:00:00Z"));
  static final Providers.Know KNOW =
      new Providers.Know(text -> text.length() / 4, model -> model.name().contains("claude"));

  final ModelStub stub;
  final Providers providers;
  final List<String> heard = new CopyOnWriteArrayList<>();

  Wired(Function<Asked, Behaviour> script) {
    this(script, Map.of());
  }

  Wired(Function<Asked, Behaviour> script, Map<String, String> more) {
    stub = ModelStub.start(script);
    Map<String, String> variables = new TreeMap<>(stub.environment());
    variables.putAll(more);
    Env env = new Env(variables);
    providers =
        new Providers(
            env,
            new KeyRing(env, Wired::noSecrets, CLOCK),
            () -> StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")),
            CLOCK,
            KNOW);
  }

  private static software.amazon.awssdk.services.secretsmanager.SecretsManagerClient noSecrets() {
    throw new AssertionError("nobody named a secret");
  }

  /** A model of each provider; Bedrock's is an inference profile with a colon in its name. */
  static ModelId model(Provider provider) {
    return new ModelId(
        provider,
        switch (provider) {
          case BEDROCK -> "us.anthropic.claude-haiku-4-5-20251001-v1:0";
          case OPENAI -> "gpt-5.4-mini";
          case ANTHROPIC -> "claude-haiku-4-5";
          case GEMINI -> "gemini-3.6-flash";
          case OLLAMA -> "qwen3:8b";
        });
  }

  static ChatRequest.Builder question() {
    return ChatRequest.builder()
        .messages(
            SystemMessage.from("The rules of the desk."),
            UserMessage.from("The case file."),
            AiMessage.from("I have read the case file."),
            UserMessage.from("Now the task."));
  }

  static ResponseFormat schema() {
    return ResponseFormat.builder()
        .type(ResponseFormatType.JSON)
        .jsonSchema(
            JsonSchema.builder()
                .name("ruling")
                .rootElement(
                    JsonObjectSchema.builder()
                        .addStringProperty("rating", "one of five")
                        .addNumberProperty("confidence")
                        .required("rating", "confidence")
                        .build())
                .build())
        .build();
  }

  static ToolSpecification tool() {
    return ToolSpecification.builder()
        .name("close_of")
        .description("The close of a day")
        .parameters(JsonObjectSchema.builder().addStringProperty("day").required("day").build())
        .build();
  }

  ModelClient.Terms terms() {
    return terms(Duration.ofSeconds(20), Duration.ofSeconds(10));
  }

  ModelClient.Terms terms(Duration limit, Duration silence) {
    return new ModelClient.Terms(null, limit, silence, heard::add);
  }

  Reply ask(Provider provider) throws CallFault {
    return providers.call(model(provider), question().build(), terms());
  }

  CallFault fault(Provider provider, ModelClient.Terms terms) {
    return catchThrowableOfType(
        CallFault.class, () -> providers.call(model(provider), question().build(), terms));
  }

  @Override
  public void close() {
    providers.close();
    stub.close();
  }
}
