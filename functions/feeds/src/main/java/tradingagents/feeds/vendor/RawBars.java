package tradingagents.feeds.vendor;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tradingagents.chain.vendor.Question;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.CorporateAction;
import tradingagents.model.market.DataFlag;
import tradingagents.model.market.Datasets;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Session;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.money.Currency;

/**
 * Collects a vendor's bars as traded into a history: only of the asked range, only of sessions that
 * are finished, one a day. What contradicts itself is left out here and found by the quality check
 * as a gap; nothing is repaired.
 */
public final class RawBars {
  private static final LocalTime CLOSE = LocalTime.of(16, 0);

  private final Question.Bars question;
  private final TradingCalendar calendar;
  private final Instant now;
  private final TreeMap<LocalDate, Bar> bars = new TreeMap<>();
  private final List<CorporateAction> actions = new ArrayList<>();
  private final Set<DataFlag> flags = EnumSet.noneOf(DataFlag.class);

  /**
   * A collection.
   *
   * @param question whose range counts
   * @param calendar says when a bar was known
   * @param now a session that closes later is not finished
   */
  public RawBars(Question.Bars question, TradingCalendar calendar, Instant now) {
    this.question = question;
    this.calendar = calendar;
    this.now = now;
  }

  /**
   * Adds what a reader must know.
   *
   * @param flag of the whole history
   * @return this
   */
  public RawBars flag(DataFlag flag) {
    flags.add(flag);
    return this;
  }

  /**
   * Adds a bar, unless it is outside the range or its session is not finished.
   *
   * @param session the exchange's date
   * @param prices open, high, low and close, as traded
   * @param volume units traded
   * @throws IllegalArgumentException when the four prices contradict each other
   */
  public void add(LocalDate session, List<BigDecimal> prices, long volume) {
    Instant knownAt = knownAt(session);
    if (session.isBefore(question.from())
        || session.isAfter(question.to())
        || knownAt.isAfter(now)) {
      return;
    }
    bars.put(
        session,
        new Bar(
            session,
            prices.get(0),
            prices.get(1),
            prices.get(2),
            prices.get(3),
            volume,
            null,
            knownAt));
  }

  /**
   * Adds a split or a dividend.
   *
   * @param action with its ex-date; one before the range is left out
   */
  public void add(CorporateAction action) {
    if (!action.exDate().isBefore(question.from())) {
      actions.add(action);
    }
  }

  /**
   * The bars so far.
   *
   * @return by session
   */
  public Map<LocalDate, Bar> bars() {
    return bars;
  }

  /**
   * The history.
   *
   * @param vendor whose
   * @param feed which of its feeds; empty when it has one
   * @param currency the unit of the prices
   * @return possibly without bars
   */
  public PriceHistory history(String vendor, String feed, Currency currency) {
    Provenance provenance =
        new Provenance(vendor, Datasets.MARKET, Adjustment.RAW, currency, true, true);
    return new PriceHistory(
        question.symbol(), provenance, feed, flags, List.copyOf(bars.values()), actions);
  }

  /** A day that is no session of the calendar is known at the usual close: a rule, and said so. */
  private Instant knownAt(LocalDate date) {
    boolean inRange = !date.isBefore(TradingCalendar.FIRST) && !date.isAfter(TradingCalendar.LAST);
    if (inRange) {
      Session session = calendar.session(date).orElse(null);
      if (session != null) {
        return session.close();
      }
    }
    flags.add(DataFlag.KNOWN_BY_RULE);
    return date.atTime(CLOSE).atZone(TradingCalendar.ZONE).toInstant();
  }
}
