package tradingagents.desk.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.model.money.Price;

/** The prices that somebody in a run names: target, entry and stop first, then cited facts. */
final class PriceLevels {
  private final Map<String, Level> levels = new LinkedHashMap<>();

  private PriceLevels() {}

  /**
   * One price that is named.
   *
   * @param label what it is
   * @param value the price
   * @param plan whether it is a target, entry or stop
   * @param by who names it
   */
  record Level(String label, BigDecimal value, boolean plan, Set<Step> by) {}

  /**
   * The levels of a run.
   *
   * @param run as it stands
   * @return the plan's levels first, then facts, the most cited first
   */
  static List<Level> of(Run run) {
    PriceLevels all = new PriceLevels();
    run.outcome(Decision.class)
        .ifPresent(d -> all.plan("Target", d.priceTarget(), Step.PORTFOLIO_MANAGER));
    run.outcome(Proposal.class)
        .ifPresent(p -> {
          all.plan("Entry", p.entry(), Step.TRADER);
          all.plan("Stop", p.stop(), Step.TRADER);
        });
    Map<String, Fact> facts = RunWords.facts(run);
    for (Recorded recorded : run.outcomes()) {
      points(recorded.outcome())
          .flatMap(point -> point.citations().stream())
          .map(Point.Citation::fact)
          .forEach(id -> all.cited(facts.get(id), recorded.task().step()));
    }
    List<Level> sorted = new ArrayList<>(all.levels.values().stream().filter(Level::plan).toList());
    all.levels.values().stream()
        .filter(level -> !level.plan())
        .sorted((a, b) -> b.by().size() - a.by().size())
        .forEach(sorted::add);
    return sorted;
  }

  static Stream<Point> points(Outcome outcome) {
    return switch (outcome) {
      case Report report -> report.points().stream();
      case Argument argument -> argument.points().stream();
      case Ruling r -> Stream.concat(r.reasonsFor().stream(), r.reasonsAgainst().stream());
      case Decision d -> Stream.concat(d.reasonsFor().stream(), d.reasonsAgainst().stream());
      default -> Stream.empty();
    };
  }

  private void plan(String label, @Nullable Price price, Step by) {
    if (price != null) {
      levels.put("plan:" + label, new Level(label, price.value(), true, Set.of(by)));
    }
  }

  private void cited(@Nullable Fact fact, Step by) {
    if (fact != null && fact.unit() == Fact.Unit.PRICE && fact.value().signum() > 0) {
      levels
          .computeIfAbsent(
              "fact:" + fact.id(),
              id -> new Level(fact.label(), fact.value(), false, new LinkedHashSet<>()))
          .by()
          .add(by);
    }
  }
}
