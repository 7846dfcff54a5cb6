package tradingagents.desk.models;

import java.util.Arrays;

/**
 * One language model at one provider, written {@code provider:name}, such as {@code
 * bedrock:us.anthropic.claude-sonnet-4-6}. Whether it exists and what it can do is the catalogue's
 * business.
 *
 * @param provider who serves it
 * @param name as the provider calls it
 */
public record ModelId(Provider provider, String name) implements Comparable<ModelId> {
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._:/@-]{0,199}";

  /** Checks the name. */
  public ModelId {
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException(
          "a model's name is letters, digits and . _ : / @ -, not '" + name + "'");
    }
  }

  /**
   * Reads {@code provider:name}.
   *
   * @param text such as {@code openai:gpt-5.4-mini}
   * @return the id
   * @throws IllegalArgumentException when there is no such provider or the name is malformed
   */
  public static ModelId parse(String text) {
    int colon = text.indexOf(':');
    String provider = colon < 0 ? text : text.substring(0, colon);
    return new ModelId(
        Provider.named(provider)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "there is no provider '%s': there are %s"
                        .formatted(provider, Arrays.toString(Provider.values())))),
        colon < 0 ? "" : text.substring(colon + 1));
  }

  @Override
  public int compareTo(ModelId other) {
    return toString().compareTo(other.toString());
  }

  /** As it is parsed. */
  @Override
  public String toString() {
    return provider + ":" + name;
  }
}
