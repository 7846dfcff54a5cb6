package tradingagents.cli.backtest;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tradingagents.lab.backtest.Goal;
import tradingagents.lab.backtest.Template;
import tradingagents.quant.backtest.search.ParameterSpace;

/** The options that say which parameters are tried. */
final class SpaceOptions {
  @Option(
      names = "--strategy",
      paramLabel = "TEMPLATE",
      defaultValue = "sma:{fast}:{slow}",
      description = "A strategy with places for parameters (default sma:{fast}:{slow}).")
  private String strategy = "sma:{fast}:{slow}";

  @Option(
      names = "--over",
      paramLabel = "SPACE",
      description = "What is tried: fast=5..50:5,slow=20..200:20,fast<slow or width=1.5|2|2.5.")
  private @Nullable String over;

  @Option(names = "--fast", paramLabel = "RANGE", description = "Short for fast=RANGE in --over.")
  private @Nullable String fast;

  @Option(names = "--slow", paramLabel = "RANGE", description = "Short for slow=RANGE in --over.")
  private @Nullable String slow;

  @Option(
      names = "--objective",
      paramLabel = "MEASURE",
      defaultValue = "sharpe",
      description = "What is best: sharpe (default), sortino, totalReturn or calmar.")
  private String objective = "sharpe";

  Template template() {
    return new Template(strategy);
  }

  ParameterSpace space() {
    if (over != null) {
      if (fast != null || slow != null) {
        throw new IllegalArgumentException("give --over, or --fast and --slow");
      }
      return ParameterSpace.parse(over);
    }
    return ParameterSpace.parse(
        "fast=%s,slow=%s,fast<slow"
            .formatted(fast == null ? "5..50:5" : fast, slow == null ? "20..200:20" : slow));
  }

  Goal goal() {
    return Goal.named(objective);
  }
}
