package tradingagents.desk.quality;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tradingagents.desk.quality.Finding.Kind;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Bar;
import tradingagents.model.market.CorporateAction;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.TradingCalendar;

/**
 * Looks over a history as traded. Nothing is repaired here: a finding says what is wrong, and a
 * fatal one makes the prices unusable for trading. The order of the four prices, positive prices
 * and one bar a session are promises of the types and are refused before anything gets here.
 */
public final class QualityCheck {
  private static final double JUMP_MADS = 20;
  private static final double LEAST_JUMP = 0.15;
  private static final double MAD_TO_DEVIATION = 1.4826;
  private static final double NEAR = 0.02;
  private static final double CALM_RANGE = 0.10;
  private static final double HUNDRED = 100;
  private static final double NEAR_HUNDRED = 0.25;
  private static final double[] RATIOS = {1.5, 2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 30, 50};
  private static final int FROZEN = 5;
  private static final int FROZEN_FATAL = 10;
  private static final double MOST_MISSING = 0.10;
  private static final double MOST_EMPTY = 0.20;
  private static final int OPEN_WINDOW = 60;
  private static final double MOST_SAME_OPENS = 0.20;
  private static final int BASIS_POINTS = 10_000;

  private final PriceHistory history;
  private final List<Bar> bars;
  private final TradingCalendar calendar;
  private final List<Finding> findings = new ArrayList<>();

  private QualityCheck(PriceHistory history, TradingCalendar calendar) {
    this.history = history;
    this.bars = history.bars();
    this.calendar = calendar;
  }

  /**
   * Checks a history.
   *
   * @param history as traded
   * @param calendar of its exchange
   * @param now a session that closes later is not over
   * @return findings by kind, then by session; none when nothing is wrong
   */
  public static List<Finding> of(PriceHistory history, TradingCalendar calendar, Instant now) {
    QualityCheck check = new QualityCheck(history, calendar);
    check.gaps();
    check.jumps();
    check.frozen();
    check.volumes();
    check.future(now);
    check.opens();
    return List.copyOf(check.findings);
  }

  /**
   * A history that may be traded on. What is judged is what was known: a fault of later bars says
   * nothing of a run before them.
   *
   * @param history as traded, cut to what was known at {@code asOf}
   * @param calendar of its exchange
   * @param asOf the instant
   * @return the same; DOUBTFUL_DATA, with every fatal finding, for one that may not be used
   */
  public static Result<PriceHistory> usable(
      PriceHistory history, TradingCalendar calendar, Instant asOf) {
    List<String> fatal =
        of(history, calendar, asOf).stream()
            .filter(Finding::isFatal)
            .map(Finding::toString)
            .toList();
    return fatal.isEmpty()
        ? Result.ok(history)
        : Result.err(
            Reason.DOUBTFUL_DATA,
            "the prices of %s from %s are not used: %s"
                .formatted(
                    history.symbol(), history.provenance().vendor(), String.join("; ", fatal)));
  }

  /**
   * Compares the closes of two vendors.
   *
   * @param one as traded
   * @param other of the same instrument, as traded
   * @param basisPoints how far apart they may be
   * @return one finding a session that both have and that is further apart; none is fatal by itself
   */
  public static List<Finding> disagreements(PriceHistory one, PriceHistory other, int basisPoints) {
    Map<LocalDate, Bar> others = new HashMap<>();
    other.bars().forEach(bar -> others.put(bar.session(), bar));
    List<Finding> findings = new ArrayList<>();
    for (Bar bar : one.bars()) {
      Bar twin = others.get(bar.session());
      if (twin != null) {
        BigDecimal apart =
            bar.close()
                .subtract(twin.close())
                .abs()
                .multiply(BigDecimal.valueOf(BASIS_POINTS))
                .divide(twin.close(), MathContext.DECIMAL64);
        if (apart.compareTo(BigDecimal.valueOf(basisPoints)) > 0) {
          findings.add(
              new Finding(
                  Kind.DISAGREEMENT,
                  false,
                  bar.session(),
                  "%s says %s, %s says %s"
                      .formatted(
                          one.provenance().vendor(),
                          bar.close().toPlainString(),
                          other.provenance().vendor(),
                          twin.close().toPlainString())));
        }
      }
    }
    return findings;
  }

  private void found(Kind kind, boolean fatal, LocalDate session, String detail) {
    findings.add(new Finding(kind, fatal, session, detail));
  }

  private void gaps() {
    if (bars.size() < 2) {
      return;
    }
    LocalDate first = bars.getFirst().session();
    LocalDate last = bars.getLast().session();
    if (first.isBefore(TradingCalendar.FIRST) || last.isAfter(TradingCalendar.LAST)) {
      return;
    }
    Set<LocalDate> known = new HashSet<>();
    bars.forEach(bar -> known.add(bar.session()));
    List<LocalDate> missing = new ArrayList<>();
    for (LocalDate date = first; date.isBefore(last); date = date.plusDays(1)) {
      if (calendar.isSession(date) && !known.contains(date)) {
        missing.add(date);
      }
    }
    if (!missing.isEmpty()) {
      int sessions = calendar.sessionsBetween(first, last) + 1;
      found(
          Kind.GAP,
          missing.size() > MOST_MISSING * sessions,
          missing.getFirst(),
          missing.size() + " of " + sessions + " sessions have no bar");
    }
  }

