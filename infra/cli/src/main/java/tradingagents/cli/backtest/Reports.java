package tradingagents.cli.backtest;

import java.nio.file.Path;
import java.util.Locale;
import tradingagents.lab.analytics.Answers;
import tradingagents.lab.backtest.BacktestStudy;

/** Writes what came of a run as a file, by the ending of its name. */
final class Reports {
  private Reports() {}

  static Path write(Path file, BacktestStudy.Answer answer) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".json")) {
      return NewFile.write(file, Answers.write(answer) + "\n");
    }
    throw new IllegalArgumentException(
        "a report is a file that ends with .html or .json, not " + file);
  }
}
