package tradingagents.desk.roster;

import java.util.Set;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Step;

/**
 * One agent as data: twelve agents differ in what they may see and what type they must answer.
 *
 * @param step who
 * @param role one sentence: what it is for
 * @param sees the parts of the run that reach its brief
 * @param answers the only type it may answer
 * @param tier which models suit it
 */
public record Agent(
    Step step, String role, Set<Sight> sees, Class<? extends Outcome> answers, Tier tier) {
  /** Copies the sights. */
  public Agent {
    sees = Set.copyOf(sees);
  }

  /** A part of the run that can reach a brief. */
  public enum Sight {
    /** The verified snapshot of prices. */
    PRICES,
    /** Numbers that code computed of this analyst's own data, which are no prices. */
    FACTS,
    /** The analysts' reports. */
    REPORTS,
    /** The research debate. */
    DEBATE,
    /** The research manager's ruling. */
    RULING,
    /** The trader's proposal. */
    PROPOSAL,
    /** The risk debate. */
    RISK_DEBATE,
    /** What is held. */
    PORTFOLIO,
    /** Stories: untrusted text. */
    NEWS,
    /** What earlier decisions came to. */
    LESSONS
  }

  /** How strong a model an agent wants. */
  public enum Tier {
    /** Fast and cheap. */
    QUICK,
    /** Slow and thorough. */
    DEEP
  }
}
