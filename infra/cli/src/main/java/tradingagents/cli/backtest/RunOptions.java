package tradingagents.cli.backtest;

import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tradingagents.lab.backtest.BacktestStudy;
import tradingagents.lab.backtest.Tape;
import tradingagents.quant.backtest.Setup;
import tradingagents.quant.backtest.ShortInsteadOfOut;
import tradingagents.quant.backtest.Strategy;
import tradingagents.quant.backtest.strategy.RatingWeights;
import tradingagents.quant.backtest.strategy.RuleStrategy;
import tradingagents.quant.backtest.strategy.Strategies;

/** The options that say which strategy runs over which bars, and how. */
final class RunOptions {
  private static final Pattern SINGLE_CALL = Pattern.compile("single-call:(\\d{1,6})");

  @Mixin private TapeOptions bars = new TapeOptions();
  @Mixin private TradingOptions trading = new TradingOptions();

  @Option(names = "--strategy", paramLabel = "NAME", description = "Such as sma:20:50.")
  private @Nullable String strategy;

  @Option(
      names = "--enter",
      paramLabel = "RULE",
      description = "Instead: when to be in, such as 'close > sma:50 and rsi:14 < 70'.")
  private @Nullable String enter;

  @Option(names = "--exit", paramLabel = "RULE", description = "With --enter: when to be out.")
  private @Nullable String exit;

  @Option(
      names = "--decisions",
      paramLabel = "FILE",
      description =
          "Instead: decisions that were made, date,rating in FILE.csv or what 'runs --json' printed"
              + " in FILE.json; each counts from the close of its day.")
  private @Nullable Path decisions;

  @Option(
      names = "--weights",
      paramLabel = "TABLE",
      defaultValue = "whole",
      description =
          "What ratings of --decisions and single-call ask for: whole (default: BUY 1, OVERWEIGHT"
              + " 0.75, UNDERWEIGHT 0.25, SELL 0) or desk (0.2, 0.1, 0.05, 0); HOLD and REVIEW"
              + " change nothing.")
  private String weights = "whole";

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of how many tried strategies this one was chosen (default 1).")
  private int trials = 1;

  @Option(
      names = "--trial-variance",
      paramLabel = "V",
      description =
          "Variance of the trials' Sharpe ratios per bar; without it the variance of the estimate"
              + " itself.")
  private double trialVariance = Double.NaN;

  /** What was typed. */
  BacktestStudy.Request request() {
    Tape tape = bars.tape();
    Setup setup = trading.setup();
    Strategy decides = strategy(tape);
    return new BacktestStudy.Request(
        tape,
        setup,
        setup.shorts() ? new ShortInsteadOfOut(decides) : decides,
        trials,
        trialVariance);
  }

  private Strategy strategy(Tape tape) {
    int ways = (strategy == null ? 0 : 1) + (enter == null ? 0 : 1) + (decisions == null ? 0 : 1);
    if (ways != 1) {
      throw new IllegalArgumentException(
          "say what decides: either --strategy, or --enter with --exit, or --decisions");
    }
    if (exit != null && enter == null) {
      throw new IllegalArgumentException("--exit goes with --enter");
    }
    if (strategy != null) {
      Matcher single = SINGLE_CALL.matcher(strategy);
      return single.matches()
          ? new SingleCall(Integer.parseInt(single.group(1)), tape.dates(), weights())
          : Strategies.named(strategy);
    }
    if (enter != null) {
      if (exit == null) {
        throw new IllegalArgumentException("--enter goes with --exit");
      }
      return RuleStrategy.of(enter, exit);
    }
    return DecisionsFile.read(Objects.requireNonNull(decisions), tape, weights());
  }

  private RatingWeights weights() {
    return switch (weights) {
      case "whole" -> RatingWeights.WHOLE;
      case "desk" -> RatingWeights.DESK;
      default ->
          throw new IllegalArgumentException(
              "there is no table of weights '%s'; known are whole, desk".formatted(weights));
    };
  }
}
