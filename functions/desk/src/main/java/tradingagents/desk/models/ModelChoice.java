package tradingagents.desk.models;

/**
 * Who reasons in a run, as its mandate's {@code model} says it: {@code rules}, {@code script:ID},
 * {@code agents}, or a model's id. {@link ModelChecks#choice} also knows whether the model exists.
 */
public sealed interface ModelChoice {
  /** Each agent's own configuration, in one word. */
  String AGENTS = "agents";

  /** How a choice can be written. */
  String ALLOWED = "rules, agents, script:FILE or PROVIDER:MODEL";

  /** The deterministic rules. */
  record Rules() implements ModelChoice {}

  /**
   * Given answers.
   *
   * @param source a file as typed, or the id that its text is stored under
   */
  record Script(String source) implements ModelChoice {}

  /** Each agent's own configuration. */
  record Agents() implements ModelChoice {}

  /**
   * One model for all, or for all but the deep tier.
   *
   * @param id which
   */
  record Model(ModelId id) implements ModelChoice {}

  /**
   * Reads a choice.
   *
   * @param text as a mandate has it
   * @return what it means
   * @throws IllegalArgumentException when it means nothing
   */
  static ModelChoice parse(String text) {
    return switch (text) {
      case "rules" -> new Rules();
      case AGENTS -> new Agents();
      default ->
          text.startsWith("script:")
              ? new Script(text.substring("script:".length()))
              : new Model(ModelId.parse(text));
    };
  }

  /**
   * The choice in one word.
   *
   * @return as it is parsed
   */
  default String wireName() {
    return switch (this) {
      case Rules rules -> "rules";
      case Agents agents -> AGENTS;
      case Script(String source) -> "script:" + source;
      case Model(ModelId id) -> id.toString();
    };
  }

  /**
   * Whether language models are called.
   *
   * @return false for the rules and for given answers
   */
  default boolean callsModels() {
    return this instanceof Agents || this instanceof Model;
  }
}
