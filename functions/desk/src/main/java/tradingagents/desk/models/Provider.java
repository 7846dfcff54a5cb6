package tradingagents.desk.models;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who serves language models. {@link #wireName} is the name everywhere outside Java. */
public enum Provider {
  /** Amazon Bedrock, by its Converse API. */
  BEDROCK("bedrock", "https://console.aws.amazon.com/bedrock (API keys)"),
  /** OpenAI, and whatever speaks its chat completions at another base URL. */
  OPENAI("openai", "https://platform.openai.com/api-keys"),
  /** Anthropic's own API. */
  ANTHROPIC("anthropic", "https://platform.claude.com/settings/keys"),
  /** Google's Gemini API. */
  GEMINI("gemini", "https://aistudio.google.com/apikey"),
  /** Models on a machine of one's own. */
  OLLAMA("ollama", "https://ollama.com/settings/keys");

  private final String wireName;
  private final String keyPage;

  Provider(String wireName, String keyPage) {
    this.wireName = wireName;
    this.keyPage = keyPage;
  }

  /**
   * Where a key of it is usually put: the variables that its own tools read.
   *
   * @return the first that is set counts
   */
  public List<String> keyVariables() {
    return switch (this) {
      case BEDROCK -> List.of("AWS_BEARER_TOKEN_BEDROCK");
      case OPENAI -> List.of("OPENAI_API_KEY");
      case ANTHROPIC -> List.of("ANTHROPIC_API_KEY");
      case GEMINI -> List.of("GEMINI_API_KEY", "GOOGLE_API_KEY");
      case OLLAMA -> List.of("OLLAMA_API_KEY");
    };
  }

  /**
   * Where one gets a key.
   *
   * @return a page for people
   */
  public String keyPage() {
    return keyPage;
  }

  /**
   * The name outside Java.
   *
   * @return small letters
   */
  public String wireName() {
    return wireName;
  }

  /**
   * The provider of a name.
   *
   * @param name a wire name
   * @return empty for an unknown name
   */
  public static Optional<Provider> named(String name) {
    return Arrays.stream(values()).filter(provider -> provider.wireName.equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return wireName;
  }
}
