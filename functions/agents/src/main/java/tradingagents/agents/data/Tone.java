package tradingagents.agents.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Fact.Unit;
import tradingagents.model.market.NewsItem;

/**
 * What vendors say of the tone of stories, with how many stories that is: a mean of two stories is
 * not a mean of fifty. Stories without a vendor's score count as stories and as nothing else.
 */
final class Tone {
  private static final BigDecimal LEANS = new BigDecimal("0.15");
  private static final int PLACES = 4;

  private Tone() {}

  /**
   * The facts of stories.
   *
   * @param stories all that were known
   * @return in a fixed order; none without a story that has a score
   */
  static List<Fact> of(List<NewsItem> stories) {
    List<BigDecimal> tones = stories.stream().map(NewsItem::tone).filter(Objects::nonNull).toList();
    if (tones.isEmpty()) {
      return List.of();
    }
    Ratios facts = new Ratios();
    Instant known = stories.stream().map(NewsItem::knownAt).max(Instant::compareTo).orElseThrow();
    String source = "scores of " + tones.size() + " of " + stories.size() + " stories";
    BigDecimal sum = tones.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal mean = sum.divide(BigDecimal.valueOf(tones.size()), PLACES, RoundingMode.HALF_EVEN);
    count(facts, "sentiment.stories", "Stories with a score", tones.size(), source, known);
    count(facts, "sentiment.good", "Stories scored good", good(tones), source, known);
    count(facts, "sentiment.bad", "Stories scored bad", bad(tones), source, known);
    facts.exact("sentiment.mean", "Mean score, -1 bad to 1 good", mean, Unit.INDEX, source, known);
    return facts.facts();
  }

  private static long good(List<BigDecimal> tones) {
    return tones.stream().filter(tone -> tone.compareTo(LEANS) >= 0).count();
  }

  private static long bad(List<BigDecimal> tones) {
    return tones.stream().filter(tone -> tone.compareTo(LEANS.negate()) <= 0).count();
  }

  private static void count(
      Ratios facts, String id, String label, long value, String source, Instant known) {
    facts.exact(id, label, BigDecimal.valueOf(value), Unit.COUNT, source, known);
  }
}
