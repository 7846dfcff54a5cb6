package tradingagents.chain.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import tradingagents.chain.market.HistoryTable.Kept;
import tradingagents.desk.port.MarketData;
import tradingagents.desk.quality.QualityCheck;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Datasets;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

/**
 * Prices from the market table; on a miss it is filled once and read again. What was not known at
 * the asked instant is cut twice: later years are never fetched, later bars are dropped. No failure
 * that it answers depends on anything later either. A data set that grows is filled as well when
 * the newest finished session is missing; where that cannot be helped (a vendor has no such bar),
 * the older prices are answered, and their age is the risk check's to judge.
 */
public final class TableMarketData implements MarketData {
  /** Never stored, or stored half: filling the table again heals both. */
  private static final Set<Reason> MISSES = EnumSet.of(Reason.NOT_FOUND, Reason.CONFLICT);

  private static final Instant CALENDAR_BEGINS =
      TradingCalendar.FIRST.plusMonths(1).atStartOfDay(TradingCalendar.ZONE).toInstant();

  private final TradingCalendar calendar = TradingCalendar.usEquities();
  private final BarTable table;
  private final HistoryTable histories;
  private final Backfill backfill;

  /**
   * Prices for agents and the risk check.
   *
   * @param table where they are
   * @param backfill who can put them there
   */
  public TableMarketData(BarTable table, Backfill backfill) {
    this.table = table;
    this.histories = table.histories();
    this.backfill = backfill;
  }

  @Override
  public Result<BarSeries> bars(String dataset, Symbol symbol, Instant asOf) {
    LocalDate last = asOf.atZone(TradingCalendar.ZONE).toLocalDate();
    Result<BarSeries> stored = read(dataset, symbol, last, asOf);
    if (isMissing(stored) || isBehind(dataset, stored, asOf)) {
      stored =
          switch (backfill.load(dataset, symbol, asOf)) {
            case Result.Ok<Boolean>(Boolean loaded) ->
                loaded ? read(dataset, symbol, last, asOf) : stored;
            case Result.Err<Boolean>(Failure refusal) ->
                isMissing(stored) || refusal.isTransient() ? new Result.Err<>(refusal) : stored;
          };
    }
    return switch (stored) {
      case Result.Ok<BarSeries>(BarSeries series) -> known(series.upTo(asOf), asOf);
      case Result.Err<BarSeries> failed -> failed;
    };
  }

  /** A history is shown in the shares of the asked day: a split of later divides nothing. */
  private Result<BarSeries> read(String dataset, Symbol symbol, LocalDate last, Instant asOf) {
    if (!Datasets.isLive(dataset)) {
      return table.readUpTo(dataset, symbol, last);
    }
    return switch (histories.read(dataset, symbol, last)) {
      case Result.Ok<Kept>(Kept kept) ->
          QualityCheck.usable(kept.history().asKnown(asOf), calendar, asOf)
              .map(PriceHistory::series);
      case Result.Err<Kept>(Failure failure) -> new Result.Err<>(failure);
    };
  }

  private static boolean isMissing(Result<BarSeries> stored) {
    return stored instanceof Result.Err<BarSeries>(Failure failure)
        && MISSES.contains(failure.reason());
  }

  /** Whether a data set that grows lacks the newest session that was finished by then. */
  private boolean isBehind(String dataset, Result<BarSeries> stored, Instant asOf) {
    return Datasets.isLive(dataset)
        && asOf.isAfter(CALENDAR_BEGINS)
        && stored instanceof Result.Ok<BarSeries>(BarSeries series)
        && series.last().map(bar -> bar.session().isBefore(calendar.finishedBy(asOf))).orElse(true);
  }

  private static Result<BarSeries> known(BarSeries series, Instant asOf) {
    return series.bars().isEmpty()
        ? Result.err(Reason.NO_DATA, "no price of " + series.symbol() + " was known at " + asOf)
        : Result.ok(series);
  }
}
