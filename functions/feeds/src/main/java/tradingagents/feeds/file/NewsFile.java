package tradingagents.feeds.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.NewsItem;
import tradingagents.model.market.Symbol;

/**
 * Stories from a person's file: a JSON list of objects, or CSV with the same names in its first
 * line. {@code publishedAt} (an instant such as 2018-05-10T13:30:00Z) and {@code headline} must be
 * there; {@code body}, {@code source}, {@code symbol} (default: the run's), {@code knownAt}
 * (default: publishedAt) and {@code id} may. Everything else is refused with one sentence that
 * names the story, the field and the value. Texts are kept as they are: cleaning comes later.
 */
public final class NewsFile {
  /** The largest file that is read. */
  public static final int MAX_BYTES = 5 * 1024 * 1024;

  /** The most stories of a file. */
  public static final int MAX_STORIES = 500;

  private static final Set<String> NAMES =
      Set.of("id", "symbol", "headline", "body", "source", "publishedAt", "knownAt");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private NewsFile() {}

  /**
   * Reads a file; its name decides between CSV (.csv) and JSON (anything else).
   *
   * @param file its name appears in no story
   * @param symbol what stories are about that do not say
   * @return at least one story
   * @throws FailureException INVALID with one sentence
   */
  public static List<NewsItem> read(Path file, Symbol symbol) {
    String text = text(file);
    boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    List<Map<String, String>> rows = csv ? csv(text) : json(text);
    if (rows.isEmpty()) {
      throw invalid("the file has no story");
    }
    if (rows.size() > MAX_STORIES) {
      throw invalid("the file has " + rows.size() + " stories; " + MAX_STORIES + " are allowed");
    }
    List<NewsItem> stories = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      NewsItem story = story(rows.get(i), "story " + (i + 1), symbol, "s" + (i + 1));
      if (!ids.add(story.id())) {
        throw invalid("story " + (i + 1) + ": the id " + Shown.value(story.id()) + " stands twice");
      }
      stories.add(story);
    }
    return List.copyOf(stories);
  }

  private static NewsItem story(Map<String, String> row, String where, Symbol symbol, String id) {
    for (String name : row.keySet()) {
      if (!NAMES.contains(name)) {
        throw invalid(where + ": there is no field " + Shown.value(name));
      }
    }
    Instant published = instant(row, "publishedAt", where);
    Instant known = row.containsKey("knownAt") ? instant(row, "knownAt", where) : published;
    if (known.isBefore(published)) {
      throw invalid(where + ": knownAt is before publishedAt");
    }
    String headline = row.getOrDefault("headline", "");
    if (headline.isBlank()) {
      throw invalid(where + ": headline is missing");
    }
    String own = row.getOrDefault("id", id);
    if (!own.matches("[A-Za-z0-9._-]{1,64}")) {
      throw invalid(
          where + ": an id is 1 to 64 letters, digits, dots and dashes, not " + Shown.value(own));
    }
    return new NewsItem(
        own,
        symbol(row, where, symbol),
        headline,
        row.getOrDefault("body", ""),
        row.getOrDefault("source", "your file"),
        published,
        known);
  }

  private static Symbol symbol(Map<String, String> row, String where, Symbol otherwise) {
    String text = row.getOrDefault("symbol", "");
    try {
      return text.isBlank() ? otherwise : Symbol.parse(text.strip());
    } catch (IllegalArgumentException e) {
      throw invalid(where + ": " + e.getMessage());
    }
  }

  private static Instant instant(Map<String, String> row, String name, String where) {
    String text = row.getOrDefault(name, "");
    if (text.isBlank()) {
      throw invalid(where + ": " + name + " is missing");
    }
    try {
      Instant instant = Instant.parse(text.strip());
      if (instant.isAfter(Instant.EPOCH)
          && instant.isBefore(Instant.parse("2200-01-01T00:00:00Z"))) {
        return instant;
      }
    } catch (DateTimeException e) {
      // Said below, like an instant out of range.
    }
    throw invalid(
        where
            + ": "
            + name
            + " is an instant from 1970 to 2199 such as 2018-05-10T13:30:00Z, not "
            + Shown.value(text));
  }

  private static List<Map<String, String>> json(String text) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw invalid("the file is not valid JSON (line " + line + ")");
    }
    if (!root.isArray()) {
      throw invalid("the file must be a JSON list of stories");
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (JsonNode node : root) {
      String where = "story " + (rows.size() + 1);
      if (!node.isObject()) {
        throw invalid(where + " must be a JSON object");
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (!field.getValue().isTextual()) {
          throw invalid(where + ": " + Shown.value(field.getKey()) + " must be text");
        }
        row.put(field.getKey(), field.getValue().textValue());
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<Map<String, String>> csv(String text) {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    List<Map<String, String>> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord record : parser) {
        if (!record.isConsistent()) {
          throw invalid(
              "story %d has %d fields; the first line names %d"
                  .formatted(rows.size() + 1, record.size(), parser.getHeaderNames().size()));
        }
        Map<String, String> row = new LinkedHashMap<>(record.toMap());
        row.values().removeIf(String::isEmpty);
        rows.add(row);
      }
    } catch (UncheckedIOException | IllegalStateException | IllegalArgumentException e) {
      throw invalid("the file is not valid CSV after story " + rows.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static String text(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw invalid("there is no file " + Shown.value(file.toString()));
      }
      if (Files.size(file) > MAX_BYTES) {
        throw invalid("the file is larger than 5 MB");
      }
      String text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw invalid("the file is not UTF-8 text");
    } catch (IOException e) {
      throw invalid("the file " + Shown.value(file.toString()) + " cannot be read");
    }
  }

  private static FailureException invalid(String sentence) {
    return new FailureException(Reason.INVALID, "--news: " + sentence);
  }
}
