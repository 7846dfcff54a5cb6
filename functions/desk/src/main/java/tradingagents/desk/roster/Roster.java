package tradingagents.desk.roster;

import static tradingagents.desk.roster.Agent.Sight.DEBATE;
import static tradingagents.desk.roster.Agent.Sight.FACTS;
import static tradingagents.desk.roster.Agent.Sight.LESSONS;
import static tradingagents.desk.roster.Agent.Sight.NEWS;
import static tradingagents.desk.roster.Agent.Sight.PORTFOLIO;
import static tradingagents.desk.roster.Agent.Sight.PRICES;
import static tradingagents.desk.roster.Agent.Sight.PROPOSAL;
import static tradingagents.desk.roster.Agent.Sight.REPORTS;
import static tradingagents.desk.roster.Agent.Sight.RISK_DEBATE;
import static tradingagents.desk.roster.Agent.Sight.RULING;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tradingagents.desk.roster.Agent.Sight;
import tradingagents.desk.roster.Agent.Tier;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Step;

/**
 * Who sits at the desk: each agent's role, what it may see and what it must answer. Managers see
 * the reports as well as the debate; the trader sees prices; the portfolio reaches trader and
 * portfolio manager only.
 */
public final class Roster {
  private static final List<Agent> AGENTS =
      List.of(
          analyst(Step.MARKET_ANALYST, "Reads price, trend, momentum and volatility.", PRICES),
          analyst(Step.NEWS_ANALYST, "Reads what happened to the company and around it.", NEWS),
          analyst(Step.SENTIMENT_ANALYST, "Reads what the crowd says and feels.", NEWS, FACTS),
          analyst(Step.FUNDAMENTALS_ANALYST, "Reads the accounts as they were filed.", FACTS),
          new Agent(
              Step.BULL_RESEARCHER,
              "Argues for owning the instrument, from evidence.",
              EnumSet.of(REPORTS, DEBATE),
              Argument.class,
              Tier.QUICK),
          new Agent(
              Step.BEAR_RESEARCHER,
              "Argues against owning the instrument, from evidence.",
              EnumSet.of(REPORTS, DEBATE),
              Argument.class,
              Tier.QUICK),
          decider(
              Step.RESEARCH_MANAGER,
              "Weighs the debate against the reports and rules.",
              EnumSet.of(REPORTS, DEBATE),
              Ruling.class,
              Tier.DEEP),
          decider(
              Step.TRADER,
              "Turns the ruling into a proposal with prices.",
              EnumSet.of(PRICES, REPORTS, RULING, PORTFOLIO),
              Proposal.class,
              Tier.QUICK),
          voice(Step.AGGRESSIVE_RISK, "Argues for taking the risk that the evidence pays for."),
          voice(Step.CONSERVATIVE_RISK, "Argues for protecting the capital."),
          voice(Step.NEUTRAL_RISK, "Weighs reward against risk."),
          decider(
              Step.PORTFOLIO_MANAGER,
              "Decides, with everything on the table.",
              EnumSet.of(REPORTS, DEBATE, RULING, PROPOSAL, RISK_DEBATE, PORTFOLIO, LESSONS),
              Decision.class,
              Tier.DEEP));

  private Roster() {}

  /**
   * All agents, in the order of {@link Step}.
   *
   * @return twelve
   */
  public static List<Agent> agents() {
    return AGENTS;
  }

  /**
   * One agent.
   *
   * @param step an agent's step
   * @return never null
   * @throws IllegalArgumentException when the step is no agent
   */
  public static Agent of(Step step) {
    return AGENTS.stream()
        .filter(agent -> agent.step() == step)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(step + " is not an agent"));
  }

  private static Agent analyst(Step step, String role, Sight... sights) {
    return new Agent(step, role, Set.of(sights), Report.class, Tier.QUICK);
  }

  private static Agent voice(Step step, String role) {
    Set<Sight> sights = EnumSet.of(REPORTS, RULING, PROPOSAL, RISK_DEBATE);
    return new Agent(step, role, sights, Argument.class, Tier.QUICK);
  }

  private static Agent decider(
      Step step, String role, Set<Sight> sights, Class<? extends Outcome> answers, Tier tier) {
    return new Agent(step, role, sights, answers, tier);
  }
}
