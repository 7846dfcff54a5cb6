package tradingagents.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tradingagents.desk.models.ModelCatalogue;
import tradingagents.desk.models.ModelChecks;
import tradingagents.desk.models.ModelChoice;
import tradingagents.desk.models.ReasoningWords;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.desk.run.Step;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** The options that say who reasons and how: the same for every command that begins runs. */
final class ModelOptions {
  private static final String RULES = "rules";

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "Who reasons: rules (deterministic, no account needed), agents (each agent's own"
              + " configuration), PROVIDER:MODEL of bedrock, openai, anthropic, gemini or ollama,"
              + " or with analyze script:FILE. Default: rules.")
  private String model = RULES;

  @Option(
      names = "--deep-model",
      paramLabel = "PROVIDER:MODEL",
      description = "Who reasons for the agents of the deep tier. Default: --model.")
  private @Nullable String deepModel;

  @Option(
      names = "--samples",
      paramLabel = "K",
      description = "How often the deciding steps are asked, 1 to 15. Default: 1.")
  private @Nullable String samples;

  @Option(
      names = "--budget",
      paramLabel = "USD",
      description = "The most a run may spend on models, such as 0.50. Default: as configured.")
  private @Nullable String budget;

  @Option(
      names = "--prompt",
      paramLabel = "AGENT=VERSION",
      description = "Which version of its prompt an agent uses; may be repeated.")
  private List<String> prompts = new ArrayList<>();

  /**
   * Who reasons and how, checked.
   *
   * @param choice who
   * @param terms how
   */
  record Reasoning(ModelChoice choice, ReasoningTerms terms) {}

  /** What models there are: the shipped ones and rows of one's own. */
  static ModelChecks checks(Terminal terminal) {
    return new ModelChecks(ModelCatalogue.shipped().with(terminal.variable("MODEL_PRICES", "")));
  }

  /** What was typed, refused with one sentence when it cannot be done. */
  Reasoning read(Terminal terminal, List<Step> analysts, LocalDate today) {
    ReasoningTerms terms = terms();
    if (model.equals(RULES) && terms.equals(ReasoningTerms.USUAL)) {
      return new Reasoning(new ModelChoice.Rules(), terms);
    }
    ModelChecks checks = checks(terminal);
    ModelChoice choice = read("--model", model, checks::choice);
    if (deepModel != null) {
      var _ = read("--deep-model", deepModel, checks::model);
    }
    List<ModelChecks.Wrong> wrong = checks.wrong(choice, terms, analysts, today);
    if (!wrong.isEmpty()) {
      throw invalid(
          wrong.stream()
              .map(one -> option(one.part()) + " " + one.detail())
              .collect(Collectors.joining("; ")));
    }
    return new Reasoning(choice, terms);
  }

  private static String option(String part) {
    return switch (part) {
      case "deepModel" -> "--deep-model";
      case "prompts" -> "--prompt";
      default -> "--" + part;
    };
  }

  private ReasoningTerms terms() {
    return new ReasoningTerms(
        deepModel,
        samples == null ? 1 : read("--samples", samples, ReasoningWords::samples),
        budget(),
        prompts());
  }

  private @Nullable BigDecimal budget() {
    return budget == null ? null : read("--budget", budget, ReasoningWords::budgetUsd);
  }

  private Map<String, String> prompts() {
    Map<String, String> versions = new TreeMap<>();
    for (String prompt : prompts) {
      int equals = prompt.indexOf('=');
      if (equals < 0) {
        throw invalid("--prompt must be AGENT=VERSION, such as trader=v1, not '" + prompt + "'");
      }
      Step agent =
          read("the agent of --prompt", prompt.substring(0, equals), ReasoningWords::agent);
      String version =
          read(
              "the version of --prompt",
              prompt.substring(equals + 1),
              ReasoningWords::promptVersion);
      if (versions.put(agent.wireName(), version) != null) {
        throw invalid("--prompt names the " + agent + " twice");
      }
    }
    return versions;
  }

  /** Adds what was typed to a request; whether the models exist is the endpoint's to say. */
  void addTo(ObjectNode request) {
    ReasoningTerms terms = terms();
    if (!model.equals(RULES)) {
      request.put("model", model);
    }
    if (deepModel != null) {
      request.put("deepModel", deepModel);
    }
    if (samples != null) {
      request.put("samples", terms.samples());
    }
    BigDecimal usd = terms.budgetUsd();
    if (usd != null) {
      request.put("budgetUsd", usd.toPlainString());
    }
    if (!terms.prompts().isEmpty()) {
      ObjectNode versions = request.putObject("prompts");
      new TreeMap<>(terms.prompts()).forEach(versions::put);
    }
  }

  /** Reads a word; the sentence that refuses it begins with what it is. */
  static <T> T read(String what, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new FailureException(new Failure(Reason.INVALID, what + " " + e.getMessage()), e);
    }
  }

  private static FailureException invalid(String what) {
    return new FailureException(Reason.INVALID, what);
  }
}
