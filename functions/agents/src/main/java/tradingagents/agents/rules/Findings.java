package tradingagents.agents.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import tradingagents.agents.rules.Signal.Side;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Point.Citation;

/**
 * What the rules see in a snapshot: each rule whose fact is known, heaviest first.
 *
 * @param all findings, heaviest first
 */
record Findings(List<Finding> all) {
  Findings {
    all = List.copyOf(all);
  }

  /**
   * One rule applied to one fact.
   *
   * @param signal the rule
   * @param fact the fact
   */
  record Finding(Signal signal, Fact fact) {
    Side side() {
      return signal.side(fact.value());
    }

    Point point() {
      return point("");
    }

    Point point(String prefix) {
      return new Point(prefix + signal.sentence(fact), List.of(citation()));
    }

    Citation citation() {
      return new Citation(fact.id(), fact.value().toPlainString());
    }
  }

  static Findings of(List<Fact> facts) {
    Map<String, Fact> byId = new HashMap<>();
    facts.forEach(fact -> byId.put(fact.id(), fact));
    List<Finding> findings = new ArrayList<>();
    RuleBook.signals()
        .forEach(signal -> {
          Fact fact = byId.get(signal.fact());
          if (fact != null) {
            findings.add(new Finding(signal, fact));
          }
        });
    findings.sort(Comparator.comparingInt((Finding f) -> f.signal().weight()).reversed());
    return new Findings(findings);
  }

  List<Finding> on(Side side) {
    return all.stream().filter(finding -> finding.side() == side).toList();
  }

  /** All weights that could be known: those of accounts only where there are accounts. */
  int weights() {
    boolean accounts =
        all.stream().anyMatch(finding -> AccountRules.SIGNALS.contains(finding.signal()));
    return RuleBook.ALL_WEIGHTS + (accounts ? AccountRules.ALL_WEIGHTS : 0);
  }

  /** The share of all weights whose facts are known, 0 to 1. */
  double coverage() {
    return sum(finding -> finding.signal().weight()) / weights();
  }

  /** -1 (all against) to 1 (all for); evidence is weighed in full. */
  double score() {
    return score(finding -> 1.0);
  }

  /** As {@link #score()}, but what nobody raised with its true value counts less. */
  double score(Set<Citation> raised) {
    return score(finding -> raised.contains(finding.citation()) ? 1.0 : RuleBook.UNARGUED_SHARE);
  }

  private double score(ToDoubleFunction<Finding> share) {
    double known = sum(finding -> finding.signal().weight());
    double balance =
        sum(finding ->
            switch (finding.side()) {
              case FOR -> finding.signal().weight() * share.applyAsDouble(finding);
              case AGAINST -> -finding.signal().weight() * share.applyAsDouble(finding);
              case NEITHER -> 0;
            });
    return known == 0 ? 0 : balance / known;
  }

  private double sum(ToDoubleFunction<Finding> value) {
    return all.stream().mapToDouble(value).sum();
  }

  /** The facts that some points cite. */
  static Set<String> cited(List<Point> points) {
    Set<String> ids = new HashSet<>();
    points.forEach(point -> point.citations().forEach(citation -> ids.add(citation.fact())));
    return ids;
  }
}
