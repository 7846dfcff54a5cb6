package tradingagents.desk.report;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Approval;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Cancelled;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.OrderReceipt;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Stance;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Workflow;
import tradingagents.model.money.Ratio;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderStatus;

/**
 * What a run says about itself, in sentences and sums that card, Markdown and HTML share. The
 * sentences quote untrusted words as they are; escaping is the business of each format.
 */
public final class RunWords {
  private RunWords() {}

  /**
   * The order with its newest status.
   *
   * @param run as it stands
   * @return empty when no broker action was recorded
   */
  public static Optional<Order> order(Run run) {
    return run.outcome(OrderReceipt.class).map(OrderReceipt::order);
  }

  /**
   * What all turns cost.
   *
   * @param run as it stands
   * @return US dollars, exact
   */
  public static BigDecimal cost(Run run) {
    BigDecimal sum =
        run.outcomes().stream()
            .map(recorded -> recorded.usage().costUsd())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.signum() == 0 ? BigDecimal.ZERO : sum;
  }

  /**
   * The verified snapshot: every fact that some report rests on.
   *
   * @param run as it stands
   * @return by id, in the order of the reports
   */
  public static Map<String, Fact> facts(Run run) {
    Map<String, Fact> facts = new LinkedHashMap<>();
    run.all(Report.class)
        .flatMap(report -> report.facts().stream())
        .forEach(fact -> facts.putIfAbsent(fact.id(), fact));
    return facts;
  }

  /**
   * Who really spoke.
   *
   * @param run as it stands
   * @return the models of the turns so far, or the mandate's before the first
   */
  public static String models(Run run) {
    List<String> spoke =
        run.outcomes().stream()
            .flatMap(recorded -> Optional.ofNullable(recorded.usage().model()).stream())
            .distinct()
            .toList();
    return spoke.isEmpty() ? run.mandate().model() : String.join(", ", spoke);
  }

  /**
   * How old the newest price is on the date asked for.
   *
   * @param run as it stands
   * @return in days, such as {@code 1 day}
   */
  public static String dataAge(Run run) {
    long days = ChronoUnit.DAYS.between(run.mandate().session(), run.mandate().asOfDate());
    return days == 1 ? "1 day" : days + " days";
  }

  /**
   * An outcome in a few words.
   *
   * @param outcome what was said
   * @return such as {@code ▲ bullish, 4 points}; quotes no untrusted text but a failure's detail
   */
  public static String gist(Outcome outcome) {
    return switch (outcome) {
      case Report r -> Wording.stance(r.stance()) + ", " + points(r.points().size());
      case Argument a -> points(a.points().size()) + appetite(a.appetite());
      case Ruling r -> rated(r.rating(), r.confidence());
      case Proposal p -> Wording.words(p.action());
      case Decision d -> rated(d.rating(), d.confidence());
      case RiskVerdict v -> v.approved() ? "✔ approved" : "✖ refused";
      case OrderReceipt r -> "order " + Wording.words(r.order().status());
      case Failed f -> "✖ failed: " + f.failure().detail();
      case Approval a -> a.granted() ? "✔ granted" : "✖ declined";
      case Cancelled c -> "✖ cancelled";
    };
  }

  private static String points(int many) {
    return many == 1 ? "1 point" : many + " points";
  }

  private static String appetite(@Nullable Ratio share) {
    return share == null ? "" : ", would take " + Wording.percent(share.value());
  }

  private static String rated(Rating rating, double confidence) {
    return "%s %s, confidence %s"
        .formatted(Wording.mark(rating), Wording.words(rating), Wording.percent(confidence));
  }

  static List<String> notes(Run run) {
    List<String> notes = new ArrayList<>();
    session(run).ifPresent(notes::add);
    // Analysts work side by side: who was recorded first says nothing.
    run.outcomes().stream()
        .sorted(Comparator.comparing(recorded -> recorded.task().step()))
        .forEach(recorded -> unheard(recorded).ifPresent(notes::add));
    run.outcome(Approval.class)
        .ifPresent(word ->
            notes.add(person(word.granted() ? "Approved" : "Declined", word.by(), word.reason())));
    run.outcome(Cancelled.class)
        .ifPresent(word -> notes.add(person("Cancelled", word.by(), word.reason())));
    Workflow.failure(run)
        .ifPresent(failure -> notes.add("The run could not be finished: " + failure.detail()));
    if (Workflow.status(run) == Status.WAITING_APPROVAL) {
      notes.add("The order waits for a person's approval.");
    }
    order(run).flatMap(RunWords::open).ifPresent(notes::add);
    return notes;
  }

  private static Optional<String> session(Run run) {
    LocalDate asked = run.mandate().asOfDate();
    LocalDate used = run.mandate().session();
    if (asked.equals(used)) {
      return Optional.empty();
    }
    boolean weekend = asked.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    String what =
        weekend
            ? "a " + asked.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
            : "no session with known prices";
    return Optional.of("%s is %s: using the session before, %s".formatted(asked, what, used));
  }

  private static Optional<String> unheard(Recorded recorded) {
    Step step = recorded.task().step();
    if (step.kind() != Step.Kind.ANALYST) {
      return Optional.empty();
    }
    return switch (recorded.outcome()) {
      case Failed failed ->
          Optional.of("No data from the " + step + " (it failed): " + failed.failure().detail());
      case Report report when report.stance() == Stance.NO_DATA ->
          Optional.of("No data from the " + step + ": " + report.summary());
      default -> Optional.empty();
    };
  }

  private static Optional<String> open(Order order) {
    if (order.status() == OrderStatus.FILLED) {
      return Optional.empty();
    }
    String why = order.note();
    return Optional.of("The order is " + order.status() + (why == null ? "" : ": " + why));
  }

  private static String person(String what, String by, String why) {
    return what + " by " + by + (why.isBlank() ? "" : ": " + why);
  }

  /**
   * How far the samples of a decision agree.
   *
   * @param decision as it was recorded
   * @return one line; empty when it was asked for once
   */
  public static Optional<String> agreement(Decision decision) {
    return decision
        .agreement()
        .map(agreement ->
            "%d: %s; agreement %s, flip rate %s"
                .formatted(
                    agreement.count(),
                    agreement.words(),
                    Wording.percent(agreement.agreement()),
                    Wording.percent(agreement.flipRate())));
  }
}
