package tradingagents.cli.bench;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.port.MarketData;
import tradingagents.feeds.file.Box;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

/**
 * The prices of a bench, in memory. The agents see them through the port, which ends at as-of; the
 * whole series is only for scoring what was decided.
 */
final class Prices implements MarketData {
  private static final Symbol INDEX = new Symbol("SPX");

  private final Function<Symbol, Result<BarSeries>> source;
  private final @Nullable Symbol benchmark;
  private final Map<Symbol, Result<BarSeries>> known = new ConcurrentHashMap<>();

  private Prices(Function<Symbol, Result<BarSeries>> source, @Nullable Symbol benchmark) {
    this.source = source;
    this.benchmark = benchmark;
  }

  /** The data in the box, with its index as the benchmark. */
  static Prices ofTheBox(TradingCalendar calendar) {
    return new Prices(new Box(calendar)::series, INDEX);
  }

  /** One instrument of a person's own, without a benchmark. */
  static Prices of(BarSeries own) {
    return new Prices(
        symbol ->
            symbol.equals(own.symbol())
                ? Result.ok(own)
                : Result.err(
                    Reason.NOT_FOUND,
                    "the bars are those of %s, there are none of %s"
                        .formatted(own.symbol(), symbol)),
        null);
  }

  /** All that there is of an instrument, what was known later included. */
  Result<BarSeries> whole(Symbol symbol) {
    return known.computeIfAbsent(symbol, source);
  }

  /** What returns are compared with; null for nothing. */
  @Nullable Symbol benchmark() {
    return benchmark;
  }

  @Override
  public Result<BarSeries> bars(String dataset, Symbol symbol, Instant asOf) {
    return switch (whole(symbol)) {
      case Result.Err<BarSeries>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<BarSeries>(BarSeries series) -> {
        BarSeries then = series.upTo(asOf);
        yield then.bars().isEmpty()
            ? Result.err(Reason.NO_DATA, "nothing of " + symbol + " was known at " + asOf)
            : Result.ok(then);
      }
    };
  }
}
