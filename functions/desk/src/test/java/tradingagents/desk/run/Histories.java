package tradingagents.desk.run;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Quantity;
import tradingagents.model.order.Order;
import tradingagents.model.order.Side;

/** Runs from the short words of due.tsv. */
final class Histories {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

  private Histories() {}

  static Run start(String analysts, int depth, boolean approval) {
    LocalDate day = LocalDate.of(2018, 5, 11);
    List<Step> steps = analysts.chars().mapToObj(c -> analyst((char) c)).toList();
    return Run.start(
        "run-1",
        new Mandate(
            new Symbol("AAPL"),
            day,
            day,
            Instant.parse("2018-05-11T20:00:00Z"),
            steps,
            depth,
            "rules",
            "box",
            "paper",
            null,
            approval,
            false,
            NOW,
            NOW.plus(Duration.ofHours(1)),
            Origin.UNKNOWN));
  }

  static Run said(Run start, String words) {
    Run run = start;
    for (String word : words.equals("-") ? new String[0] : words.split(" ", -1)) {
      run = word.equals("intended") ? run.withOrderIntended() : run.with(said(word));
    }
    return run;
  }

  static Recorded recorded(Task task, Outcome outcome) {
    return new Recorded(task, outcome, Usage.NONE, NOW, NOW);
  }

  /** What a step says when all goes well. */
  static Outcome usual(Task task) {
    return switch (task.step().kind()) {
      case ANALYST -> Report.noData("none");
      case DEBATER, RISK_VOICE -> new Argument("speech", List.of(), null);
      case DECIDER ->
          switch (task.step()) {
            case RESEARCH_MANAGER -> new Ruling(Rating.BUY, 1, "why", List.of(), List.of());
            case TRADER -> new Proposal(Proposal.Action.BUY, "why", null, null);
            default -> decision(Rating.BUY);
          };
      case AUTHORITY ->
          task.step() == Step.RISK_CHECK ? verdict(true, true) : new OrderReceipt(order());
      case PERSON ->
          task.step() == Step.APPROVAL
              ? new Approval(true, "ada", "fine")
              : new Cancelled("ada", "enough");
      case CLOCK -> failed();
    };
  }

  private static Recorded said(String word) {
    if (word.endsWith("!")) {
      return recorded(task(word.substring(0, word.length() - 1)), failed());
    }
    Task task = task(word);
    Outcome outcome =
        switch (word) {
          case "hold" -> decision(Rating.HOLD);
          case "review" -> decision(Rating.REVIEW);
          case "refused" -> verdict(false, true);
          case "nothing" -> verdict(true, false);
          case "no" -> new Approval(false, "ada", "too much");
          default -> usual(task);
        };
    return recorded(task, outcome);
  }

  private static Task task(String word) {
    int round = word.endsWith("2") ? 2 : 1;
    return switch (word.replaceAll("[12]$", "")) {
      case "M", "N", "S", "F" -> Task.of(analyst(word.charAt(0)));
      case "bull" -> new Task(Step.BULL_RESEARCHER, round);
      case "bear" -> new Task(Step.BEAR_RESEARCHER, round);
      case "rm" -> Task.of(Step.RESEARCH_MANAGER);
      case "trader" -> Task.of(Step.TRADER);
      case "a" -> new Task(Step.AGGRESSIVE_RISK, round);
      case "c" -> new Task(Step.CONSERVATIVE_RISK, round);
      case "n" -> new Task(Step.NEUTRAL_RISK, round);
      case "pm", "hold", "review" -> Task.of(Step.PORTFOLIO_MANAGER);
      case "risk", "refused", "nothing" -> Task.of(Step.RISK_CHECK);
      case "broker" -> Task.of(Step.BROKER_ACTION);
      case "yes", "no" -> Task.of(Step.APPROVAL);
      case "cancellation" -> Task.of(Step.CANCELLATION);
      case "deadline" -> Task.of(Step.DEADLINE);
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static Step analyst(char letter) {
    return Stream.of(Step.values())
        .filter(step -> step.name().charAt(0) == letter && step.kind() == Step.Kind.ANALYST)
        .findFirst()
        .orElseThrow();
  }

  private static Decision decision(Rating rating) {
    return new Decision(rating, null, 1, "why", "why", null, null, List.of(), List.of());
  }

  private static RiskVerdict verdict(boolean approved, boolean orders) {
    RiskVerdict.Ticket ticket = new RiskVerdict.Ticket(Side.BUY, Quantity.ONE);
    return new RiskVerdict(approved, List.of(), orders ? ticket : null, "why", 0);
  }

  private static Order order() {
    return Order.intent("order-1", new Symbol("AAPL"), Side.BUY, Quantity.ONE);
  }

  private static Failed failed() {
    return new Failed(new Failure(Reason.UNREADABLE_ANSWER, "not the asked type"));
  }
}
