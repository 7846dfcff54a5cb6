package tradingagents.desk.report;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.money.Price;
import tradingagents.model.money.Ratio;

/**
 * What was said: reports, the debate as a conversation, the ruling, the proposal, the risk voices.
 */
final class HtmlTalk {
  private final Html html;
  private final Run run;
  private final HtmlPoints points;

  HtmlTalk(Html html, Run run, HtmlPoints points) {
    this.html = html;
    this.run = run;
    this.points = points;
  }

  void write() {
    reports();
    debate();
    proposal();
    riskDebate();
  }

  private void reports() {
    if (run.mandate().analysts().stream().noneMatch(step -> run.has(Task.of(step)))) {
      return;
    }
    html.open("section").element("h2", "Analysts").open("div", "class", "two").line();
    for (Step analyst : run.mandate().analysts()) {
      run.recorded(Task.of(analyst)).ifPresent(said -> report(analyst, said.outcome()));
    }
    html.close().close().line();
  }

  private void report(Step analyst, Outcome outcome) {
    html.open("article", "class", "card").element("h3", Wording.name(analyst));
    switch (outcome) {
      case Report report -> {
        String tone = HtmlPoints.tone(report.stance());
        html.open("p");
        html.element("span", Wording.stance(report.stance()), "class", "tag " + tone).close();
        html.element("p", report.summary(), "class", "speech");
        points.write(report.points(), "ul");
      }
      case Failed failed -> failed(failed);
      default -> html.element("p", RunWords.gist(outcome));
    }
    html.close().line();
  }

  private void failed(Failed failed) {
    html.open("p").element("span", "✖ failed", "class", "tag down").close();
    html.element("p", failed.failure().detail(), "class", "speech");
  }

  private void debate() {
    List<Task> turns =
        rounds()
            .flatMap(round ->
                IntStream.range(0, 2)
                    .mapToObj(
                        i -> new Task(i == 0 ? Step.BULL_RESEARCHER : Step.BEAR_RESEARCHER, round)))
            .filter(run::has)
            .toList();
    if (turns.isEmpty()) {
      return;
    }
    html.open("section").element("h2", "Research debate").open("div", "class", "talk").line();
    for (Task turn : turns) {
      boolean bull = turn.step() == Step.BULL_RESEARCHER;
      html.open("article", "class", bull ? "turn left" : "turn right");
      String mark = bull ? "▲ " : "▼ ";
      String name = mark + Wording.name(turn.step()) + ", round " + turn.round();
      speech(name, bull ? "up" : "down", said(turn));
    }
    run.outcome(Ruling.class).ifPresent(this::ruling);
    html.close().close().line();
  }

  private Stream<Integer> rounds() {
    return IntStream.rangeClosed(1, run.mandate().depth()).boxed();
  }

  private Outcome said(Task task) {
    return run.recorded(task).orElseThrow().outcome();
  }

  private void speech(String name, String tone, Outcome outcome) {
    html.element("h3", name, "class", tone);
    switch (outcome) {
      case Argument argument -> {
        appetite(argument);
        html.element("p", argument.speech(), "class", "speech");
        points.write(argument.points(), "ul");
      }
      case Failed failed -> failed(failed);
      default -> html.element("p", RunWords.gist(outcome));
    }
    html.close().line();
  }

  private void appetite(Argument argument) {
    Ratio appetite = argument.appetite();
    if (appetite != null) {
      String words = "would take " + Wording.percent(appetite.value()) + " of the usual";
      html.open("p").element("span", words, "class", "tag even").close();
    }
  }

  private void ruling(Ruling ruling) {
    html.open("article", "class", "turn judge").element("h3", "Research manager rules");
    String words = "%s %s".formatted(Wording.mark(ruling.rating()), Wording.words(ruling.rating()));
    html.open("p").element("span", words, "class", "tag " + HtmlPoints.tone(ruling.rating()));
    html.write(" confidence " + Wording.percent(ruling.confidence())).close();
    html.element("p", ruling.rationale(), "class", "speech");
    titled("▲ For", "up", ruling.reasonsFor());
    titled("▼ Against", "down", ruling.reasonsAgainst());
    html.close().line();
  }

  private void titled(String title, String tone, List<Point> reasons) {
    if (!reasons.isEmpty()) {
      html.element("h3", title, "class", "small " + tone);
      points.write(reasons, "ul");
    }
  }

  private void proposal() {
    run.outcome(Proposal.class)
        .ifPresent(proposal -> {
          html.open("section").element("h2", "Proposal");
          html.open("article", "class", "card").element("h3", "Trader");
          html.open("p").element("strong", Wording.words(proposal.action()));
          price("entry", proposal.entry());
          price("stop", proposal.stop());
          html.close().element("p", proposal.reasoning(), "class", "speech");
          html.close().close().line();
        });
  }

  private void price(String name, @Nullable Price price) {
    if (price != null) {
      html.write(" · " + name + " " + Wording.price(price.value()));
    }
  }

  private void riskDebate() {
    List<Integer> spoken =
        rounds()
            .filter(round ->
                Step.of(Step.Kind.RISK_VOICE).stream().anyMatch(s -> run.has(new Task(s, round))))
            .toList();
    if (spoken.isEmpty()) {
      return;
    }
    html.open("section").element("h2", "Risk debate").line();
    for (int round : spoken) {
      html.element("h3", "Round " + round, "class", "soft small").open("div", "class", "three");
      for (Step voice : Step.of(Step.Kind.RISK_VOICE)) {
        Task turn = new Task(voice, round);
        if (run.has(turn)) {
          html.open("article", "class", "card");
          speech(Wording.name(voice), "even", said(turn));
        }
      }
      html.close().line();
    }
    html.close().line();
  }
}
