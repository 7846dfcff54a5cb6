package tradingagents.desk.models;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Where the key of a provider is, written {@code env:NAME} or {@code secret:NAME}; never the key
 * itself. A text that is no reference may be a key, so no message repeats it.
 *
 * @param place what is looked into
 * @param name of the variable or the secret
 */
public record KeyRef(Place place, String name) {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9/_.-]{0,199}");

  /**
   * How keys begin: OpenAI and Anthropic, AWS, Google, Bedrock; Groq, xAI, GitHub, Hugging Face and
   * signed tokens, which need a length too, because words can begin like them.
   */
  private static final Pattern BEGINNINGS =
      Pattern.compile("(sk[-_]|AKIA|ASIA|AIza|ABSK).*|(gsk_|xai-|gh[pousr]_|hf_|eyJ).{12,}");

  /** The one variable of AWS that is a key of models. */
  private static final String BEDROCK = "AWS_BEARER_TOKEN_BEDROCK";

  private static final int SHORTEST_MIXED = 24;
  private static final int SHORTEST_HEX = 32;

  /** What can hold a key. */
  public enum Place {
    /** A variable of the environment: on a laptop. */
    ENV,
    /** A secret of AWS Secrets Manager, among those of the stack's models. */
    SECRET
  }

  /**
   * Reads a reference.
   *
   * @param text {@code env:NAME} or {@code secret:NAME}
   * @return what it says
   * @throws IllegalArgumentException when it is no reference; the message does not repeat it
   */
  public static KeyRef parse(String text) {
    int colon = text.indexOf(':');
    String place = colon < 0 ? "" : text.substring(0, colon);
    String name = text.substring(colon + 1);
    if (looksLikeKey(text) || looksLikeKey(name)) {
      throw new IllegalArgumentException(
          "must say where the key is, env:NAME or secret:NAME; what was given looks like the key"
              + " itself and is not repeated: if it is one, give it back and make a new one");
    }
    if (place.equals("env") && name.startsWith("AWS_") && !name.equals(BEDROCK)) {
      throw new IllegalArgumentException(
          "must not be of AWS: what opens an account is never sent to a provider of models");
    }
    if (place.equals("env") && VARIABLE.matcher(name).matches()) {
      return new KeyRef(Place.ENV, name);
    }
    if (place.equals("secret") && SECRET.matcher(name).matches()) {
      return new KeyRef(Place.SECRET, name);
    }
    throw new IllegalArgumentException(
        "must be env:NAME (letters, digits, _) or secret:NAME (letters, digits, / _ . -): where the"
            + " key is, never the key; what was given is not repeated, for it may be one");
  }

  /**
   * Whether a text may be a key, so that it must not be repeated.
   *
   * @param text any
   * @return true for how keys begin and for what looks drawn by chance
   */
  public static boolean looksLikeKey(String text) {
    return BEGINNINGS.matcher(text).matches()
        || Arrays.stream(text.split("[^A-Za-z0-9+=]+", -1)).anyMatch(KeyRef::isDrawn);
  }

  /** Chance writes no words: both cases and digits in one long piece, or hexadecimal digits. */
  private static boolean isDrawn(String piece) {
    boolean digits = piece.chars().filter(Character::isDigit).count() > 1;
    boolean mixed =
        piece.length() >= SHORTEST_MIXED
            && piece.chars().anyMatch(Character::isLowerCase)
            && piece.chars().anyMatch(Character::isUpperCase);
    boolean hex = piece.length() >= SHORTEST_HEX && piece.matches("[0-9a-fA-F]+");
    return digits && (mixed || hex);
  }

  /** As it is parsed. */
  @Override
  public String toString() {
    return (place == Place.ENV ? "env:" : "secret:") + name;
  }
}
