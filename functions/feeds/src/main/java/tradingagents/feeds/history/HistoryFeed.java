package tradingagents.feeds.history;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.market.HistoryTable;
import tradingagents.chain.market.HistoryTable.Kept;
import tradingagents.chain.market.HistoryTable.Revision;
import tradingagents.chain.vendor.Question;
import tradingagents.desk.quality.Finding;
import tradingagents.desk.quality.QualityCheck;
import tradingagents.feeds.route.Asking;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Bar;
import tradingagents.model.market.CorporateAction;
import tradingagents.model.market.DataFlag;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

/**
 * Keeps histories up to date with as few calls as they need. A finished bar is fetched once; a
 * fetch overlaps by {@value #OVERLAP} sessions, so that a bar which a vendor changed is seen and
 * remembered; a history is always of one vendor, whole. Prices with a fatal finding are kept, so
 * that they can be looked at, and not used; the whole is asked for again an hour later.
 */
public final class HistoryFeed {
  private static final int OVERLAP = 5;
  private static final int YEARS = 10;
  private static final int YEARS_BEFORE = 2;
  private static final Duration LATE = Duration.ofMinutes(10);
  private static final Duration DOUBTFUL = Duration.ofHours(1);

  private final Asking vendors;
  private final HistoryTable table;
  private final TradingCalendar calendar;
  private final InstantSource clock;

