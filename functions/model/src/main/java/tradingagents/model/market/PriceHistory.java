package tradingagents.model.market;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Daily bars exactly as they were traded, and the splits and dividends between them. Keeping the
 * two apart is what makes a look into the past honest: a split of next year changes no price that
 * is shown as of today.
 *
 * @param symbol what
 * @param provenance from where; its adjustment is RAW
 * @param feed which of the vendor's feeds; empty when it has one
 * @param flags what a reader must know
 * @param bars oldest first, as traded
 * @param actions in the order of their ex-dates
 */
public record PriceHistory(
    Symbol symbol,
    Provenance provenance,
    String feed,
    Set<DataFlag> flags,
    List<Bar> bars,
    List<CorporateAction> actions)
    implements Known<PriceHistory> {
  /** Digits after the point of a price that was divided. */
  private static final int SCALE = 6;

  /** Copies the lists and checks their order. */
  public PriceHistory {
    if (provenance.adjustment() != Adjustment.RAW) {
      throw new IllegalArgumentException(
          "a history is as traded (RAW), not " + provenance.adjustment());
    }
    flags = Set.copyOf(flags);
    bars = new BarSeries(symbol, provenance, bars).bars();
    actions = actions.stream().sorted(Comparator.comparing(CorporateAction::exDate)).toList();
  }

  @Override
  public PriceHistory asKnown(Instant asOf) {
    return new PriceHistory(
        symbol,
        provenance,
        feed,
        flags,
        bars.stream().filter(bar -> !bar.knownAt().isAfter(asOf)).toList(),
        actions.stream().filter(action -> !action.knownAt().isAfter(asOf)).toList());
  }

  @Override
  public boolean isEmpty() {
    return bars.isEmpty();
  }

  @Override
  public Stamp stamp() {
    Instant at = bars.isEmpty() ? Instant.EPOCH : bars.getLast().knownAt();
    return new Stamp(provenance.vendor(), feed, at, at, flags);
  }

  /**
   * The bars divided by every split of this history that follows them; dividends are left in. Each
   * bar's adjusted close is corrected for both, by the method of CRSP: a dividend divides all
   * earlier closes by {@code close / (close - dividend)} of the session before its ex-date.
   *
   * @return in shares of the newest bar; a divided price is rounded half-even to 6 digits after the
   *     point, a volume to whole units; a bar that no split follows is as traded
   */
  public BarSeries series() {
    List<Bar> adjusted = new ArrayList<>();
    BigDecimal split = BigDecimal.ONE;
    BigDecimal total = BigDecimal.ONE;
    int next = actions.size() - 1;
    for (int i = bars.size() - 1; i >= 0; i--) {
      Bar bar = bars.get(i);
      for (; next >= 0 && actions.get(next).exDate().isAfter(bar.session()); next--) {
        CorporateAction action = actions.get(next);
        BigDecimal factor = factor(action, bar);
        total = total.multiply(factor, MathContext.DECIMAL64);
        if (action.kind() == CorporateAction.Kind.SPLIT) {
          split = split.multiply(factor, MathContext.DECIMAL64);
        }
      }
      adjusted.add(bar(bar, split, total));
    }
    Provenance inNewShares =
        new Provenance(
            provenance.vendor(),
            provenance.dataset(),
            Adjustment.SPLIT,
            provenance.currency(),
            provenance.tradable(),
            provenance.realOpen());
    return new BarSeries(symbol, inNewShares, adjusted.reversed());
  }

  private static BigDecimal factor(CorporateAction action, Bar before) {
    return switch (action.kind()) {
      case SPLIT -> action.per().divide(action.amount(), MathContext.DECIMAL64);
      case DIVIDEND ->
          before
              .close()
              .subtract(action.amount())
              .max(BigDecimal.ZERO)
              .divide(before.close(), MathContext.DECIMAL64);
    };
  }

  private static Bar bar(Bar raw, BigDecimal split, BigDecimal total) {
    boolean asTraded = split.compareTo(BigDecimal.ONE) == 0;
    BigDecimal all = scaled(raw.close(), total);
    @Nullable BigDecimal adjustedClose = all.signum() > 0 ? all : null;
    return new Bar(
        raw.session(),
        asTraded ? raw.open() : scaled(raw.open(), split),
        asTraded ? raw.high() : scaled(raw.high(), split),
        asTraded ? raw.low() : scaled(raw.low(), split),
        asTraded ? raw.close() : scaled(raw.close(), split),
        asTraded ? raw.volume() : volume(raw.volume(), split),
        adjustedClose,
        raw.knownAt());
  }

  private static BigDecimal scaled(BigDecimal price, BigDecimal factor) {
    BigDecimal exact = price.multiply(factor);
    return exact.scale() > SCALE ? exact.setScale(SCALE, RoundingMode.HALF_EVEN) : exact;
  }

  private static long volume(long raw, BigDecimal split) {
    return new BigDecimal(raw).divide(split, 0, RoundingMode.HALF_EVEN).longValueExact();
  }

  /**
   * The newest session.
   *
   * @return null for an empty history
   */
  public @Nullable LocalDate lastSession() {
    return bars.isEmpty() ? null : bars.getLast().session();
  }
}
