package tradingagents.feeds.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.money.Currency;

class CsvBarsTest {
  private static final String HEADER = "date,open,high,low,close,volume\n";
  private static final String GOOD = "2018-05-10,10,12,9,11,100\n";
  private static final String NEXT = "2018-05-11,11,12.50,9.10,11.000,200\n";
  private static final Symbol SYMBOL = new Symbol("MINE");

  private final CsvBars csv = new CsvBars(TradingCalendar.usEquities());

  private Result<BarSeries> read(byte[] content) {
    return csv.read(new ByteArrayInputStream(content), SYMBOL, "run-1");
  }

  private BarSeries accept(String content) {
    return read(content.getBytes(StandardCharsets.UTF_8)).orThrow();
  }

  private String refusal(byte[] content) {
    return switch (read(content)) {
      case Result.Ok<BarSeries> ok -> throw new AssertionError("accepted: " + ok);
      case Result.Err<BarSeries>(Failure failure) -> {
        assertThat(failure.reason()).isEqualTo(Reason.INVALID);
        yield failure.detail();
      }
    };
  }

  private String refusal(String content) {
    return refusal(content.getBytes(StandardCharsets.UTF_8));
  }

  static Stream<List<String>> badLines() throws IOException {
    String name = "bad-lines.txt";
    try (InputStream in = Objects.requireNonNull(CsvBarsTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> List.of(line.split(" \\| ", 2)))
              .toList()
              .stream();
    }
  }

  @Test
  void reads_prices_digit_for_digit() {
    BarSeries series = accept(HEADER + GOOD + NEXT);
    assertThat(series.symbol()).isEqualTo(SYMBOL);
    assertThat(series.bars()).hasSize(2);
    assertThat(series.bars().get(1))
        .isEqualTo(
            new Bar(
                LocalDate.of(2018, 5, 11),
                new BigDecimal("11"),
                new BigDecimal("12.50"),
                new BigDecimal("9.10"),
                new BigDecimal("11.000"),
                200,
                null,
                Instant.parse("2018-05-11T20:00:00Z")));
  }

  @Test
  void reads_the_adjusted_close_when_it_is_there() {
    BarSeries series =
        accept("date,open,high,low,close,volume,adjClose\n2018-05-10,10,12,9,11,0,8.5\n");
    assertThat(series.bars().getFirst().adjustedClose()).isEqualByComparingTo("8.5");
    assertThat(series.bars().getFirst().volume()).isZero();
  }

  @Test
  void a_bar_of_an_early_close_is_known_at_one_o_clock() {
    BarSeries series = accept(HEADER + "2017-11-24,10,12,9,11,100\n");
    assertThat(series.bars().getFirst().knownAt()).isEqualTo(Instant.parse("2017-11-24T18:00:00Z"));
  }

