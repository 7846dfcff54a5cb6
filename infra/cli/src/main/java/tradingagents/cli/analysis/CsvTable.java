package tradingagents.cli.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tradingagents.model.failure.Suggestion;

/**
 * A person's CSV file: a header that names the columns, then rows. UTF-8 with or without a byte
 * order mark, any line ending, quoted fields, empty lines and spaces around fields are fine. A
 * column is asked for by its name in any case. What does not fit ends in an {@link
 * IllegalArgumentException} that names the line, the column and the value.
 */
public final class CsvTable {
  private static final int MAX_BYTES = 20 * 1024 * 1024;
  private static final int MOST_CELLS = 1_000_000;
  private static final int SHOWN = 60;
  private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setTrim(true).get();
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,3})?");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern MIDNIGHT = Pattern.compile("[T ]00:00(:00(\\.0+)?)?(Z|\\+00:00)?$");

  private final List<String> header;
  private final List<List<String>> rows;
  private final List<Long> lines;

  private CsvTable(List<String> header, List<List<String>> rows, List<Long> lines) {
    this.header = header;
    this.rows = rows;
    this.lines = lines;
  }

  /**
   * Reads a file.
   *
   * @param file with a header and at least one row
   * @return what it holds
   */
  public static CsvTable read(Path file) {
    String name = shown(file.toString());
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no file " + name);
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read the file " + name, e);
    }
    try {
      return parse(bytes);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private static CsvTable parse(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException("the file is larger than 20 MB");
    }
    List<List<String>> rows = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(text(bytes)), FORMAT)) {
      long cells = 0;
      for (CSVRecord row : parser) {
        cells += row.size();
        if (cells > MOST_CELLS) {
          throw new IllegalArgumentException("the file has more than a million cells");
        }
        rows.add(row.toList());
        lines.add(parser.getCurrentLineNumber());
      }
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new IllegalArgumentException("a quoted field does not end well", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("the file is empty");
    }
    List<String> header = header(rows.removeFirst());
    lines.removeFirst();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).size() != header.size()) {
        throw new IllegalArgumentException(
            "line %d has %d columns, the header has %d"
                .formatted(lines.get(i), rows.get(i).size(), header.size()));
      }
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("the file has a header but no rows");
    }
    return new CsvTable(header, rows, lines);
  }

  private static List<String> header(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (NUMBER.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "the first line must name the columns, not " + shown(String.join(",", names)));
      }
      for (int j = 0; j < i; j++) {
        if (name.equalsIgnoreCase(names.get(j))) {
          throw new IllegalArgumentException("two columns are named " + shown(name));
        }
      }
    }
    return names;
  }

  private static String text(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("the file is not UTF-8 text", e);
    }
    if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
      throw new IllegalArgumentException("the file is not UTF-8 text");
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** The names of the columns, as the file writes them. */
  List<String> header() {
    return header;
  }

  /**
   * How many rows there are.
   *
   * @return one or more
   */
  public int size() {
    return rows.size();
  }

  /**
   * Whether there is a column.
   *
   * @param column its name in any case
   * @return true if the header has it
   */
  public boolean has(String column) {
    return header.stream().anyMatch(column::equalsIgnoreCase);
  }

  /** A column's place. */
  private int index(String column) {
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).equalsIgnoreCase(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "there is no column " + shown(column) + Suggestion.ending(column, header));
  }

  /** A column's name as the file writes it. */
  String named(String column) {
    return header.get(index(column));
  }

  /** Whether any cell of the column is a number. */
  boolean hasNumbers(String column) {
    int index = index(column);
    return rows.stream().anyMatch(row -> NUMBER.matcher(row.get(index)).matches());
  }

  /** A cell, which may be empty. */
  String text(int row, String column) {
    return rows.get(row).get(index(column));
  }

  /** A cell that must not be empty. */
  String word(int row, String column) {
    String text = text(row, column);
    if (text.isEmpty()) {
      throw refusal(row, column + " is empty");
    }
    return text;
  }

  /** A cell that is a number. */
  double number(int row, String column) {
    String text = text(row, column);
    double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    if (!Double.isFinite(value)) {
      throw refusal(row, column + " must be a number such as 0.0125, not " + shown(text));
    }
    return value;
  }

  /** A cell that is a number, exactly as written. */
  BigDecimal exact(int row, String column) {
    number(row, column);
    return new BigDecimal(text(row, column));
  }

  /** The first of several names that a column has. */
  Optional<String> firstOf(String... columns) {
    return Stream.of(columns).filter(this::has).findFirst();
  }

  /**
   * A cell that a person's word is read from; what is wrong names the line.
   *
   * @param row from 0
   * @param column its name
   * @param read throws IllegalArgumentException with one sentence when the word means nothing
   * @param <T> what it means
   * @return what was read
   */
  public <T> T cell(int row, String column, Function<String, T> read) {
    try {
      return read.apply(word(row, column));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          refusal(row, column + ": " + e.getMessage()).getMessage(), e);
    }
  }

  /** A cell that is an exact number and more; what is wrong names the line. */
  <T> T amount(int row, String column, Function<BigDecimal, T> made) {
    BigDecimal value = exact(row, column);
    try {
      return made.apply(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          refusal(row, column + ": " + e.getMessage()).getMessage(), e);
    }
  }

  /** A cell that is a number, NaN when it is empty. */
  double numberOrNone(int row, String column) {
    return text(row, column).isEmpty() ? Double.NaN : number(row, column);
  }

  /** A column of numbers. */
  double[] numbers(String column) {
    double[] numbers = new double[size()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = number(row, column);
    }
    return numbers;
  }

  /**
   * A cell that is a date.
   *
   * @param row from 0
   * @param column its name
   * @return the day
   */
  public LocalDate date(int row, String column) {
    String text = MIDNIGHT.matcher(text(row, column)).replaceFirst("");
    if (DATE.matcher(text).matches()) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        throw notADate(row, column);
      }
    }
    throw notADate(row, column);
  }

  private IllegalArgumentException notADate(int row, String column) {
    String text = shown(text(row, column));
    return refusal(row, column + " must be a day such as 2018-05-11, not " + text);
  }

  /** A column of dates, oldest first, each once. */
  List<LocalDate> dates(String column) {
    List<LocalDate> dates = new ArrayList<>();
    for (int row = 0; row < size(); row++) {
      LocalDate date = date(row, column);
      LocalDate before = row == 0 ? LocalDate.MIN : dates.getLast();
      if (date.equals(before)) {
        throw refusal(row, "date " + date + " appears twice");
      }
      if (date.isBefore(before)) {
        throw refusal(
            row, "date %s follows %s, but the oldest must come first".formatted(date, before));
      }
      dates.add(date);
    }
    return dates;
  }

  /** The column of dates: the one named date, else the first when its first cell is a date. */
  Optional<String> dateColumn() {
    String first = header.getFirst();
    boolean looksLikeIt =
        DATE.matcher(MIDNIGHT.matcher(rows.getFirst().getFirst()).replaceFirst("")).matches();
    return header.stream()
        .filter("date"::equalsIgnoreCase)
        .findFirst()
        .or(() -> looksLikeIt ? Optional.of(first) : Optional.empty());
  }

  /** What is wrong in a row. */
  IllegalArgumentException refusal(int row, String sentence) {
    return new IllegalArgumentException("line " + lines.get(row) + ": " + sentence);
  }

  /** A value from outside in a sentence: quoted, short, nothing that moves the cursor. */
  static String shown(String raw) {
    String cut = raw.length() > SHOWN ? raw.substring(0, SHOWN) + "..." : raw;
    return "'" + cut.replaceAll("\\p{C}", "?") + "'";
  }
}
