package tradingagents.feeds.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.money.Currency;

/**
 * Daily bars from a person's CSV file: {@code date,open,high,low,close,volume[,adjClose]}, one line
 * per session of the US exchanges, oldest first, prices in US dollars as plain digits. UTF-8 with
 * or without a byte order mark, any line ending, quoted fields, empty lines and spaces around
 * fields are fine; anything else is refused with one sentence that names the line, the column and
 * the value. Nothing of the series depends on the file as a whole, so later lines cannot change
 * what an agent reads.
 */
public final class CsvBars {
  /** The largest file that is read. */
  public static final int MAX_BYTES = 20 * 1024 * 1024;

  static final List<String> COLUMNS =
      List.of("date", "open", "high", "low", "close", "volume", "adjClose");

  private static final int REQUIRED = COLUMNS.size() - 1;
  private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setTrim(true).get();
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final TradingCalendar calendar;

  /**
   * A reader of CSV files.
   *
   * @param calendar says which dates are sessions and when their bars were known
   */
  public CsvBars(TradingCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * Reads a file.
   *
   * @param file its name appears in no bar and no provenance
   * @param symbol what the prices are of
   * @param dataset the data set the series will belong to
   * @return at least one bar; INVALID with one sentence otherwise
   */
  public Result<BarSeries> read(Path file, Symbol symbol, String dataset) {
    if (!Files.isRegularFile(file)) {
      return Result.err(Reason.INVALID, "there is no file " + Shown.value(file.toString()));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, symbol, dataset);
    } catch (IOException e) {
      return Result.err(Reason.INVALID, "cannot read the file " + Shown.value(file.toString()));
    }
  }

  /**
   * Reads a stream to its end.
   *
   * @param in the bytes of the file; not closed here
   * @param symbol what the prices are of
   * @param dataset the data set the series will belong to
   * @return at least one bar; INVALID with one sentence otherwise
   */
  public Result<BarSeries> read(InputStream in, Symbol symbol, String dataset) {
    Provenance provenance =
        new Provenance("your CSV file", dataset, Adjustment.UNKNOWN, Currency.USD, true, true);
    try {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      return Result.ok(parse(bytes, symbol, provenance));
    } catch (FailureException e) {
      return new Result.Err<>(e.failure());
    } catch (IOException e) {
      return Result.err(Reason.INVALID, "cannot read the file to its end");
    }
  }

  /** Bars with a given origin; throws FailureException with INVALID for bad content. */
  BarSeries parse(byte[] bytes, Symbol symbol, Provenance provenance) {
    if (bytes.length > MAX_BYTES) {
      throw invalid("the file is larger than 20 MB");
    }
    List<Bar> bars = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(text(bytes)), FORMAT)) {
      Iterator<CSVRecord> records = parser.iterator();
      int columns = 0;
      while (hasNext(records, parser)) {
        CSVRecord row = records.next();
        if (columns == 0) {
          columns = header(row);
        } else {
          CsvLine line = new CsvLine(row, columns, parser.getCurrentLineNumber());
          bars.add(line.bar(calendar, bars.isEmpty() ? null : bars.getLast().session()));
        }
      }
      if (bars.isEmpty()) {
        throw invalid(columns == 0 ? "the file is empty" : "the file has a header but no prices");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BarSeries(symbol, provenance, bars);
  }

  private static boolean hasNext(Iterator<CSVRecord> records, CSVParser parser) {
    try {
      return records.hasNext();
    } catch (UncheckedIOException | IllegalStateException e) {
      throw invalid("line " + parser.getCurrentLineNumber() + ": a quoted field does not end well");
    }
  }

  private static int header(CSVRecord row) {
    boolean fits = row.size() == REQUIRED || row.size() == COLUMNS.size();
    for (int i = 0; fits && i < row.size(); i++) {
      fits = row.get(i).equalsIgnoreCase(COLUMNS.get(i));
    }
    if (!fits) {
      throw invalid(
          "the first line must be date,open,high,low,close,volume (then adjClose, if you have it),"
              + " not "
              + Shown.value(String.join(",", row)));
    }
    return row.size();
  }

  private static String text(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw notText();
    }
    if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
      throw notText();
    }
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return marked ? text.substring(1) : text;
  }

  private static FailureException notText() {
    return invalid("the file is not UTF-8 text");
  }

  private static FailureException invalid(String sentence) {
    return new FailureException(Reason.INVALID, sentence);
  }
}
