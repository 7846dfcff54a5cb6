package tradingagents.desk.memory;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;

/**
 * Settles a decision from the bars of its instrument and of its benchmark. Both closes of a return
 * come from one reading of one series, so a later correction for splits or dividends moves both.
 * Sessions are those that the instrument traded: a halt makes a horizon longer, never a return up.
 */
public final class Settling {
  /** How long after its expected end a horizon is waited for. */
  public static final Duration PATIENCE = Duration.ofDays(14);

  private static final int PLACES = 6;
  private static final BigDecimal SPLIT = new BigDecimal("0.15");

  private Settling() {}

  /** What a look at the bars came to. */
  public sealed interface Answer permits Settled, Missing {}

  /**
   * The horizon has traded.
   *
   * @param settlement what it came to
   */
  public record Settled(Settlement settlement) implements Answer {}

  /**
   * It cannot be settled from these bars.
   *
   * @param why one sentence
   */
  public record Missing(String why) implements Answer {}

  private record Stretch(BigDecimal change, boolean withDividends, Instant knownAt) {}

  /**
   * Looks whether the horizon has traded.
   *
   * @param pending the decision
   * @param bars of its instrument, as far as they are known
   * @param benchmark of its benchmark; null when there is none to compare with
   * @param now when somebody looks: until {@link #PATIENCE} is over, a benchmark that lags behind
   *     is waited for; afterwards the decision is settled without
   * @return settled, or what is missing
   */
  public static Answer look(
      Pending pending, BarSeries bars, @Nullable BarSeries benchmark, Instant now) {
    int start = indexOf(bars, pending.session());
    if (start < 0) {
      return new Missing("There is no close of %s.".formatted(pending.session()));
    }
    int horizon = pending.terms().horizonSessions();
    int end = start + horizon;
    if (end >= bars.bars().size()) {
      return new Missing(
          "%d of %d sessions have traded.".formatted(bars.bars().size() - 1 - start, horizon));
    }
    Bar first = bars.bars().get(start);
    Bar last = bars.bars().get(end);
    Stretch own = stretch(bars, first, last);
    if (benchmark == null) {
      return settled(last, own, null, "There is no benchmark in the data set.");
    }
    int from = indexOf(benchmark, first.session());
    int to = indexOf(benchmark, last.session());
    if (from < 0 || to < 0) {
      boolean lags =
          benchmark.last().map(bar -> bar.session().isBefore(last.session())).orElse(false);
      if (lags && now.isBefore(pending.settlesAt().plus(PATIENCE))) {
        return new Missing("The benchmark has no close of " + last.session() + " yet.");
      }
      return settled(last, own, null, "The benchmark did not trade in the same sessions.");
    }
    Stretch other = stretch(benchmark, benchmark.bars().get(from), benchmark.bars().get(to));
    return own.withDividends() == other.withDividends()
        ? settled(last, own, other, "")
        : settled(last, own, null, "The benchmark's prices treat dividends in another way.");
  }

  private static Answer settled(Bar last, Stretch own, @Nullable Stretch other, String note) {
    BigDecimal raw = rounded(own.change());
    if (other == null) {
      return new Settled(new Settlement(last.session(), raw, null, null, own.knownAt(), note));
    }
    BigDecimal compared = rounded(other.change());
    Instant knownAt = own.knownAt().isAfter(other.knownAt()) ? own.knownAt() : other.knownAt();
    return new Settled(
        new Settlement(last.session(), raw, compared, raw.subtract(compared), knownAt, note));
  }

  private static BigDecimal rounded(BigDecimal share) {
    return share.setScale(PLACES, RoundingMode.HALF_EVEN);
  }

  /**
   * The change from one close to another. Where the source does not correct its closes for splits
   * and a split lies between them, the adjusted closes are compared, which count dividends too.
   */
  private static Stretch stretch(BarSeries series, Bar first, Bar last) {
    Instant knownAt = last.knownAt();
    Adjustment adjustment = series.provenance().adjustment();
    BigDecimal change = change(first.close(), last.close());
    boolean corrected =
        adjustment == Adjustment.SPLIT || adjustment == Adjustment.SPLIT_AND_DIVIDEND;
    if (corrected || first.adjustedClose() == null || last.adjustedClose() == null) {
      return new Stretch(change, adjustment == Adjustment.SPLIT_AND_DIVIDEND, knownAt);
    }
    BigDecimal adjusted = change(first.adjustedClose(), last.adjustedClose());
    boolean split = adjusted.subtract(change).abs().compareTo(SPLIT) > 0;
    return new Stretch(split ? adjusted : change, split, knownAt);
  }

  private static BigDecimal change(BigDecimal from, BigDecimal to) {
    return to.divide(from, MathContext.DECIMAL64).subtract(BigDecimal.ONE);
  }

  private static int indexOf(BarSeries series, LocalDate session) {
    int low = 0;
    int high = series.bars().size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = series.bars().get(middle).session().compareTo(session);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }
}
