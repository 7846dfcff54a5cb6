package tradingagents.desk.roster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tradingagents.desk.evidence.Scope;
import tradingagents.desk.evidence.Striking;
import tradingagents.desk.roster.Agent.Sight;
import tradingagents.desk.roster.Brief.Said;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.money.Currency;

/**
 * Makes the brief of a turn from the run: exactly what the agent's sights name, and of a debate
 * only the turns that come before this one. Voices that speak at the same time never see each
 * other's words of that round, so a brief does not depend on who was quicker. What a model said and
 * the snapshot contradicts is struck before anybody reads it.
 */
public final class Briefs {
  private Briefs() {}

  /**
   * The brief of one turn.
   *
   * @param run the facts so far; only the parts that the agent may see are read
   * @param task an agent's turn
   * @param snapshot the verified snapshot of prices, or of an analyst's other data; it reaches only
   *     agents that may see such
   * @param currency the unit of prices
   * @return complete; the same whatever else is in the run
   */
  public static Brief of(Run run, Task task, List<Fact> snapshot, Currency currency) {
    Agent agent = Roster.of(task.step());
    Set<Sight> sees = agent.sees();
    List<Said<Report>> reports = sees.contains(Sight.REPORTS) ? reports(run) : List.of();
    boolean reads = sees.contains(Sight.PRICES) || sees.contains(Sight.FACTS);
    List<Fact> facts = facts(reads ? snapshot : List.of(), reports);
    Brief brief = brief(run, task, agent, facts, reports, currency);
    return isByCode(run) ? brief : struck(brief, run);
  }

  private static Brief brief(
      Run run,
      Task task,
      Agent agent,
      List<Fact> facts,
      List<Said<Report>> reports,
      Currency currency) {
    Set<Sight> sees = agent.sees();
    Mandate mandate = run.mandate();
    return new Brief(
        agent,
        task,
        mandate.symbol(),
        mandate.session(),
        mandate.asOf(),
        currency,
        mandate.depth(),
        facts,
        reports,
        sees.contains(Sight.DEBATE) ? debate(run, task) : List.of(),
        sees.contains(Sight.RULING) ? run.outcome(Ruling.class).orElse(null) : null,
        sees.contains(Sight.PROPOSAL) ? run.outcome(Proposal.class).orElse(null) : null,
        sees.contains(Sight.RISK_DEBATE) ? riskDebate(run, task) : List.of(),
        sees.contains(Sight.PORTFOLIO) ? mandate.portfolio() : null,
        List.of(),
        List.of());
  }

  /** What code says of a fact is computed from it: there is nothing to strike. */
  private static boolean isByCode(Run run) {
    return run.outcomes().stream().allMatch(recorded -> recorded.usage().isByCode());
  }

  private static Brief struck(Brief brief, Run run) {
    Striking striking = new Striking(Scope.of(run, known(run, brief.facts())));
    Ruling ruling = brief.ruling();
    Proposal proposal = brief.proposal();
    return new Brief(
        brief.agent(),
        brief.task(),
        brief.symbol(),
        brief.session(),
        brief.asOf(),
        brief.currency(),
        brief.depth(),
        brief.facts(),
        said(brief.reports(), run, striking::of),
        said(brief.debate(), run, striking::of),
        ruling == null || isByCode(run, Task.of(Step.RESEARCH_MANAGER))
            ? ruling
            : striking.of(ruling),
        proposal == null || isByCode(run, Task.of(Step.TRADER)) ? proposal : striking.of(proposal),
        said(brief.riskDebate(), run, striking::of),
        brief.portfolio(),
        brief.news(),
        brief.lessons());
  }

  /** All facts of the run, whoever may see them: what is struck does not depend on the reader. */
  private static List<Fact> known(Run run, List<Fact> seen) {
    Map<String, Fact> byId = new LinkedHashMap<>();
    Stream.concat(run.all(Report.class).flatMap(report -> report.facts().stream()), seen.stream())
        .forEach(fact -> byId.putIfAbsent(fact.id(), fact));
    return List.copyOf(byId.values());
  }

  private static <T> List<Said<T>> said(List<Said<T>> all, Run run, UnaryOperator<T> striking) {
    return all.stream()
        .map(said ->
            isByCode(run, new Task(said.by(), said.round()))
                ? said
                : new Said<>(said.by(), said.round(), striking.apply(said.what())))
        .toList();
  }

  private static boolean isByCode(Run run, Task task) {
    return run.recorded(task).map(recorded -> recorded.usage().isByCode()).orElse(true);
  }

  private static List<Said<Report>> reports(Run run) {
    List<Said<Report>> reports = new ArrayList<>();
    for (Step analyst : run.mandate().analysts()) {
      run.recorded(Task.of(analyst))
          .ifPresent(r -> reports.add(new Said<>(analyst, 1, report(analyst, r.outcome()))));
    }
    return reports;
  }

  private static Report report(Step analyst, Outcome outcome) {
    return switch (outcome) {
      case Report report -> report;
      case Failed(var failure) ->
          Report.noData("The " + analyst + " could not report: " + failure.reason() + ".");
      default -> throw new IllegalStateException(analyst + " recorded a " + outcome.getClass());
    };
  }

  private static List<Fact> facts(List<Fact> snapshot, List<Said<Report>> reports) {
    Map<String, Fact> byId = new LinkedHashMap<>();
    Stream.concat(snapshot.stream(), reports.stream().flatMap(said -> said.what().facts().stream()))
        .forEach(fact -> byId.putIfAbsent(fact.id(), fact));
    return List.copyOf(byId.values());
  }

  private static List<Said<Argument>> debate(Run run, Task task) {
    boolean debater = task.step().kind() == Step.Kind.DEBATER;
    return said(run, Step.Kind.DEBATER, turn -> !debater || turn.compareTo(task) < 0);
  }

  private static List<Said<Argument>> riskDebate(Run run, Task task) {
    boolean voice = task.step().kind() == Step.Kind.RISK_VOICE;
    return said(run, Step.Kind.RISK_VOICE, turn -> !voice || turn.round() < task.round());
  }

  private static List<Said<Argument>> said(Run run, Step.Kind kind, Predicate<Task> visible) {
    return run.outcomes().stream()
        .filter(r -> r.task().step().kind() == kind && visible.test(r.task()))
        .filter(r -> r.outcome() instanceof Argument)
        .sorted((a, b) -> a.task().compareTo(b.task()))
        .map(r -> new Said<>(r.task().step(), r.task().round(), (Argument) r.outcome()))
        .toList();
  }
}