  @Test
  void says_where_the_prices_come_from_without_naming_the_file(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("secret-name.csv"), HEADER + GOOD);
    BarSeries series = csv.read(file, SYMBOL, "run-1").orThrow();
    assertThat(series.provenance())
        .isEqualTo(
            new Provenance("your CSV file", "run-1", Adjustment.UNKNOWN, Currency.USD, true, true));
    assertThat(series.toString()).doesNotContain("secret");
  }

  @Test
  void later_lines_change_nothing_before_them() {
    BarSeries one = accept(HEADER + GOOD);
    BarSeries two = accept(HEADER + GOOD + "2018-05-11,10,10,10,10,1\n");
    assertThat(two.upTo(Instant.parse("2018-05-11T19:59:59Z"))).isEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFFdate,open,high,low,close,volume\n2018-05-10,10,12,9,11,100\n",
        "date,open,high,low,close,volume\r\n2018-05-10,10,12,9,11,100\r\n",
        "date,open,high,low,close,volume\r2018-05-10,10,12,9,11,100\r",
        "date,open,high,low,close,volume\n2018-05-10,10,12,9,11,100",
        "Date, Open, High, Low, Close, Volume\n2018-05-10, 10, 12, 9, 11, 100\n",
        "\n\ndate,open,high,low,close,volume\n\n2018-05-10,10,12,9,11,100\n\n\n"
      })
  void accepts_how_programs_write_csv(String content) {
    assertThat(accept(content).bars()).isEqualTo(accept(HEADER + GOOD).bars());
  }

  @Test
  void accepts_quoted_fields() {
    String quoted =
        """
        "date","open","high","low","close","volume"
        "2018-05-10","10","12","9",11,100
        """;
    assertThat(accept(quoted).bars()).isEqualTo(accept(HEADER + GOOD).bars());
  }

  @ParameterizedTest
  @MethodSource("badLines")
  void refuses_a_bad_line_in_one_sentence(List<String> lineAndRefusal) {
    String line = lineAndRefusal.getFirst();
    assertThat(refusal(HEADER + GOOD + line + "\n")).isEqualTo(lineAndRefusal.getLast());
    assertThat(refusal(HEADER + GOOD + line)).isEqualTo(lineAndRefusal.getLast());
    assertThat(refusal(HEADER.strip() + "\r\n" + GOOD.strip() + "\r\n" + line + "\r\n"))
        .isEqualTo(lineAndRefusal.getLast());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2018-05-10,10,12,9,11,100\n",
        "date,open,high,low,close\n",
        "date;open;high;low;close;volume\n",
        "date,open,high,low,close,adjClose,volume\n",
        "date,open,high,low,close,volume,adjClose,extra\n",
        "date,open,high,low,close,volume,split\n"
      })
  void refuses_another_header(String header) {
    assertThat(refusal(header + GOOD))
        .isEqualTo(
            "the first line must be date,open,high,low,close,volume"
                + " (then adjClose, if you have it), not '"
                + header.strip()
                + "'");
  }

  @Test
  void refuses_a_file_without_prices() {
    assertThat(refusal("")).isEqualTo("the file is empty");
    assertThat(refusal("\uFEFF\r\n\r\n")).isEqualTo("the file is empty");
    assertThat(refusal(HEADER)).isEqualTo("the file has a header but no prices");
  }

  @Test
  void refuses_what_is_not_text() {
    assertThat(refusal(new byte[] {0x1f, (byte) 0x8b, 8, 0}))
        .isEqualTo("the file is not UTF-8 text");
    assertThat(refusal((HEADER + GOOD).getBytes(StandardCharsets.UTF_16)))
        .isEqualTo("the file is not UTF-8 text");
    assertThat(refusal((HEADER + GOOD + "\0").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("the file is not UTF-8 text");
    assertThat(refusal((HEADER + "\u00e9").getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo("the file is not UTF-8 text");
  }

  @Test
  void refuses_a_file_beyond_the_limit() {
    byte[] large = new byte[CsvBars.MAX_BYTES + 1];
    Arrays.fill(large, (byte) '\n');
    assertThat(refusal(large)).isEqualTo("the file is larger than 20 MB");
  }

  @Test
  void cuts_long_values_and_shows_no_control_characters() {
    assertThat(refusal(HEADER + "\u202E" + "x".repeat(100_000) + ",10,12,9,11,100\n"))
        .hasSizeLessThan(200)
        .startsWith("line 2: date must be a day such as 2018-05-11, not '?xxx")
        .endsWith("xxx...'");
  }

  @Test
  void names_the_right_line_after_empty_lines() {
    assertThat(refusal(HEADER + "\n\n" + GOOD + "\n\nx,1,1,1,1,1\n")).startsWith("line 7: date");
  }

  @Test
  void refuses_a_file_that_is_not_there_and_a_folder(@TempDir Path folder) {
    for (Path file : List.of(folder, folder.resolve("none.csv"))) {
      assertThat(csv.read(file, SYMBOL, "run-1"))
          .isInstanceOfSatisfying(
              Result.Err.class,
              e -> {
                assertThat(e.failure().reason()).isEqualTo(Reason.INVALID);
                assertThat(e.failure().detail()).startsWith("there is no file '/");
              });
    }
  }

  @Test
  void a_stream_that_breaks_is_a_refusal() {
    // Given a pipe that nobody writes to, whose read fails.
    InputStream broken = new PipedInputStream();
    assertThat(csv.read(broken, SYMBOL, "run-1"))
        .isEqualTo(Result.err(Reason.INVALID, "cannot read the file to its end"));
  }
}
