package tradingagents.desk.gate;

import java.math.BigDecimal;
import java.util.List;
import tradingagents.desk.run.RiskVerdict.Check;
import tradingagents.desk.run.RiskVerdict.Ticket;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;

/**
 * An order is at most a share of the average volume of the last twenty sessions (or of all there
 * are).
 */
record OrderVolumeRule() implements RiskRule {
  private static final int SESSIONS = 20;

  @Override
  public String name() {
    return "order-volume";
  }

  @Override
  public Check evaluate(Situation situation, Limits limits) {
    String limit = limits.maxVolumeShare() + " of the average volume of " + SESSIONS + " sessions";
    Ticket order = situation.ticket();
    if (order == null) {
      return noOrder(limit);
    }
    BarSeries series = situation.series();
    if (series == null || series.bars().isEmpty()) {
      return refused("unknown, no bar", limit);
    }
    List<Bar> all = series.bars();
    List<Bar> last = all.subList(Math.max(0, all.size() - SESSIONS), all.size());
    BigDecimal volume =
        last.stream()
            .map(b -> BigDecimal.valueOf(b.volume()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    // quantity / (volume / n), without dividing.
    BigDecimal scaled = order.quantity().value().multiply(BigDecimal.valueOf(last.size()));
    Share share = new Share(scaled, volume);
    return judged(
        share.isAtMost(limits.maxVolumeShare()),
        order.quantity() + " is " + share + " of the average volume",
        limit);
  }
}
