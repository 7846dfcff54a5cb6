package tradingagents.model.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A company's accounts, each number by the instant at which its filing could be read.
 *
 * @param symbol what
 * @param profile what the company is, known at the stamp's instant; null when nobody says
 * @param facts in the order of period end, then of being known
 * @param stamp who says so
 */
public record Fundamentals(
    Symbol symbol, @Nullable CompanyProfile profile, List<FundamentalFact> facts, Stamp stamp)
    implements Known<Fundamentals> {
  /** Sorts the facts. */
  public Fundamentals {
    facts =
        facts.stream()
            .sorted(
                Comparator.comparing(FundamentalFact::to).thenComparing(FundamentalFact::knownAt))
            .toList();
  }

  /** The profile of a company as it is now was not known in the past, so it goes first. */
  @Override
  public Fundamentals asKnown(Instant asOf) {
    return new Fundamentals(
        symbol,
        stamp.knownAt().isAfter(asOf) ? null : profile,
        facts.stream().filter(fact -> !fact.knownAt().isAfter(asOf)).toList(),
        stamp.upTo(asOf));
  }

  @Override
  public boolean isEmpty() {
    return profile == null && facts.isEmpty();
  }

  /**
   * One line over the periods, each as the newest filing said it.
   *
   * @param concept which line
   * @return oldest period first; one fact for each pair of first and last day
   */
  public List<FundamentalFact> history(Concept concept) {
    record Period(@Nullable Object from, Object to) {}

    Map<Period, FundamentalFact> newest = new LinkedHashMap<>();
    for (FundamentalFact fact : facts) {
      if (fact.concept() == concept) {
        newest.put(new Period(fact.from(), fact.to()), fact);
      }
    }
    return List.copyOf(new ArrayList<>(newest.values()));
  }

  /**
   * The newest period's number of one line.
   *
   * @param concept which line
   * @return empty when nobody reported it
   */
  public Optional<FundamentalFact> latest(Concept concept) {
    List<FundamentalFact> history = history(concept);
    return history.isEmpty() ? Optional.empty() : Optional.of(history.getLast());
  }
}
