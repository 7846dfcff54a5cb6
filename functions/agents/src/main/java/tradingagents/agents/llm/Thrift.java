package tradingagents.agents.llm;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tradingagents.agents.turn.Turn;
import tradingagents.desk.models.CallEstimate;
import tradingagents.desk.models.ModelCatalogue;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Quote;
import tradingagents.desk.models.SpendingPlan;
import tradingagents.desk.models.SpendingPlan.Means;
import tradingagents.desk.port.CostBook;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;

/**
 * How a turn may be reasoned with the money that is left: as configured, by the quick tier with a
 * short answer, or not at all. What is to come is estimated roughly; what is spent is exact.
 */
class Thrift {
  /** A short answer in tokens. */
  static final int SHORT_ANSWER = 700;

  private static final int PROMPT = 2_400;
  private static final int SPEECH = 220;
  private static final int ANSWER = 300;

  /** Everything may be used: for a desk that only remembers. */
  static final Thrift NONE =
      new Thrift(ModelCatalogue.shipped(), new FreeCalls()) {
        @Override
        Means means(
            Turn turn,
            CostBook.Call payer,
            Function<Step, ModelId> full,
            Candidate quick,
            int mostTokens) {
          return Means.FULL;
        }
      };

  private final ModelCatalogue catalogue;
  private final CostBook costs;

  Thrift(ModelCatalogue catalogue, CostBook costs) {
    this.catalogue = catalogue;
    this.costs = costs;
  }

  /**
   * What a turn may use.
   *
   * @param turn whose
   * @param payer whose money
   * @param full who is asked for each agent as configured
   * @param quick who is asked first in the quick tier
   * @param mostTokens the longest answer as configured
   */
  Means means(
      Turn turn,
      CostBook.Call payer,
      Function<Step, ModelId> full,
      Candidate quick,
      int mostTokens) {
    Run run = turn.run();
    LocalDate day = LocalDate.ofInstant(payer.at(), ZoneOffset.UTC);
    Mandate mandate = run.mandate();
    Quote asConfigured =
        Quote.of(mandate, full, estimates(mandate, mostTokens), catalogue, day).orThrow();
    Quote thrifty =
        Quote.of(mandate, step -> quick.model(), estimates(mandate, SHORT_ANSWER), catalogue, day)
            .orThrow();
    BigDecimal left = costs.left(payer).orThrow();
    return SpendingPlan.of(asConfigured, thrifty, run).means(turn.task(), left);
  }

  /** Each speech makes what follows a little longer; who has no source is not asked. */
  private static List<CallEstimate> estimates(Mandate mandate, int mostTokens) {
    List<CallEstimate> estimates = new ArrayList<>();
    int speeches = 0;
    for (Step analyst : mandate.analysts()) {
      boolean reads = analyst == Step.MARKET_ANALYST;
      estimates.add(estimate(analyst, 1, reads ? PROMPT : 0, reads ? mostTokens : 0));
    }
    for (int round = 1; round <= mandate.depth(); round++) {
      for (Step speaker : Step.of(Step.Kind.DEBATER)) {
        estimates.add(estimate(speaker, round, PROMPT + SPEECH * speeches++, mostTokens));
      }
      for (Step voice : Step.of(Step.Kind.RISK_VOICE)) {
        estimates.add(estimate(voice, round, PROMPT + 3 * SPEECH * round, mostTokens));
      }
    }
    for (Step decider : Step.of(Step.Kind.DECIDER)) {
      estimates.add(estimate(decider, 1, PROMPT + SPEECH * (speeches + 4), mostTokens));
    }
    return estimates;
  }

  private static CallEstimate estimate(Step step, int round, int prompt, int mostTokens) {
    return new CallEstimate(
        step, round, prompt, "desk", 0, Math.min(ANSWER, mostTokens), mostTokens);
  }
}
