package tradingagents.cli.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DecisionsFile() {}

  static RecordedDecisions read(Path file, Tape tape, RatingWeights weights) {
    boolean runs = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    return RecordedDecisions.at(
        "decisions:" + TapeOptions.name(file).replaceFirst("(?i)\\.json$", ""),
        tape.dates().stream().map(DecisionsFile::moment).toList(),
        runs ? ofRuns(file, tape.names()) : ofRows(CsvTable.read(file), tape.names()),
        weights);
  }

  private static List<RecordedDecisions.Known> ofRows(CsvTable table, List<String> names) {
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
    return known;
  }

  /** Runs of other symbols, and those without a rating, have nothing to say here. */
  private static List<RecordedDecisions.Known> ofRuns(Path file, List<String> names) {
    List<RecordedDecisions.Known> known = new ArrayList<>();
    try {
      for (JsonNode run : JSON.readTree(Files.readString(file))) {
        int instrument = names.indexOf(run.path("symbol").asText());
        if (instrument >= 0 && run.path("rating").isTextual()) {
          known.add(
              new RecordedDecisions.Known(
                  moment(LocalDate.parse(run.path("session").asText())),
                  instrument,
                  Rating.named(run.path("rating").asText())));
        }
      }
    } catch (JsonProcessingException | DateTimeException e) {
      throw new IllegalArgumentException(file + " is not what runs --json prints", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read the file " + file, e);
    }
    if (known.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no run with a rating of %s; a file of bars is named after its symbol"
              .formatted(file, String.join(", ", names)));
    }
    return known;
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
