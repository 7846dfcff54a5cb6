package tradingagents.chain.reasoning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.json.Written;
import tradingagents.desk.memory.Average;
import tradingagents.desk.memory.Calibration;
import tradingagents.desk.memory.HitRate;
import tradingagents.desk.memory.Memory;
import tradingagents.desk.memory.Score;
import tradingagents.desk.memory.TrackRecord;
import tradingagents.desk.models.ModelCatalogue;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.port.MemoryStore;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * Memories and the track record as JSON, the same over HTTP and on the command line. What is stored
 * as exact is text, statistics are numbers, what does not exist is null.
 */
public final class MemoryDocuments {
  private static final int PAGE = 500;
  private static final int LONGEST_NAME = 200;

  /** At most so many memories are scored, latest first. */
  private static final int MOST = 10_000;

  private MemoryDocuments() {}

  /**
   * One memory.
   *
   * @param memory as it is to be shown
   * @return a JSON object
   */
  public static String of(Memory memory) {
    return MemoryJson.write(memory);
  }

  /**
   * A page of memories as they were known at an instant.
   *
   * @param memories of decisions that had been made by then
   * @param asOf nothing later is shown; null shows all that is known
   * @param cursor where to go on; null at the end
   * @return a JSON object
   */
  public static String of(List<Memory> memories, @Nullable Instant asOf, @Nullable String cursor) {
    List<Written> shown =
        memories.stream()
            .flatMap(memory -> (asOf == null ? Optional.of(memory) : memory.knownAt(asOf)).stream())
            .map(MemoryJson::written)
            .toList();
    return new Written().parts("memories", shown).text("cursor", cursor).json();
  }

  /**
   * The track record of all memories, or of one model's.
   *
   * @param store where they are
   * @param model only of this one; null for all
   * @param trainedUntil see {@link TrackRecord#of}
   * @return a JSON object; {@code complete} is false when there are more memories than are scored
   */
  public static String trackRecord(
      MemoryStore store,
      @Nullable String model,
      Function<String, Optional<LocalDate>> trainedUntil) {
    if (model != null && (model.isBlank() || model.length() > LONGEST_NAME)) {
      throw new FailureException(
          Reason.INVALID, "a model's name has 1 to " + LONGEST_NAME + " characters");
    }
    List<Memory> memories = new ArrayList<>();
    int read = 0;
    MemoryStore.Place place = null;
    do {
      MemoryStore.Page page = store.list(new MemoryStore.Query(null, null, place, PAGE)).orThrow();
      read += page.memories().size();
      page.memories().stream()
          .filter(memory -> model == null || model.equals(memory.decision().model()))
          .forEach(memories::add);
      place = page.next();
    } while (place != null && read < MOST);
    return written(TrackRecord.of(memories, trainedUntil))
        .text("model", model)
        .truth("complete", place == null)
        .json();
  }

  /**
   * Until when models were trained, as the catalogue has it: rules have read nothing.
   *
   * @param model by its name
   * @return empty where nobody says
   */
  public static Optional<LocalDate> trainedUntil(String model) {
    if (model.equals("rules")) {
      return Optional.of(LocalDate.MIN);
    }
    try {
      return ModelCatalogue.shipped()
          .find(ModelId.parse(model))
          .flatMap(facts -> Optional.ofNullable(facts.trainingCutOff()));
    } catch (IllegalArgumentException noModel) {
      return Optional.empty();
    }
  }

  private static Written written(TrackRecord record) {
    return new Written()
        .number("remembered", record.remembered())
        .number("pending", record.pending())
        .number("givenUp", record.givenUp())
        .number("separateWindows", record.separateWindows())
        .part("all", score(record.all()))
        .part("byModel", scores(record.byModel()))
        .part("byPrompt", scores(record.byPrompt()))
        .part("byTraining", scores(record.byTraining()));
  }

  private static Written scores(Map<String, Score> groups) {
    Written written = new Written();
    groups.forEach((name, score) -> written.part(name, score(score)));
    return written;
  }

  private static Written score(Score score) {
    Written byRating = new Written();
    score.byRating().forEach((rating, line) -> byRating.part(rating.name(), line(line)));
    return new Written()
        .part("total", line(score.total()))
        .part("byRating", byRating)
        .part("calibration", calibration(score.calibration()));
  }

  private static Written line(Score.Line line) {
    return new Written()
        .number("count", line.count())
        .part("hits", hits(line.hits()))
        .part("rawHits", hits(line.rawHits()))
        .part("rawReturn", average(line.raw()))
        .part("excessReturn", average(line.excess()));
  }

  private static Written hits(HitRate rate) {
    return real(
        new Written().number("judged", rate.judged()).number("hits", rate.hits()),
        "share",
        rate.share());
  }

  private static Written average(Average average) {
    Written written = new Written().number("count", average.count());
    return real(real(written, "mean", average.mean()), "standardError", average.standardError());
  }

  private static Written calibration(Calibration calibration) {
    List<Written> bins =
        calibration.bins().stream()
            .map(bin ->
                new Written()
                    .real("from", bin.from())
                    .real("to", bin.to())
                    .number("count", bin.count())
                    .real("meanConfidence", bin.meanConfidence())
                    .real("hitRate", bin.hitRate()))
            .toList();
    Written written = new Written().number("judged", calibration.judged());
    real(written, "brier", calibration.brier());
    return real(written, "baseRateBrier", calibration.baseRateBrier()).parts("bins", bins);
  }

  private static Written real(Written written, String name, double value) {
    return Double.isFinite(value) ? written.real(name, value) : written.text(name, null);
  }
}
