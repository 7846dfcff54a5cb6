package tradingagents.agents.rules;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.Snapshot;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Proposal.Action;
import tradingagents.desk.run.Ruling;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;

/**
 * The trader: the ruling as an action, the close as entry, a stop some average true ranges away.
 */
final class Trading {
  private Trading() {}

  static Proposal proposal(Brief brief) {
    Ruling ruling = brief.ruling();
    if (ruling == null) {
      return new Proposal(Action.REVIEW, "There is no ruling to trade on.", null, null);
    }
    Action action =
        switch (ruling.rating()) {
          case BUY, OVERWEIGHT -> Action.BUY;
          case HOLD -> Action.HOLD;
          case UNDERWEIGHT, SELL -> Action.SELL;
          case REVIEW -> Action.REVIEW;
        };
    Price entry = entry(brief);
    Price stop = stop(brief, action);
    StringBuilder why = new StringBuilder();
    why.append("The ruling is ").append(ruling.rating()).append(". ").append(held(brief, action));
    if (entry != null) {
      why.append(" Judged at the close of ").append(entry).append('.');
    }
    if (stop != null) {
      why.append(" The stop at ").append(stop).append(" is ").append(RuleBook.STOP_RANGES);
      why.append(" average true ranges away.");
    }
    return new Proposal(action, why.toString(), entry, stop);
  }

  private static @Nullable Price entry(Brief brief) {
    return fact(brief, Snapshot.CLOSE)
        .map(fact -> new Price(fact.value(), brief.currency()))
        .orElse(null);
  }

  private static @Nullable Price stop(Brief brief, Action action) {
    Optional<Fact> close = fact(brief, Snapshot.CLOSE);
    Optional<Fact> range = fact(brief, Snapshot.ATR);
    if (close.isEmpty() || range.isEmpty()) {
      return null;
    }
    BigDecimal away = range.get().value().multiply(RuleBook.STOP_RANGES);
    BigDecimal level =
        switch (action) {
          case BUY -> close.get().value().subtract(away);
          case SELL -> close.get().value().add(away);
          case HOLD, REVIEW -> BigDecimal.ZERO;
        };
    return level.signum() > 0 ? new Price(level, brief.currency()) : null;
  }

  /** What is held, in words: an absent portfolio is not an empty one. */
  static String held(Brief brief, Action action) {
    if (brief.portfolio() == null) {
      return "No portfolio was given.";
    }
    Quantity held = brief.portfolio().quantity(brief.symbol());
    if (!held.isZero()) {
      return "The portfolio holds " + held + " " + brief.symbol() + ".";
    }
    return action == Action.SELL
        ? "The portfolio holds no " + brief.symbol() + ": there is nothing to sell."
        : "The portfolio holds no " + brief.symbol() + ".";
  }

  private static Optional<Fact> fact(Brief brief, String id) {
    return brief.facts().stream().filter(fact -> fact.id().equals(id)).findFirst();
  }
}
