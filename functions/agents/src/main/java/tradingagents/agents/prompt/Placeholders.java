package tradingagents.agents.prompt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tradingagents.desk.run.Step;

/** Which placeholders a text must have and which it may have, by whose text it is. */
final class Placeholders {
  static final String SYMBOL = "symbol";
  static final String SESSION = "session";
  static final String CURRENCY = "currency";
  static final String ROUND = "round";
  static final String ROUNDS = "rounds";
  static final String TURN = "turn";
  static final String CANARY = "canary";

  private static final Set<String> REFLECTION =
      Set.of(
          SYMBOL,
          SESSION,
          "rating",
          "confidence",
          "horizonSessions",
          "rawReturn",
          "excessReturn",
          "benchmark",
          "thesis");

  private Placeholders() {}

  /** What a text must have. */
  static Set<String> required(String name) {
    return switch (name) {
      case PromptBook.DESK -> Set.of(CANARY);
      case PromptBook.REFLECTION -> REFLECTION;
      case PromptBook.REPAIR -> Set.of("problem");
      default -> agents(step(name));
    };
  }

  private static Set<String> agents(Step step) {
    Set<String> required = new HashSet<>(List.of(SYMBOL, SESSION));
    if (isSpeaker(step)) {
      required.addAll(List.of(ROUND, ROUNDS, TURN));
    } else if (step == Step.TRADER || step == Step.PORTFOLIO_MANAGER) {
      required.add(CURRENCY);
    }
    return required;
  }

  /** What a text may have. */
  static Set<String> allowed(String name) {
    Set<String> allowed = new HashSet<>(required(name));
    if (Step.named(name).isPresent()) {
      allowed.add(CURRENCY);
    }
    return allowed;
  }

  static void check(String name, String where, Collection<String> used, boolean stray) {
    Set<String> unknown = new TreeSet<>(used);
    unknown.removeAll(allowed(name));
    if (!unknown.isEmpty()) {
      throw Prompt.invalid(
          where,
          "has the unknown placeholder "
              + shown(unknown)
              + "; allowed are "
              + shown(allowed(name)));
    }
    Set<String> missing = new TreeSet<>(required(name));
    missing.removeAll(Set.copyOf(used));
    if (!missing.isEmpty()) {
      throw Prompt.invalid(where, "lacks the placeholder " + shown(missing));
    }
    if (stray) {
      throw Prompt.invalid(where, "has two braces that are no placeholder; one is {{symbol}}");
    }
  }

  static boolean isSpeaker(Step step) {
    return step.kind() == Step.Kind.DEBATER || step.kind() == Step.Kind.RISK_VOICE;
  }

  private static Step step(String name) {
    return Step.named(name)
        .orElseThrow(() -> new IllegalArgumentException("no text is called " + name));
  }

  private static String shown(Set<String> names) {
    List<String> shown = new ArrayList<>();
    new TreeSet<>(names).forEach(name -> shown.add("{{" + name + "}}"));
    return String.join(", ", shown);
  }
}
