package tradingagents.api.runs;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.http.Fields;
import tradingagents.desk.models.ModelChecks;
import tradingagents.desk.models.ModelChoice;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.ReasoningWords;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.desk.run.Step;
import tradingagents.model.market.Datasets;

/** Reads how a run is to be done; each field has a default. */
public final class TermsReader {
  private static final int MOST_ANALYSTS = 8;
  private static final String RULES = "rules";

  private final Supplier<ModelChecks> checks;
  private final InstantSource clock;

  /**
   * A reader.
   *
   * @param checks what must hold of models; asked for only when a request names one
   * @param clock the time
   */
  public TermsReader(Supplier<ModelChecks> checks, InstantSource clock) {
    this.checks = checks;
    this.clock = clock;
  }

  /**
   * Reads the fields. The caller then calls {@link Fields#done()}.
   *
   * @param fields of a body
   * @return of no use when the fields know of a fault
   */
  public Terms read(Fields fields) {
    int depth = fields.number("depth", 1, Mandate.MAX_DEPTH).orElse(1);
    List<Step> analysts =
        fields
            .texts("analysts", MOST_ANALYSTS, TermsReader::analyst)
            .orElseGet(() -> Step.of(Step.Kind.ANALYST));
    if (analysts.isEmpty() || analysts.stream().distinct().count() != analysts.size()) {
      fields.wrong("analysts", "must name one or more different analysts");
    }
    Optional<String> model = fields.text("model", this::model);
    Optional<String> deep = fields.text("deepModel", this::id);
    ReasoningTerms reasoning =
        new ReasoningTerms(
            deep.orElse(null),
            fields.number("samples", 1, ReasoningTerms.MOST_SAMPLES).orElse(1),
            budgetUsd(fields),
            fields.object("prompts").map(TermsReader::prompts).orElse(Map.of()));
    boolean approval = fields.flag("approvalRequired").orElse(false);
    boolean readable =
        fields.has("model") == model.isPresent() && fields.has("deepModel") == deep.isPresent();
    String dataset = fields.text("dataset", Datasets::parse).orElse(null);
    Terms terms = new Terms(depth, analysts, model.orElse(RULES), approval, reasoning, dataset);
    if (readable && !analysts.isEmpty() && !isUsual(terms)) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      checks
          .get()
          .wrong(ModelChoice.parse(terms.model()), reasoning, analysts, today)
          .forEach(wrong -> fields.wrong(wrong.part(), wrong.detail()));
    }
    return terms;
  }

  private static boolean isUsual(Terms terms) {
    return terms.model().equals(RULES) && terms.reasoning().equals(ReasoningTerms.USUAL);
  }

  private static Step analyst(String name) {
    return Step.named(name.toLowerCase(Locale.ROOT) + "-analyst")
        .orElseThrow(
            () -> new IllegalArgumentException("must be market, news, sentiment or fundamentals"));
  }

  private String model(String text) {
    if (text.startsWith("script:")) {
      throw new IllegalArgumentException("must not be a script: only the command line plays one");
    }
    return text.equals(RULES) ? text : checks.get().choice(text).wireName();
  }

  private String id(String text) {
    ModelId id = checks.get().model(text);
    return id.toString();
  }

  private static @Nullable BigDecimal budgetUsd(Fields fields) {
    return fields.text("budgetUsd", ReasoningWords::budgetUsd).orElse(null);
  }

  private static Map<String, String> prompts(Fields fields) {
    Map<String, String> prompts = new TreeMap<>();
    Arrays.stream(Step.values())
        .filter(Step::isAgent)
        .map(Step::wireName)
        .forEach(agent ->
            fields
                .text(agent, ReasoningWords::promptVersion)
                .ifPresent(version -> prompts.put(agent, version)));
    fields.noOthers();
    return prompts;
  }
}
