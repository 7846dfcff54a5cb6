package tradingagents.chain.json;

import java.util.ArrayList;
import java.util.List;
import tradingagents.desk.run.Approval;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Cancelled;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.OrderReceipt;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Stance;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.order.Side;

/**
 * What a step said, as JSON: {@code type} says which of the outcomes it is, the other members are
 * those of its record under the same names.
 */
public final class OutcomeJson {
  private OutcomeJson() {}

  /**
   * An outcome.
   *
   * @param outcome what was said
   * @return with its type
   */
  public static Written of(Outcome outcome) {
    return switch (outcome) {
      case Report report ->
          typed("report")
              .text("stance", report.stance())
              .text("summary", report.summary())
              .parts("points", points(report.points()))
              .parts("facts", facts(report.facts()));
      case Argument argument ->
          typed("argument")
              .text("speech", argument.speech())
              .parts("points", points(argument.points()))
              .text("appetite", argument.appetite());
      case Ruling ruling ->
          typed("ruling")
              .text("rating", ruling.rating())
              .real("confidence", ruling.confidence())
              .text("rationale", ruling.rationale())
              .parts("reasonsFor", points(ruling.reasonsFor()))
              .parts("reasonsAgainst", points(ruling.reasonsAgainst()))
              .partsIfAny("samples", ruling.samples().stream().map(OutcomeJson::of).toList());
      case Proposal proposal ->
          typed("proposal")
              .text("action", proposal.action())
              .text("reasoning", proposal.reasoning())
              .text("entry", proposal.entry())
              .text("stop", proposal.stop())
              .partsIfAny("samples", proposal.samples().stream().map(OutcomeJson::of).toList());
      case Decision decision -> decision(decision);
      case RiskVerdict verdict -> verdict(verdict);
      case OrderReceipt receipt ->
          typed("order-receipt").part("order", LedgerJson.of(receipt.order()));
      case Failed failed ->
          typed("failed")
              .part(
                  "failure",
                  new Written()
                      .text("reason", failed.failure().reason().name())
                      .text("detail", failed.failure().detail()));
      case Approval approval ->
          typed("approval")
              .truth("granted", approval.granted())
              .text("by", approval.by())
              .text("reason", approval.reason());
      case Cancelled cancelled ->
          typed("cancelled").text("by", cancelled.by()).text("reason", cancelled.reason());
    };
  }

  /**
   * An outcome.
   *
   * @param in as {@link #of} wrote it
   * @return what was said
   */
  public static Outcome outcome(Members in) {
    String type = in.text("type");
    return switch (type) {
      case "report" ->
          new Report(
              Stance.valueOf(in.text("stance")),
              in.text("summary"),
              points(in, "points"),
              facts(in));
      case "argument" ->
          new Argument(in.text("speech"), points(in, "points"), in.ratioOrNull("appetite"));
      case "ruling" ->
          new Ruling(
              Rating.valueOf(in.text("rating")),
              in.real("confidence"),
              in.text("rationale"),
              points(in, "reasonsFor"),
              points(in, "reasonsAgainst"),
              samples(in, Ruling.class));
      case "proposal" ->
          new Proposal(
              Proposal.Action.valueOf(in.text("action")),
              in.text("reasoning"),
              in.priceOrNull("entry"),
              in.priceOrNull("stop"),
              samples(in, Proposal.class));
      case "decision" -> decision(in);
      case "risk-verdict" -> verdict(in);
      case "order-receipt" -> new OrderReceipt(LedgerJson.order(in.part("order")));
      case "failed" -> {
        Members failure = in.part("failure");
        yield new Failed(
            new Failure(Reason.valueOf(failure.text("reason")), failure.text("detail")));
      }
      case "approval" -> new Approval(in.truth("granted"), in.text("by"), in.text("reason"));
      case "cancelled" -> new Cancelled(in.text("by"), in.text("reason"));
      default -> throw new IllegalArgumentException("'type' is no outcome: " + type);
    };
  }

  /** Outcomes that were asked for once have none stored. */
  private static <T extends Outcome> List<T> samples(Members in, Class<T> type) {
    return in.has("samples")
        ? in.parts("samples").stream().map(part -> type.cast(outcome(part))).toList()
        : List.of();
  }

