package tradingagents.agents;

import org.jspecify.annotations.Nullable;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Step;

/** What the answer's Java type alone cannot guarantee. */
final class AnswerCheck {
  private AnswerCheck() {}

  static @Nullable String problem(Outcome outcome, Brief brief) {
    if (!brief.agent().answers().isInstance(outcome)) {
      return "the %s must answer a %s, not a %s"
          .formatted(
              brief.task().step(),
              brief.agent().answers().getSimpleName(),
              outcome.getClass().getSimpleName());
    }
    return switch (outcome) {
      case Argument argument
          when brief.task().step().kind() == Step.Kind.RISK_VOICE && argument.appetite() == null ->
          "the " + brief.task().step() + " must name its appetite";
      case Ruling ruling -> confidence(ruling.confidence());
      case Decision decision -> confidence(decision.confidence());
      default -> null;
    };
  }

  private static @Nullable String confidence(double value) {
    return value >= 0 && value <= 1 ? null : "the confidence must be 0 to 1, not " + value;
  }
}