  /**
   * A keeper of histories.
   *
   * @param vendors who is asked
   * @param table where they are kept
   * @param calendar when sessions are over
   * @param clock the time
   */
  public HistoryFeed(
      Asking vendors, HistoryTable table, TradingCalendar calendar, InstantSource clock) {
    this.vendors = vendors;
    this.table = table;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Makes sure that a history reaches to an instant, with two years before it where the vendor has
   * them.
   *
   * @param dataset {@code market} or a vendor's name
   * @param symbol what
   * @param asOf the instant; later than now counts as now
   * @return the history; DOUBTFUL_DATA when its prices have a fatal finding; else as vendors failed
   */
  public Result<PriceHistory> load(String dataset, Symbol symbol, Instant asOf) {
    LocalDate wanted = date(asOf).minusYears(YEARS_BEFORE);
    return usable(load(dataset, symbol, asOf, wanted, date(asOf).minusYears(YEARS)), asOf);
  }

  private Result<PriceHistory> usable(Result<PriceHistory> loaded, Instant asOf) {
    return loaded instanceof Result.Ok<PriceHistory>(PriceHistory history)
        ? QualityCheck.usable(history.asKnown(asOf), calendar, asOf)
        : loaded;
  }

  /**
   * Makes sure that a history reaches back to a date.
   *
   * @param dataset {@code market} or a vendor's name
   * @param symbol what
   * @param from the first date
   * @return as of {@link #load(String, Symbol, Instant)}
   */
  public Result<PriceHistory> loadFrom(String dataset, Symbol symbol, LocalDate from) {
    return loadFrom(dataset, symbol, from, clock.instant());
  }

  /**
   * Makes sure that a history reaches back to a date and forward to an instant.
   *
   * @param dataset {@code market} or a vendor's name
   * @param symbol what
   * @param from the first date
   * @param asOf later than now counts as now
   * @return cut to what was known then, else as of {@link #load(String, Symbol, Instant)}
   */
  public Result<PriceHistory> loadFrom(
      String dataset, Symbol symbol, LocalDate from, Instant asOf) {
    return usable(load(dataset, symbol, asOf, from, from), asOf);
  }

  private Result<PriceHistory> load(
      String dataset, Symbol symbol, Instant asOf, LocalDate wanted, LocalDate start) {
    Instant now = clock.instant();
    Instant end = asOf.isBefore(now) ? asOf : now;
    Kept kept = null;
    switch (table.read(dataset, symbol, LocalDate.MAX)) {
      case Result.Ok<Kept>(Kept found) -> kept = found;
      case Result.Err<Kept>(Failure failure) -> {
        if (failure.reason() != Reason.NOT_FOUND && failure.reason() != Reason.CONFLICT) {
          return new Result.Err<>(failure);
        }
      }
    }
    LocalDate first = start.isBefore(TradingCalendar.FIRST) ? TradingCalendar.FIRST : start;
    if (kept == null || wanted.isBefore(kept.askedFrom())) {
      LocalDate from = kept != null && kept.askedFrom().isBefore(first) ? kept.askedFrom() : first;
      return fetched(dataset, symbol, from, from, kept);
    }
    if (kept.isDoubtful() && now.isAfter(kept.checkedAt().plus(DOUBTFUL))) {
      return fetched(dataset, symbol, kept.askedFrom(), kept.askedFrom(), kept);
    }
    LocalDate last = kept.history().lastSession();
    boolean behind = last == null || last.isBefore(calendar.finishedBy(end));
    if (!behind || now.isBefore(kept.checkedAt().plus(LATE))) {
      return Result.ok(kept.history());
    }
    return fetched(dataset, symbol, overlap(kept.history()), kept.askedFrom(), kept);
  }

  private static LocalDate overlap(PriceHistory history) {
    List<Bar> bars = history.bars();
    return bars.get(Math.max(0, bars.size() - OVERLAP)).session();
  }

  private static LocalDate date(Instant at) {
    return at.atZone(TradingCalendar.ZONE).toLocalDate();
  }

  private Result<PriceHistory> fetched(
      String dataset, Symbol symbol, LocalDate from, LocalDate askedFrom, @Nullable Kept kept) {
    LocalDate today = date(clock.instant());
    Result<PriceHistory> answer =
        vendors.ask(dataset, new Question.Bars(symbol, from, today.isBefore(from) ? from : today));
    if (!(answer instanceof Result.Ok<PriceHistory>(PriceHistory fresh))) {
      return answer;
    }
    boolean whole = from.equals(askedFrom);
    if (!whole
        && kept != null
        && (!isSameSource(kept.history(), fresh) || hasNewSplit(kept.history(), fresh))) {
      // Another vendor, or another unit: pieces of two are never one history. A split that is new
      // may have made the vendor restate what it said before.
      return fetched(dataset, symbol, askedFrom, askedFrom, kept);
    }
    try {
      return kept(dataset, fresh, askedFrom, whole, kept);
    } catch (FailureException e) {
      return new Result.Err<>(e.failure());
    }
  }

  private static boolean hasNewSplit(PriceHistory kept, PriceHistory fresh) {
    return fresh.actions().stream()
        .anyMatch(action ->
            action.kind() == CorporateAction.Kind.SPLIT
                && kept.actions().stream()
                    .noneMatch(old ->
                        old.kind() == CorporateAction.Kind.SPLIT
                            && old.exDate().equals(action.exDate())
                            && old.amount()
                                    .multiply(action.per())
                                    .compareTo(action.amount().multiply(old.per()))
                                == 0));
  }

  private static boolean isSameSource(PriceHistory one, PriceHistory other) {
    return one.provenance().vendor().equals(other.provenance().vendor())
        && one.feed().equals(other.feed())
        && one.provenance().currency().equals(other.provenance().currency());
  }

  private Result<PriceHistory> kept(
      String dataset, PriceHistory fresh, LocalDate askedFrom, boolean whole, @Nullable Kept old) {
    Instant now = clock.instant();
    PriceHistory before = old == null ? null : old.history();
    PriceHistory merged = whole || before == null ? fresh : merged(before, fresh);
    List<Finding> findings = QualityCheck.of(merged, calendar, now);
    List<String> said = findings.stream().map(Finding::toString).toList();
    PriceHistory named = named(dataset, merged, findings);
    if (before != null && isSameSource(before, fresh)) {
      table.revise(dataset, fresh.symbol(), revisions(before, fresh, now));
    }
    boolean doubtful = findings.stream().anyMatch(Finding::isFatal);
    table.write(new Kept(named, askedFrom, now, doubtful, said));
    return Result.ok(named);
  }

  /** A check of the opens is told to whoever fills at them. */
  private static PriceHistory named(String dataset, PriceHistory history, List<Finding> findings) {
    boolean badOpen =
        findings.stream().anyMatch(finding -> finding.kind() == Finding.Kind.OPEN_UNRELIABLE);
    Provenance origin = history.provenance();
    Set<DataFlag> flags = EnumSet.noneOf(DataFlag.class);
    flags.addAll(history.flags());
    if (badOpen) {
      flags.add(DataFlag.OPEN_UNRELIABLE);
    }
    return new PriceHistory(
        history.symbol(),
        new Provenance(
            origin.vendor(),
            dataset,
            origin.adjustment(),
            origin.currency(),
            origin.tradable(),
            origin.realOpen() && !badOpen),
        history.feed(),
        flags,
        history.bars(),
        history.actions());
  }

  private static PriceHistory merged(PriceHistory before, PriceHistory fresh) {
    TreeMap<LocalDate, Bar> bars = new TreeMap<>();
    before.bars().forEach(bar -> bars.put(bar.session(), bar));
    fresh.bars().forEach(bar -> bars.put(bar.session(), bar));
    LocalDate from = fresh.bars().getFirst().session();
    List<CorporateAction> actions =
        new ArrayList<>(
            before.actions().stream().filter(action -> action.exDate().isBefore(from)).toList());
    fresh.actions().stream()
        .filter(action -> !action.exDate().isBefore(from))
        .forEach(actions::add);
    Set<DataFlag> flags = EnumSet.noneOf(DataFlag.class);
    flags.addAll(before.flags());
    flags.addAll(fresh.flags());
    return new PriceHistory(
        fresh.symbol(),
        fresh.provenance(),
        fresh.feed(),
        flags,
        List.copyOf(bars.values()),
        actions);
  }

  private static List<Revision> revisions(PriceHistory before, PriceHistory fresh, Instant now) {
    TreeMap<LocalDate, Bar> known = new TreeMap<>();
    before.bars().forEach(bar -> known.put(bar.session(), bar));
    List<Revision> revisions = new ArrayList<>();
    for (Bar bar : fresh.bars()) {
      Bar old = known.get(bar.session());
      if (old != null && !row(old).equals(row(bar))) {
        revisions.add(new Revision(bar.session(), now, row(old), row(bar)));
      }
    }
    return revisions;
  }

  private static String row(Bar bar) {
    return "%s %s %s %s %d"
        .formatted(
            bar.open().stripTrailingZeros().toPlainString(),
            bar.high().stripTrailingZeros().toPlainString(),
            bar.low().stripTrailingZeros().toPlainString(),
            bar.close().stripTrailingZeros().toPlainString(),
            bar.volume());
  }
}
