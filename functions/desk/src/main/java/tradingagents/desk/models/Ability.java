package tradingagents.desk.models;

import java.util.Arrays;
import java.util.Optional;

/** What a model can or cannot do. {@link #wireName} is the name in the catalogue. */
public enum Ability {
  /** Calls tools. */
  TOOLS("tools"),
  /** Answers a given JSON schema, held to it by the provider. */
  JSON_SCHEMA("json-schema"),
  /** Reads a prefix that it has seen lately at a lower price. */
  PROMPT_CACHE("prompt-cache"),
  /** Takes a temperature; others refuse a request that names one. */
  TEMPERATURE("temperature"),
  /** Sends its answer while it is written. */
  STREAMING("streaming");

  private final String wireName;

  Ability(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The name outside Java.
   *
   * @return small letters and dashes
   */
  public String wireName() {
    return wireName;
  }

  /**
   * The ability of a name.
   *
   * @param name a wire name
   * @return empty for an unknown name
   */
  public static Optional<Ability> named(String name) {
    return Arrays.stream(values()).filter(ability -> ability.wireName.equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return wireName;
  }
}
