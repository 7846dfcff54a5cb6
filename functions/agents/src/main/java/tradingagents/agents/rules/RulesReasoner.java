package tradingagents.agents.rules;

import java.math.BigDecimal;
import tradingagents.desk.port.Reasoner;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Worker.Work;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * Answers every role by stated rules over the same typed briefs that a language model gets: no
 * learning, no chance, no clock, no cost. The same brief gives the same bytes; prices in another
 * unit give the same rating. It is called {@code rules} wherever a model is named; docs/rules.md
 * states every rule.
 */
public final class RulesReasoner implements Reasoner {
  /** The model's name. */
  public static final String MODEL = Usage.RULES;

  private static final Usage USAGE = new Usage(MODEL, RuleBook.VERSION, 0, 0, BigDecimal.ZERO);

  /** Knows nothing but the rules. */
  public RulesReasoner() {}

  @Override
  public Result<Work> reason(Brief brief) {
    Findings findings = Findings.of(brief.facts());
    Outcome outcome =
        switch (brief.task().step()) {
          case MARKET_ANALYST -> Reading.ofPrices(brief, findings);
          case FUNDAMENTALS_ANALYST -> Reading.ofAccounts(brief, findings);
          case NEWS_ANALYST, SENTIMENT_ANALYST -> Report.noData("The rules read numbers only.");
          case BULL_RESEARCHER, BEAR_RESEARCHER -> Debate.speech(brief, findings);
          case RESEARCH_MANAGER -> Weighing.ruling(brief, findings);
          case TRADER -> Trading.proposal(brief);
          case AGGRESSIVE_RISK, CONSERVATIVE_RISK, NEUTRAL_RISK -> RiskVoices.speech(brief);
          case PORTFOLIO_MANAGER -> Deciding.decision(brief, findings);
          case RISK_CHECK, BROKER_ACTION, APPROVAL, CANCELLATION, DEADLINE -> null;
        };
    return outcome == null
        ? Result.err(Reason.UNSUPPORTED, "the rules do not speak for " + brief.task().step())
        : Result.ok(new Work(outcome, USAGE));
  }
}
