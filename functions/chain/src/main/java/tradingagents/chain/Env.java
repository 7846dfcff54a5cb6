package tradingagents.chain;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * The configuration of one function: a value, made once, never static. {@link #system} is the only
 * place that reads environment variables. It prints names, never values.
 *
 * @param variables by name
 */
public record Env(Map<String, String> variables) {
  /** Copies the variables. */
  public Env {
    variables = Map.copyOf(variables);
  }

  /**
   * The process's environment.
   *
   * @return a copy
   */
  public static Env system() {
    return new Env(System.getenv());
  }

  /**
   * The same with other variables on top.
   *
   * @param others win over those of the same name
   * @return a new environment
   */
  public Env with(Map<String, String> others) {
    Map<String, String> all = new HashMap<>(variables);
    all.putAll(others);
    return new Env(all);
  }

  /**
   * A value that must be there.
   *
   * @param name of the variable
   * @return its value
   * @throws FailureException INVALID, naming the variable, when it is missing or empty
   */
  public String required(String name) {
    String value = variables.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new FailureException(
          Reason.INVALID, "the environment variable " + name + " is needed and is not set");
    }
    return value;
  }

  /**
   * A value with a default.
   *
   * @param name of the variable
   * @param otherwise when it is missing or empty
   * @return its value
   */
  public String text(String name, String otherwise) {
    String value = variables.getOrDefault(name, "");
    return value.isBlank() ? otherwise : value;
  }

  /**
   * A length of time in whole seconds.
   *
   * @param name of the variable
   * @param otherwise when it is missing or empty
   * @return its value
   * @throws FailureException INVALID when it is not a whole number above zero
   */
  public Duration seconds(String name, Duration otherwise) {
    return Duration.ofSeconds(count(name, Math.toIntExact(otherwise.toSeconds())));
  }

  /**
   * A whole number above zero.
   *
   * @param name of the variable
   * @param otherwise when it is missing or empty
   * @return its value
   * @throws FailureException INVALID when it is not a whole number above zero
   */
  public int count(String name, int otherwise) {
    String value = text(name, Integer.toString(otherwise));
    if (!value.matches("[1-9]\\d{0,8}")) {
      throw new FailureException(
          Reason.INVALID, name + " must be a whole number above zero, not '" + value + "'");
    }
    return Integer.parseInt(value);
  }

  @Override
  public String toString() {
    return "Env" + new TreeSet<>(variables.keySet());
  }
}
