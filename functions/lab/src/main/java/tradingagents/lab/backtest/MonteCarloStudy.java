package tradingagents.lab.backtest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.quant.backtest.Backtest;
import tradingagents.quant.backtest.Trade;
import tradingagents.quant.backtest.validation.MonteCarlo;
import tradingagents.quant.backtest.validation.Simulation;
import tradingagents.quant.backtest.validation.StationaryBootstrap;

/**
 * What else could have come of a backtest: its returns drawn anew in blocks, or its trades in
 * another order.
 */
public final class MonteCarloStudy {
  /**
   * What to draw.
   *
   * @param backtest what was run
   * @param paths how many, and by which seed
   * @param trades whether trades are shuffled instead of returns drawn in blocks
   * @param block expected length of a block, NaN for what the returns ask for
   * @param ruin loss of the capital, a fraction, that counts as ruin
   */
  public record Request(
      BacktestStudy.Request backtest, MonteCarlo paths, boolean trades, double block, double ruin) {
    /** Checks the loss. */
    public Request {
      if (!(ruin > 0 && ruin < 1)) {
        throw new IllegalArgumentException(
            "ruin is the loss of a fraction between 0 and 1, not " + ruin);
      }
    }
  }

  /**
   * What came of it.
   *
   * @param request what was drawn
   * @param run the backtest itself
   * @param simulation all paths
   */
  public record Answer(Request request, Backtest run, Simulation simulation) {
    /**
     * What a reader must know.
     *
     * @return sentences, often none
     */
    public List<String> warnings() {
      return Warnings.of(request.backtest().tape(), request.backtest().setup());
    }

    /**
     * The document; wealth is a multiple of the capital.
     *
     * @return in the order of the documentation
     */
    @JsonValue
    public Map<String, @Nullable Object> document() {
      Map<String, @Nullable Object> told = new LinkedHashMap<>();
      told.put("strategy", run.strategy());
      told.putAll(SetupWords.of(request.backtest().setup()));
      told.put("method", request.trades() ? "trades" : "bootstrap");
      told.put("paths", request.paths().paths());
      told.put("seed", request.paths().seed());
      told.put("expectedBlock", simulation.expectedBlock());
      told.put("measuredWealth", run.finalEquity() / request.backtest().setup().capital());
      told.put("finalWealth", CrossValidationStudy.spread(simulation.finalWealth()));
      told.put("maxDrawdown", CrossValidationStudy.spread(simulation.maxDrawdown()));
      told.put(
          "sharpe", request.trades() ? null : CrossValidationStudy.spread(simulation.sharpe()));
      told.put("probabilityOfLoss", simulation.probabilityOfLoss());
      told.put("ruin", request.ruin());
      told.put("riskOfRuin", simulation.riskOfRuin(request.ruin()));
      told.put("warnings", warnings());
      told.put("fan", simulation.fan().points());
      return told;
    }
  }

  /**
   * Draws.
   *
   * @param request what
   * @return all paths
   */
  public Answer answer(Request request) {
    Backtest run = request.backtest().run();
    return new Answer(request, run, simulate(request, run));
  }

  private static Simulation simulate(Request request, Backtest run) {
    if (request.trades()) {
      return request.paths().ofTrades(profits(run, request.backtest().setup().capital()));
    }
    double[] returns = run.returns();
    int year = request.backtest().setup().periodsPerYear();
    return Double.isNaN(request.block())
        ? request.paths().ofReturns(returns, year)
        : request
            .paths()
            .ofReturns(returns, year, returns.length, new StationaryBootstrap(request.block()));
  }

  /** What each trade added to the account that it began with; one after the other. */
  private static double[] profits(Backtest run, double capital) {
    List<Trade> trades = run.trades();
    if (trades.size() < 2) {
      throw new IllegalArgumentException(
          "%s made %d trades; to shuffle them takes two or more"
              .formatted(run.strategy(), trades.size()));
    }
    double[] profits = new double[trades.size()];
    for (int i = 0; i < profits.length; i++) {
      Trade trade = trades.get(i);
      if (i > 0 && trade.entered() < trades.get(i - 1).left()) {
        throw new IllegalArgumentException(
            "%s holds several things at a time; only trades one after the other can be shuffled"
                .formatted(run.strategy()));
      }
      double before = trade.entered() == 0 ? capital : run.equity(trade.entered() - 1);
      profits[i] = trade.profit() / before;
    }
    return profits;
  }
}
