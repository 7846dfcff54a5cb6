package tradingagents.desk.report;

import static tradingagents.desk.report.Markdown.text;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Run;
import tradingagents.model.market.BarSeries;
import tradingagents.model.money.Price;
import tradingagents.model.money.Ratio;
import tradingagents.model.order.Order;

/**
 * A run as one Markdown file: the answer first, then what everybody said, the verified snapshot,
 * the evidence and who did what. Untrusted text is escaped, so a renderer shows it as text.
 */
public final class MarkdownReport {
  private final Markdown md = new Markdown();
  private final Run run;
  private final RunView view;
  private final Map<String, Fact> facts;

  private MarkdownReport(Run run, RunView view) {
    this.run = run;
    this.view = view;
    this.facts = RunWords.facts(run);
  }

  /**
   * The report.
   *
   * @param run as it stands
   * @param view of the same run
   * @param series the prices that the agents saw, for their origin; null for none
   * @return the whole file
   */
  public static String of(Run run, RunView view, @Nullable BarSeries series) {
    return new MarkdownReport(run, view).write(series);
  }

  private String write(@Nullable BarSeries series) {
    String rating =
        run.outcome(Decision.class)
            .map(d -> Wording.mark(d.rating()) + " " + upper(d.rating()))
            .orElse("no decision");
    md.heading(1, text(view.symbol()) + ": " + rating);
    md.paragraph(
        "As of %s, newest session %s, data age %s. The run is %s."
            .formatted(
                view.asOf(), view.session(), RunWords.dataAge(run), Wording.status(view.status())));
    view.notes().forEach(note -> md.item(text(note)));
    md.gap();
    run.outcome(Decision.class).ifPresent(this::decision);
    run.outcome(RiskVerdict.class).ifPresent(this::verdict);
    RunWords.order(run).ifPresent(this::order);
    if (!run.outcomes().isEmpty()) {
      md.heading(2, "What was said");
      run.outcomes().forEach(this::said);
    }
    snapshot();
    evidence();
    turns();
    origin(series);
    return md.done();
  }

  private void decision(Decision decision) {
    Ratio weight = decision.targetWeight();
    Price target = decision.priceTarget();
    String horizon = decision.timeHorizon();
    md.head("Target weight", "Confidence", "Price target", "Horizon", "Speaks", "Cost");
    md.row(
        List.of(
            weight == null ? "no change" : Wording.percent(weight.value()),
            Wording.percent(decision.confidence()),
            target == null ? "none" : Wording.price(target.value()),
            horizon == null ? "not said" : text(horizon),
            text(RunWords.models(run)),
            "$" + text(view.cost().usd())));
    RunWords.agreement(decision).ifPresent(words -> md.gap().speech("Samples " + words));
    md.gap().speech(decision.summary());
    titled("▲ For", decision.reasonsFor().stream().limit(3).toList());
    titled("▼ Against", decision.reasonsAgainst().stream().limit(3).toList());
    if (!decision.thesis().equals(decision.summary())) {
      md.heading(2, "Thesis").speech(decision.thesis());
    }
  }

  private void titled(String title, List<Point> points) {
    if (!points.isEmpty()) {
      md.paragraph("**" + title + "**");
      points(points);
    }
  }

  private void points(List<Point> points) {
    for (Point point : points) {
      String cited =
          point.citations().stream()
              .map(citation -> text(Wording.claim(citation, facts.get(citation.fact()))))
              .collect(Collectors.joining("; "));
      md.item(text(point.text()) + (cited.isEmpty() ? "" : " *(" + cited + ")*"));
    }
    if (!points.isEmpty()) {
      md.gap();
    }
  }

  private void verdict(RiskVerdict verdict) {
    md.heading(2, "Risk check: " + (verdict.approved() ? "✔ approved" : "✖ refused"));
    md.speech(verdict.note()).head("Rule", "Value", "Limit", "Result");
    for (RiskVerdict.Check check : verdict.checks()) {
      String result = check.passed() ? "✔ passed" : "✖ refused";
      md.row(List.of(text(check.rule()), text(check.value()), text(check.limit()), result));
    }
    md.gap();
  }

