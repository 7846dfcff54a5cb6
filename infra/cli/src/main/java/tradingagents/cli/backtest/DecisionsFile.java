package tradingagents.cli.backtest;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import tradingagents.cli.analysis.CsvTable;
import tradingagents.lab.backtest.Tape;
import tradingagents.model.failure.Suggestion;
import tradingagents.quant.backtest.strategy.Rating;
import tradingagents.quant.backtest.strategy.RatingWeights;
import tradingagents.quant.backtest.strategy.RecordedDecisions;

/**
 * A person's file of decisions: {@code date,rating} and, where there are several instruments,
 * {@code instrument}. A decision was known at the close of its day and counts from the first bar of
 * that day or later.
 */
final class DecisionsFile {
  private DecisionsFile() {}

  static RecordedDecisions read(Path file, Tape tape, RatingWeights weights) {
    CsvTable table = CsvTable.read(file);
    List<String> names = tape.names();
    List<RecordedDecisions.Known> known = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      int instrument = 0;
      if (table.has("instrument")) {
        instrument = table.cell(row, "instrument", word -> place(word, names));
      } else if (names.size() > 1) {
        throw new IllegalArgumentException(
            "with several instruments, decisions have a column 'instrument'");
      }
      known.add(
          new RecordedDecisions.Known(
              moment(table.date(row, "date")),
              instrument,
              table.cell(row, "rating", Rating::named)));
    }
    return RecordedDecisions.at(
        "decisions:" + TapeOptions.name(file),
        tape.dates().stream().map(DecisionsFile::moment).toList(),
        known,
        weights);
  }

  private static int place(String word, List<String> names) {
    int place = names.indexOf(word);
    if (place < 0) {
      throw new IllegalArgumentException(
          "there is no instrument '%s'%s".formatted(word, Suggestion.ending(word, names)));
    }
    return place;
  }

  /** Days are compared with days only. */
  private static Instant moment(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
