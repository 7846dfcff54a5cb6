package tradingagents.cli.backtest;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tradingagents.lab.analytics.Answers;
import tradingagents.lab.backtest.BacktestStudy;
import tradingagents.lab.backtest.MonteCarloStudy;
import tradingagents.lab.backtest.SweepStudy;
import tradingagents.lab.backtest.WalkForwardStudy;
import tradingagents.lab.report.BacktestPage;
import tradingagents.lab.report.SweepPage;
import tradingagents.lab.report.WalkForwardPage;
import tradingagents.quant.backtest.strategy.SmaCross;
import tradingagents.quant.backtest.sweep.SmaGrid;
import tradingagents.quant.backtest.validation.MonteCarlo;

/** Writes what came of some work as a file, by the ending of its name. */
final class Reports {
  private static final MonteCarlo HISTORIES = new MonteCarlo(1_000, 7);
  private static final double RUIN = 0.5;

  private Reports() {}

  static void write(Path file, BacktestStudy.Answer answer) {
    if (ends(file, ".png")) {
      var _ = NewFile.write(file, EquityPicture.of(answer));
      return;
    }
    write(file, answer, () -> BacktestPage.of(answer, drawn(answer.request())));
  }

  static void write(Path file, SweepStudy.Answer answer) {
    write(
        file,
        answer,
        () -> {
          BacktestStudy.Request best = best(answer);
          return SweepPage.of(
              answer,
              best == null ? null : new BacktestStudy().answer(best),
              best == null ? null : drawn(best));
        });
  }

  static void write(Path file, WalkForwardStudy.Answer answer) {
    write(file, answer, () -> WalkForwardPage.of(answer));
  }

  /** Refuses an ending that nothing can be written as, before the work is done. */
  static void check(@Nullable Path file, String... endings) {
    if (file == null) {
      return;
    }
    for (String ending : endings) {
      if (ends(file, ending)) {
        return;
      }
    }
    throw new IllegalArgumentException(
        "--out takes a file that ends with %s, not %s"
            .formatted(String.join(" or ", endings), file));
  }

  private static boolean ends(Path file, String ending) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  private static void write(Path file, Object answer, Supplier<String> page) {
    String text = ends(file, ".json") ? Answers.write(answer) + "\n" : page.get();
    var _ = NewFile.write(file, text);
  }

  private static BacktestStudy.@Nullable Request best(SweepStudy.Answer answer) {
    SmaGrid grid = answer.table().grid();
    return answer.table().best(1).stream()
        .map(pair ->
            new BacktestStudy.Request(
                answer.request().tape(),
                answer.request().setup(),
                new SmaCross(grid.fast(pair), grid.slow(pair)),
                grid.size(),
                answer.trialVariance()))
        .findFirst()
        .orElse(null);
  }

  private static MonteCarloStudy.Answer drawn(BacktestStudy.Request request) {
    return new MonteCarloStudy()
        .answer(new MonteCarloStudy.Request(request, HISTORIES, false, Double.NaN, RUIN));
  }
}
