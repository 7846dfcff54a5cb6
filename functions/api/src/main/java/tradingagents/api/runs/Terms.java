package tradingagents.api.runs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.desk.run.Step;

/**
 * How a run is to be done, whatever it is about: the same for a request and for a schedule. {@link
 * TermsReader} reads them.
 *
 * @param depth rounds of both debates
 * @param analysts who analyses, in the order of {@link Step}
 * @param model who reasons, as a mandate has it
 * @param approvalRequired whether a person must approve an order
 * @param reasoning how the run may reason, beside who
 * @param dataset which prices; null for the stack's own choice
 */
public record Terms(
    int depth,
    List<Step> analysts,
    String model,
    boolean approvalRequired,
    ReasoningTerms reasoning,
    @Nullable String dataset) {
  /** Orders the analysts. */
  public Terms {
    analysts = analysts.stream().sorted().toList();
  }

  /** Terms with the usual terms of reasoning. */
  public Terms(int depth, List<Step> analysts, String model, boolean approvalRequired) {
    this(depth, analysts, model, approvalRequired, ReasoningTerms.USUAL, null);
  }
}
