package tradingagents.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tradingagents.cli.analysis.TextTable;
import tradingagents.desk.report.SafeText;

/** Documents about memories in words for a terminal. */
@FunctionalInterface
interface MemoryWords {
  /** What {@code memory settle} counts. */
  List<String> COUNTS = List.of("remembered", "settled", "givenUp");

  /**
   * A document's lines.
   *
   * @param document of JSON
   * @return to be printed
   */
  List<String> of(JsonNode document);

  static List<String> list(JsonNode document) {
    JsonNode memories = document.path("memories");
    if (memories.isEmpty()) {
      return List.of("Nothing is remembered yet. Try: tradingagents analyze AAPL");
    }
    TextTable table =
        new TextTable("RUN", "SYMBOL", "SESSION", "RATING", "RAW", "EXCESS", "STANDING");
    for (JsonNode memory : memories) {
      table.row(
          line(memory, "runId"),
          line(memory, "symbol"),
          line(memory, "session"),
          line(memory, "rating"),
          percent(memory.at("/settlement/rawReturn")),
          percent(memory.at("/settlement/excessReturn")),
          line(memory, "standing"));
    }
    return table.lines();
  }

  static List<String> one(JsonNode memory) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s %s at %s, confidence %s, by %s"
            .formatted(
                line(memory, "rating"),
                line(memory, "symbol"),
                line(memory, "session"),
                memory.path("confidence").asText(),
                line(memory, "model")));
    JsonNode settlement = memory.path("settlement");
    if (settlement.isObject()) {
      lines.add(
          "Settled at %s: raw %s, %s %s, excess %s; known at %s"
              .formatted(
                  line(settlement, "session"),
                  percent(settlement.path("rawReturn")),
                  memory.path("benchmark").asText("no benchmark"),
                  percent(settlement.path("benchmarkReturn")),
                  percent(settlement.path("excessReturn")),
                  line(settlement, "knownAt")));
      lines.addAll(Columns.wrap(memory.path("reflection").asText(), Columns.WIDTH));
      if (!line(settlement, "note").isEmpty()) {
        lines.add(line(settlement, "note"));
      }
    } else {
      lines.add(line(memory, "standing") + ": " + line(memory, "waitsFor"));
    }
    List<String> words = new ArrayList<>();
    memory.path("features").forEach(word -> words.add(word.asText()));
    lines.addAll(Columns.wrap("Situation: " + String.join(" ", words), Columns.WIDTH));
    return lines;
  }

  /** The sums of {@code memory settle} as a document. */
  static String counts(Map<String, Integer> sums) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    COUNTS.forEach(name -> document.put(name, sums.getOrDefault(name, 0)));
    return document.toString();
  }

  static List<String> settled(JsonNode document) {
    return List.of(
        "Remembered %d, settled %d, given up %d."
            .formatted(
                document.path("remembered").asInt(),
                document.path("settled").asInt(),
                document.path("givenUp").asInt()));
  }

  static List<String> trackRecord(JsonNode record) {
    List<String> lines = new ArrayList<>();
    JsonNode all = record.path("all");
    lines.add(
        "%d decisions: %d settled (%d of them on windows of their own), %d pending, %d given up"
            .formatted(
                record.path("remembered").asInt(),
                all.at("/total/count").asInt(),
                record.path("separateWindows").asInt(),
                record.path("pending").asInt(),
                record.path("givenUp").asInt()));
    if (all.at("/total/count").asInt() == 0) {
      return lines;
    }
    TextTable table =
        new TextTable("", "COUNT", "HITS", "RAW HITS", "MEAN RAW", "+-", "MEAN EXCESS", "+-");
    row(table, "all", all.path("total"));
    all.path("byRating")
        .properties()
        .forEach(rating -> row(table, rating.getKey(), rating.getValue()));
    for (String split : List.of("byModel", "byPrompt", "byTraining")) {
      record
          .path(split)
          .properties()
          .forEach(group ->
              row(
                  table,
                  split.substring(2).toLowerCase(Locale.ROOT)
                      + " "
                      + Columns.cut(group.getKey().isEmpty() ? "none" : group.getKey(), 32),
                  group.getValue().path("total")));
    }
    lines.addAll(table.lines());
    calibration(lines, all.path("calibration"));
    if (!record.path("complete").asBoolean()) {
      lines.add("There are more memories than are scored: these are the latest.");
    }
    return lines;
  }

  private static void row(TextTable table, String name, JsonNode line) {
    table.row(
        name,
        line.path("count").asText(),
        hits(line.path("hits")),
        hits(line.path("rawHits")),
        percent(line.at("/rawReturn/mean")),
        percent(line.at("/rawReturn/standardError")),
        percent(line.at("/excessReturn/mean")),
        percent(line.at("/excessReturn/standardError")));
  }

  private static void calibration(List<String> lines, JsonNode calibration) {
    if (calibration.path("judged").asInt() == 0) {
      lines.add("Confidence: nothing to judge yet.");
      return;
    }
    lines.add(
        "Confidence: Brier %s of %d; the hit rate alone would have earned %s"
            .formatted(
                TextTable.number(calibration.path("brier").asDouble()),
                calibration.path("judged").asInt(),
                TextTable.number(calibration.path("baseRateBrier").asDouble())));
    TextTable table = new TextTable("CONFIDENCE", "COUNT", "MEAN", "HIT RATE");
    for (JsonNode bin : calibration.path("bins")) {
      table.row(
          "%s to %s".formatted(bin.path("from").asText(), bin.path("to").asText()),
          bin.path("count").asText(),
          percent(bin.path("meanConfidence")),
          percent(bin.path("hitRate")));
    }
    lines.addAll(table.lines());
  }

  private static String hits(JsonNode rate) {
    return rate.path("judged").asInt() == 0
        ? "-"
        : "%d/%d".formatted(rate.path("hits").asInt(), rate.path("judged").asInt());
  }

  private static String percent(JsonNode share) {
    if (share.isTextual()) {
      return TextTable.percent(new BigDecimal(share.textValue()).doubleValue());
    }
    return share.isNumber() ? TextTable.percent(share.doubleValue()) : "-";
  }

  private static String line(JsonNode object, String name) {
    return SafeText.line(object.path(name).asText());
  }
}
