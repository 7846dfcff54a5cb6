package tradingagents.feeds;

import java.time.Instant;
import java.util.function.Supplier;
import tradingagents.chain.market.Backfill;
import tradingagents.chain.market.BarTable;
import tradingagents.chain.vendor.KnownAnswers;
import tradingagents.chain.vendor.Question;
import tradingagents.feeds.file.Box;
import tradingagents.feeds.file.Shown;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Datasets;
import tradingagents.model.market.Known;
import tradingagents.model.market.Symbol;

/**
 * Where a reader's questions end up: prices of the box are loaded into the market table, histories
 * of vendors are brought up to date there, and everything else is asked of vendors and cut to what
 * was known. The bars that a run brought along are imported before it starts and cannot be loaded
 * again.
 */
public final class Feeds implements Backfill, KnownAnswers {
  private final Box box;
  private final BarTable table;
  private final Supplier<LiveFeeds> live;

  /**
   * Feeds into one table.
   *
   * @param box the prices that ship with the product
   * @param table where they go
   * @param live the vendors, made when they are first needed
   */
  public Feeds(Box box, BarTable table, Supplier<LiveFeeds> live) {
    this.box = box;
    this.table = table;
    this.live = live;
  }

  @Override
  public Result<Boolean> load(String dataset, Symbol symbol, Instant asOf) {
    try {
      if (Datasets.isLive(dataset)) {
        return live.get().histories().load(dataset, symbol, asOf).map(history -> true);
      }
      if (!dataset.equals(Box.DATASET)) {
        return Result.err(
            Reason.NOT_FOUND,
            "the data set "
                + Shown.value(dataset)
                + " has no prices of "
                + symbol
                + ", and a run's own prices cannot be loaded again");
      }
      return switch (box.series(symbol)) {
        case Result.Ok<BarSeries>(BarSeries series) -> write(series);
        case Result.Err<BarSeries>(Failure failure) -> new Result.Err<>(failure);
      };
    } catch (FailureException e) {
      return new Result.Err<>(e.failure());
    }
  }

  private Result<Boolean> write(BarSeries series) {
    table.write(series);
    return Result.ok(true);
  }

  @Override
  public <A extends Known<A>> Result<A> ask(String dataset, Question<A> question, Instant asOf) {
    if (!Datasets.isLive(dataset)) {
      return Result.err(
          Reason.NO_DATA,
          "the data set " + Shown.value(dataset) + " has no " + question.category().word());
    }
    try {
      return switch (live.get().vendors().ask(dataset, question)) {
        case Result.Ok<A>(A whole) -> known(whole.asKnown(asOf), question, asOf);
        case Result.Err<A> err -> err;
      };
    } catch (FailureException e) {
      return new Result.Err<>(e.failure());
    }
  }

  private static <A extends Known<A>> Result<A> known(A value, Question<A> question, Instant asOf) {
    return value.isEmpty()
        ? Result.err(
            Reason.NO_DATA,
            "no %s of %s was known at %s"
                .formatted(question.category().word(), question.key(), asOf))
        : Result.ok(value);
  }
}
