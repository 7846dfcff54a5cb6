package tradingagents.desk.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tradingagents.model.market.Symbol;
import tradingagents.model.portfolio.Portfolio;

/**
 * What a run is asked to decide, complete and immutable: with the same mandate and the same data
 * every deterministic step answers the same.
 *
 * @param symbol the instrument
 * @param asOfDate the date asked for
 * @param session the session whose close is the newest known price: asOfDate or the one before
 * @param asOf the instant of that close; nothing later is visible
 * @param analysts who analyses, in order, at least one
 * @param depth rounds of both debates, 1 to 5
 * @param model who reasons: {@code rules}, {@code script:<id>}, a model such as {@code
 *     openai:gpt-5.4-mini}, or {@code agents}: each agent's own configuration
 * @param dataset which prices: {@code box}, or the run's own set
 * @param account whose ledger an order goes to
 * @param portfolio what the agents are told is held; null means "no portfolio given", which is not
 *     the same as an empty one
 * @param approvalRequired whether a person must approve an order
 * @param shortingAllowed whether selling more than is held may be proposed
 * @param createdAt when the run was asked for
 * @param deadline when the clock ends it
 * @param origin where the run comes from; decides nothing
 * @param reasoning how the run may reason, beside who
 */
public record Mandate(
    Symbol symbol,
    LocalDate asOfDate,
    LocalDate session,
    Instant asOf,
    List<Step> analysts,
    int depth,
    String model,
    String dataset,
    String account,
    @Nullable Portfolio portfolio,
    boolean approvalRequired,
    boolean shortingAllowed,
    Instant createdAt,
    Instant deadline,
    Origin origin,
    ReasoningTerms reasoning) {
  /** The most rounds a debate may have. */
  public static final int MAX_DEPTH = 5;

  /** Checks the parts that the workflow relies on. */
  public Mandate {
    analysts = List.copyOf(analysts);
    // Runs of before have none stored.
    origin = Objects.requireNonNullElse(origin, Origin.UNKNOWN);
    if (analysts.isEmpty()
        || analysts.stream().anyMatch(step -> step.kind() != Step.Kind.ANALYST)
        || analysts.stream().distinct().count() != analysts.size()) {
      throw new IllegalArgumentException("a run needs one or more different analysts");
    }
    if (depth < 1 || depth > MAX_DEPTH) {
      throw new IllegalArgumentException("the depth is 1 to " + MAX_DEPTH + ", not " + depth);
    }
  }

  /** A mandate with the usual terms of reasoning. */
  public Mandate(
      Symbol symbol,
      LocalDate asOfDate,
      LocalDate session,
      Instant asOf,
      List<Step> analysts,
      int depth,
      String model,
      String dataset,
      String account,
      @Nullable Portfolio portfolio,
      boolean approvalRequired,
      boolean shortingAllowed,
      Instant createdAt,
      Instant deadline,
      Origin origin) {
    this(
        symbol,
        asOfDate,
        session,
        asOf,
        analysts,
        depth,
        model,
        dataset,
        account,
        portfolio,
        approvalRequired,
        shortingAllowed,
        createdAt,
        deadline,
        origin,
        ReasoningTerms.USUAL);
  }
}