  private void order(Order order) {
    md.heading(2, "Order: " + Wording.words(order.status()));
    md.paragraph(
        "**%s %s %s**, order %s"
            .formatted(
                order.side(),
                order.quantity(),
                text(order.symbol().value()),
                text(order.clientOrderId())));
    String note = order.note();
    if (note != null) {
      md.speech(note);
    }
    if (!order.fills().isEmpty()) {
      md.head("Session", "Quantity", "Price", "Commission", "Execution");
      order
          .fills()
          .forEach(fill ->
              md.row(
                  List.of(
                      fill.session().toString(),
                      fill.quantity().toString(),
                      Wording.price(fill.price().value()),
                      Wording.price(fill.commission().amount()),
                      text(fill.executionId()))));
      md.gap();
    }
  }

  private void said(Recorded recorded) {
    String name = Wording.name(recorded.task().step());
    int round = recorded.task().round();
    String title = round > 1 ? name + ", round " + round : name;
    switch (recorded.outcome()) {
      case Report report -> {
        md.heading(3, title + ": " + Wording.stance(report.stance())).speech(report.summary());
        points(report.points());
      }
      case Argument argument -> {
        Ratio share = argument.appetite();
        String takes = share == null ? "" : ": would take " + Wording.percent(share.value());
        md.heading(3, title + takes).speech(argument.speech());
        points(argument.points());
      }
      case Ruling ruling -> {
        md.heading(3, title + ": " + text(RunWords.gist(ruling))).speech(ruling.rationale());
        titled("▲ For", ruling.reasonsFor());
        titled("▼ Against", ruling.reasonsAgainst());
      }
      case Proposal proposal -> {
        md.heading(3, title + ": " + Wording.words(proposal.action()));
        md.speech(proposal.reasoning());
        level("Entry", proposal.entry());
        level("Stop", proposal.stop());
      }
      case Failed failed -> md.heading(3, title + ": ✖ failed").speech(failed.failure().detail());
      default -> {}
    }
  }

  private void level(String name, @Nullable Price price) {
    if (price != null) {
      md.paragraph(name + " " + Wording.price(price.value()));
    }
  }

  private void snapshot() {
    if (facts.isEmpty()) {
      return;
    }
    md.heading(2, "Verified snapshot").head("Fact", "Value", "Computed from", "Known at");
    for (Fact fact : facts.values()) {
      String known = Wording.minute(fact.knownAt());
      md.row(List.of(text(fact.label()), Wording.value(fact), text(fact.source()), known));
    }
    md.gap();
  }

  private void evidence() {
    if (view.evidence().isEmpty()) {
      return;
    }
    md.heading(2, "Evidence");
    String counts = EvidenceLine.counts(view.evidence());
    md.paragraph(counts + ". Contradicted sentences are struck before others read them.");
    md.head("Claim", "Claimed", "Compared with", "Finding");
    for (EvidenceLine line : view.evidence()) {
      String value = line.value() == null ? text(line.said()) : line.shown();
      String mark =
          switch (line.status()) {
            case VERIFIED -> "✔ verified";
            case CONTRADICTED -> "✖ contradicted";
            case UNSUPPORTED -> "? unsupported";
          };
      md.row(List.of(text(line.claim()), value, text(line.source()), mark));
    }
    md.gap();
  }

  private void turns() {
    if (run.outcomes().isEmpty()) {
      return;
    }
    md.heading(2, "Who did what").head("Step", "Round", "Said", "Model", "Cost", "Took");
    for (Recorded recorded : run.outcomes()) {
      String model = recorded.usage().model();
      md.row(
          List.of(
              Wording.name(recorded.task().step()),
              String.valueOf(recorded.task().round()),
              text(RunWords.gist(recorded.outcome())),
              model == null ? "none" : text(model),
              "$" + recorded.usage().costUsd().toPlainString(),
              Wording.duration(Duration.between(recorded.startedAt(), recorded.finishedAt()))));
    }
    md.gap();
  }

  private void origin(@Nullable BarSeries series) {
    if (series != null) {
      md.paragraph(
          "Prices: %s, data set %s."
              .formatted(text(series.provenance().vendor()), text(series.provenance().dataset())));
    }
    md.paragraph(
        "Run %s. Made by software for study; it is no investment advice. The model named rules is a"
                .formatted(text(view.runId()))
            + " fixed set of rules, not a language model.");
  }

  private static String upper(Enum<?> word) {
    return Wording.words(word).toUpperCase(Locale.ROOT);
  }
}
