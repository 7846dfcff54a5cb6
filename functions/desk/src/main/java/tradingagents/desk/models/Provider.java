package tradingagents.desk.models;

import java.util.Arrays;
import java.util.Optional;

/** Who serves language models. {@link #wireName} is the name everywhere outside Java. */
public enum Provider {
  /** Amazon Bedrock, by its Converse API. */
  BEDROCK("bedrock"),
  /** OpenAI, and whatever speaks its chat completions at another base URL. */
  OPENAI("openai"),
  /** Anthropic's own API. */
  ANTHROPIC("anthropic"),
  /** Google's Gemini API. */
  GEMINI("gemini"),
  /** Models on a machine of one's own. */
  OLLAMA("ollama");

  private final String wireName;

  Provider(String wireName) {
    this.wireName = wireName;
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