  private void jumps() {
    double[] returns = new double[Math.max(0, bars.size() - 1)];
    for (int i = 1; i < bars.size(); i++) {
      returns[i - 1] = Math.log(close(i) / close(i - 1) * splitOn(i));
    }
    double limit = Math.max(LEAST_JUMP, JUMP_MADS * deviation(returns));
    for (int i = 1; i < bars.size(); i++) {
      judge(i, returns[i - 1], limit);
    }
  }

  private void judge(int i, double move, double limit) {
    LocalDate session = bars.get(i).session();
    double gap = close(i - 1) / bars.get(i).open().doubleValue();
    double split = splitOn(i);
    double size = Math.max(gap, 1 / gap);
    if (split != 1 && isNear(gap, 1, NEAR_HUNDRED) && !isNear(split, 1, NEAR_HUNDRED)) {
      found(
          Kind.SPLIT_TWICE,
          true,
          session,
          "a split of %s is reported, the prices do not show it".formatted(shown(split)));
    } else if (split == 1 && isNear(size, HUNDRED, NEAR_HUNDRED)) {
      found(
          Kind.HUNDREDFOLD,
          true,
          session,
          "the price is %s of the one before: another unit?".formatted(shown(1 / gap)));
    } else if (split == 1 && looksLikeSplit(i, size)) {
      found(
          Kind.SPLIT_MISSING,
          true,
          session,
          "the open is %s of the close before, as after a split that nobody reports"
              .formatted(shown(1 / gap)));
    } else if (Math.abs(move) > limit) {
      found(
          Kind.JUMP,
          false,
          session,
          "%s against the session before".formatted(percent(Math.exp(move) - 1)));
    }
  }

  /** A split is a clean ratio and an ordinary day; a crash is neither. */
  private boolean looksLikeSplit(int i, double size) {
    Bar bar = bars.get(i);
    double range = bar.high().doubleValue() / bar.low().doubleValue() - 1;
    return range < CALM_RANGE
        && size > RATIOS[0] * (1 - NEAR)
        && Arrays.stream(RATIOS).anyMatch(ratio -> isNear(size, ratio, NEAR));
  }

  /** By how much splits divide the price between a bar and the one before. */
  private double splitOn(int i) {
    double product = 1;
    for (CorporateAction action : history.actions()) {
      if (action.kind() == CorporateAction.Kind.SPLIT
          && action.exDate().isAfter(bars.get(i - 1).session())
          && !action.exDate().isAfter(bars.get(i).session())) {
        product *= action.amount().doubleValue() / action.per().doubleValue();
      }
    }
    return product;
  }

  private static double deviation(double[] returns) {
    if (returns.length == 0) {
      return 0;
    }
    double median = median(returns);
    double[] distances = Arrays.stream(returns).map(r -> Math.abs(r - median)).toArray();
    return MAD_TO_DEVIATION * median(distances);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private void frozen() {
    int same = 1;
    for (int i = 1; i <= bars.size(); i++) {
      if (i < bars.size() && isSame(bars.get(i), bars.get(i - 1))) {
        same++;
      } else {
        if (same >= FROZEN) {
          found(
              Kind.FROZEN,
              same >= FROZEN_FATAL,
              bars.get(i - same).session(),
              same + " bars in a row are the same");
        }
        same = 1;
      }
    }
  }

  private static boolean isSame(Bar one, Bar other) {
    return one.open().compareTo(other.open()) == 0
        && one.high().compareTo(other.high()) == 0
        && one.low().compareTo(other.low()) == 0
        && one.close().compareTo(other.close()) == 0;
  }

  private void volumes() {
    long empty = bars.stream().filter(bar -> bar.volume() == 0).count();
    if (empty > MOST_EMPTY * bars.size()) {
      findings.add(
          new Finding(
              Kind.NO_VOLUME,
              false,
              null,
              empty + " of " + bars.size() + " sessions have no volume"));
    }
  }

  private void future(Instant now) {
    for (Bar bar : bars) {
      if (bar.knownAt().isAfter(now)) {
        found(Kind.FUTURE, true, bar.session(), "the session is not over");
      }
    }
  }

  private void opens() {
    int same = 0;
    for (int i = 1; i < bars.size(); i++) {
      same += sameOpen(i);
      if (i > OPEN_WINDOW) {
        same -= sameOpen(i - OPEN_WINDOW);
      }
      if (i >= OPEN_WINDOW && same > MOST_SAME_OPENS * OPEN_WINDOW) {
        found(
            Kind.OPEN_UNRELIABLE,
            false,
            bars.get(i).session(),
            same + " of " + OPEN_WINDOW + " opens are the close before");
        return;
      }
    }
  }

  private int sameOpen(int i) {
    return bars.get(i).open().compareTo(bars.get(i - 1).close()) == 0 ? 1 : 0;
  }

  private double close(int i) {
    return bars.get(i).close().doubleValue();
  }

  private static boolean isNear(double value, double target, double share) {
    return Math.abs(value / target - 1) <= share;
  }

  private static String shown(double value) {
    return "%.3g".formatted(value);
  }

  private static String percent(double value) {
    return "%+.1f %%".formatted(100 * value);
  }
}