  private static Written typed(String type) {
    return new Written().text("type", type);
  }

  private static Written decision(Decision decision) {
    return typed("decision")
        .text("rating", decision.rating())
        .text("targetWeight", decision.targetWeight())
        .real("confidence", decision.confidence())
        .text("summary", decision.summary())
        .text("thesis", decision.thesis())
        .text("priceTarget", decision.priceTarget())
        .text("timeHorizon", decision.timeHorizon())
        .parts("reasonsFor", points(decision.reasonsFor()))
        .parts("reasonsAgainst", points(decision.reasonsAgainst()))
        .partsIfAny("samples", decision.samples().stream().map(OutcomeJson::of).toList());
  }

  private static Decision decision(Members in) {
    return new Decision(
        Rating.valueOf(in.text("rating")),
        in.ratioOrNull("targetWeight"),
        in.real("confidence"),
        in.text("summary"),
        in.text("thesis"),
        in.priceOrNull("priceTarget"),
        in.textOrNull("timeHorizon"),
        points(in, "reasonsFor"),
        points(in, "reasonsAgainst"),
        samples(in, Decision.class));
  }

  private static Written verdict(RiskVerdict verdict) {
    List<Written> checks = new ArrayList<>();
    for (RiskVerdict.Check check : verdict.checks()) {
      checks.add(
          new Written()
              .text("rule", check.rule())
              .text("value", check.value())
              .text("limit", check.limit())
              .truth("passed", check.passed()));
    }
    RiskVerdict.Ticket order = verdict.order();
    return typed("risk-verdict")
        .truth("approved", verdict.approved())
        .parts("checks", checks)
        .part(
            "order",
            order == null
                ? null
                : new Written().text("side", order.side()).text("quantity", order.quantity()))
        .text("note", verdict.note())
        .number("killEpoch", verdict.killEpoch());
  }

  private static RiskVerdict verdict(Members in) {
    List<RiskVerdict.Check> checks = new ArrayList<>();
    for (Members check : in.parts("checks")) {
      checks.add(
          new RiskVerdict.Check(
              check.text("rule"), check.text("value"), check.text("limit"), check.truth("passed")));
    }
    RiskVerdict.Ticket order = null;
    if (in.has("order")) {
      Members ticket = in.part("order");
      order =
          new RiskVerdict.Ticket(Side.valueOf(ticket.text("side")), ticket.quantity("quantity"));
    }
    return new RiskVerdict(
        in.truth("approved"), checks, order, in.text("note"), in.number("killEpoch"));
  }

  private static List<Written> points(List<Point> points) {
    List<Written> all = new ArrayList<>();
    for (Point point : points) {
      List<Written> citations = new ArrayList<>();
      for (Point.Citation citation : point.citations()) {
        citations.add(new Written().text("fact", citation.fact()).text("value", citation.value()));
      }
      all.add(new Written().text("text", point.text()).parts("citations", citations));
    }
    return all;
  }

  private static List<Point> points(Members in, String name) {
    List<Point> points = new ArrayList<>();
    for (Members point : in.parts(name)) {
      List<Point.Citation> citations = new ArrayList<>();
      for (Members citation : point.parts("citations")) {
        citations.add(new Point.Citation(citation.text("fact"), citation.text("value")));
      }
      points.add(new Point(point.text("text"), citations));
    }
    return points;
  }

  private static List<Written> facts(List<Fact> facts) {
    List<Written> all = new ArrayList<>();
    for (Fact fact : facts) {
      all.add(
          new Written()
              .text("id", fact.id())
              .text("label", fact.label())
              .text("value", fact.value())
              .text("unit", fact.unit())
              .text("source", fact.source())
              .text("knownAt", fact.knownAt()));
    }
    return all;
  }

  private static List<Fact> facts(Members in) {
    List<Fact> facts = new ArrayList<>();
    for (Members fact : in.parts("facts")) {
      facts.add(
          new Fact(
              fact.text("id"),
              fact.text("label"),
              fact.decimal("value"),
              Fact.Unit.valueOf(fact.text("unit")),
              fact.text("source"),
              fact.instant("knownAt")));
    }
    return facts;
  }
}
