package tradingagents.feeds;

import java.time.Instant;
import tradingagents.chain.market.Backfill;
import tradingagents.chain.market.BarTable;
import tradingagents.feeds.file.Box;
import tradingagents.feeds.file.Shown;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Symbol;

/**
 * Fills the market table when a reader found nothing there. The only vendor so far is the data in
 * the box; the bars that a run brought along are imported before it starts and cannot be loaded
 * again.
 */
public final class Feeds implements Backfill {
  private final Box box;
  private final BarTable table;

  /**
   * Feeds into one table.
   *
   * @param box the prices that ship with the product
   * @param table where they go
   */
  public Feeds(Box box, BarTable table) {
    this.box = box;
    this.table = table;
  }

  @Override
  public Result<Boolean> load(String dataset, Symbol symbol, Instant asOf) {
    if (!dataset.equals(Box.DATASET)) {
      return Result.err(
          Reason.NOT_FOUND,
          "the data set "
              + Shown.value(dataset)
              + " has no prices of "
              + symbol
              + ", and only the data set 'box' can be loaded again");
    }
    return switch (box.series(symbol)) {
      case Result.Ok<BarSeries>(BarSeries series) -> write(series);
      case Result.Err<BarSeries>(Failure failure) -> new Result.Err<>(failure);
    };
  }

  private Result<Boolean> write(BarSeries series) {
    try {
      table.write(series);
      return Result.ok(true);
    } catch (FailureException e) {
      return new Result.Err<>(e.failure());
    }
  }
}
