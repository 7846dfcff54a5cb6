package tradingagents.feeds.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Datasets;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.money.Currency;

/**
 * The real daily prices that ship with the product, so that it runs without an account: AAPL from
 * 2013-05-13 to 2018-05-11, and the S&amp;P 500 index (SPX) from 2000-01-03 to 2020-04-17 as a
 * benchmark that can never be ordered. The bytes are checked against their SHA-256 on every load.
 */
public final class Box {
  /** The name of the data set. */
  public static final String DATASET = Datasets.BOX;

  private final Function<String, byte[]> files;
  private final CsvBars csv;
  private final List<Entry> entries;

  /**
   * What is known about one instrument of the box without reading its prices.
   *
   * @param symbol what
   * @param name in words
   * @param source package, version and file the prices were taken from
   * @param sourceSha256 of that file
   * @param sha256 of the CSV in the box before compression
   * @param provenance what the prices may be used for
   */
  public record Entry(
      Symbol symbol,
      String name,
      String source,
      String sourceSha256,
      String sha256,
      Provenance provenance) {}

  /**
   * The box on the class path.
   *
   * @param calendar says when each bar was known
   */
  public Box(TradingCalendar calendar) {
    this(calendar, Box::resource);
  }

  Box(TradingCalendar calendar, Function<String, byte[]> files) {
    this.files = files;
    this.csv = new CsvBars(calendar);
    this.entries = index(files.apply("box.properties"));
  }

  /**
   * What the box holds.
   *
   * @return tradable instruments first
   */
  public List<Entry> entries() {
    return entries;
  }

  /**
   * What is known about one instrument.
   *
   * @param symbol what
   * @return empty when the box does not hold it
   */
  public Optional<Entry> entry(Symbol symbol) {
    return entries.stream().filter(entry -> entry.symbol().equals(symbol)).findFirst();
  }

  /**
   * The prices of one instrument.
   *
   * @param symbol what
   * @return all its bars; NOT_FOUND, naming what there is, for another symbol; CORRUPT when the
   *     bytes contradict their SHA-256
   */
  public Result<BarSeries> series(Symbol symbol) {
    Optional<Entry> entry = entry(symbol);
    if (entry.isEmpty()) {
      return Result.err(
          Reason.NOT_FOUND,
          "the data in the box has no " + symbol + "; it has AAPL, and SPX as a benchmark only");
    }
    try {
      return Result.ok(load(entry.get()));
    } catch (FailureException e) {
      return Result.err(Reason.CORRUPT, corrupt(symbol) + ": " + e.failure().detail());
    } catch (IOException e) {
      return Result.err(Reason.CORRUPT, corrupt(symbol) + ": not readable as gzip");
    }
  }

  private BarSeries load(Entry entry) throws IOException {
    byte[] packed = files.apply(entry.symbol() + ".csv.gz");
    byte[] content;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      content = in.readNBytes(CsvBars.MAX_BYTES);
    }
    String sha256 = sha256(content);
    if (!sha256.equals(entry.sha256())) {
      throw new FailureException(
          Reason.CORRUPT, "SHA-256 is " + sha256 + ", not " + entry.sha256());
    }
    return csv.parse(content, entry.symbol(), entry.provenance());
  }

  private static String corrupt(Symbol symbol) {
    return "the prices of " + symbol + " in the box are damaged";
  }

  private static List<Entry> index(byte[] file) {
    Properties properties = new Properties();
    try {
      properties.load(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Arrays.stream(get(properties, "symbols").split(","))
        .map(symbol -> entry(properties, symbol))
        .toList();
  }

  private static Entry entry(Properties properties, String symbol) {
    Provenance provenance =
        new Provenance(
            get(properties, symbol + ".vendor"),
            DATASET,
            Adjustment.valueOf(get(properties, symbol + ".adjustment")),
            Currency.of(get(properties, symbol + ".currency")),
            Boolean.parseBoolean(get(properties, symbol + ".tradable")),
            Boolean.parseBoolean(get(properties, symbol + ".realOpen")));
    return new Entry(
        new Symbol(symbol),
        get(properties, symbol + ".name"),
        get(properties, symbol + ".source"),
        get(properties, symbol + ".sourceSha256"),
        get(properties, symbol + ".sha256"),
        provenance);
  }

  private static String get(Properties properties, String key) {
    return Objects.requireNonNull(properties.getProperty(key), key);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(Box.class.getResourceAsStream("box/" + name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
