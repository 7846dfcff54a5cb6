package tradingagents.feeds.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

class BoxTest {
  private static final Symbol AAPL = new Symbol("AAPL");
  private static final Symbol SPX = new Symbol("SPX");

  private final TradingCalendar calendar = TradingCalendar.usEquities();
  private final Box box = new Box(calendar);

  @ParameterizedTest
  @CsvSource({
    "AAPL, 1260, 2013-05-13, 2018-05-11, true, true, SPLIT",
    "SPX, 5105, 2000-01-03, 2020-04-17, false, false, RAW"
  })
  void holds_real_prices_and_says_what_they_may_be_used_for(
      String symbol,
      int bars,
      LocalDate first,
      LocalDate last,
      boolean tradable,
      boolean realOpen,
      String adjustment) {
    BarSeries series = box.series(new Symbol(symbol)).orThrow();
    assertThat(series.bars()).hasSize(bars);
    assertThat(series.bars().getFirst().session()).isEqualTo(first);
    assertThat(series.bars().getLast().session()).isEqualTo(last);
    assertThat(series.provenance().tradable()).isEqualTo(tradable);
    assertThat(series.provenance().realOpen()).isEqualTo(realOpen);
    assertThat(series.provenance().adjustment()).hasToString(adjustment);
    assertThat(series.provenance().currency()).hasToString("USD");
    assertThat(series.provenance().dataset()).isEqualTo("box");
    assertThat(series.provenance().vendor()).startsWith("Yahoo Finance");
  }

  @ParameterizedTest
  @CsvSource({"AAPL", "SPX"})
  void real_trading_days_are_exactly_the_sessions_of_the_calendar(String symbol) {
    List<LocalDate> traded =
        box.series(new Symbol(symbol)).orThrow().bars().stream().map(Bar::session).toList();
    List<LocalDate> sessions =
        traded
            .getFirst()
            .datesUntil(traded.getLast().plusDays(1))
            .filter(calendar::isSession)
            .toList();
    assertThat(traded).isEqualTo(sessions);
  }

  @Test
  void keeps_the_digits_of_the_source() {
    Bar first = box.series(AAPL).orThrow().bars().getFirst();
    assertThat(first.open().toPlainString()).isEqualTo("64.501427");
    assertThat(first.low().toPlainString()).isEqualTo("64.500000");
    assertThat(String.valueOf(first.adjustedClose())).isEqualTo("50.961628");
    assertThat(first.volume()).isEqualTo(79_237_200L);
    Bar last = box.series(SPX).orThrow().bars().getLast();
    assertThat(last.close().toPlainString()).isEqualTo("2874.560059");
    assertThat(last.volume()).isEqualTo(5_792_140_000L);
  }

  @Test
  void the_index_has_no_real_open() {
    List<Bar> bars = box.series(SPX).orThrow().bars();
    int repeated = 0;
    for (int i = 1; i < bars.size(); i++) {
      if (bars.get(i).open().compareTo(bars.get(i - 1).close()) == 0) {
        repeated++;
      }
    }
    assertThat(repeated).isEqualTo(1760);
  }

  @Test
  void lists_what_it_holds() {
    assertThat(box.entries()).extracting(Box.Entry::symbol).containsExactly(AAPL, SPX);
    assertThat(box.entry(AAPL).orElseThrow().source())
        .isEqualTo("npm @observablehq/sample-datasets 1.0.1, aapl.csv");
    assertThat(box.entry(new Symbol("MSFT"))).isEmpty();
  }

  @Test
  void names_what_it_has_when_asked_for_something_else() {
    assertThat(box.series(new Symbol("MSFT")))
        .isEqualTo(
            Result.err(
                Reason.NOT_FOUND,
                "the data in the box has no MSFT; it has AAPL, and SPX as a benchmark only"));
  }

  @Test
  void one_changed_digit_is_corrupt() {
    Box changed = with(content -> content.replaceFirst("64\\.501427", "64.501428"));
    assertThat(failure(changed).reason()).isEqualTo(Reason.CORRUPT);
    assertThat(failure(changed).detail())
        .startsWith("the prices of AAPL in the box are damaged: SHA-256 is ");
    assertThat(changed.series(SPX)).isInstanceOf(Result.Ok.class);
    assertThat(with(content -> content).series(AAPL)).isInstanceOf(Result.Ok.class);
  }

  @Test
  void broken_compression_is_corrupt() {
    Box broken =
        new Box(calendar, name -> name.endsWith(".gz") ? new byte[] {1, 2, 3} : resource(name));
    assertThat(failure(broken))
        .isEqualTo(
            new Failure(
                Reason.CORRUPT, "the prices of AAPL in the box are damaged: not readable as gzip"));
  }

  @Test
  void the_notice_names_each_source_with_its_hash() throws IOException {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("repository.root")));
    String notice = Files.readString(root.resolve("NOTICE"));
    assertThat(notice)
        .contains(
            "Prices originate from Yahoo Finance; the licence of the npm package covers its"
                + " packaging, not the prices. Excluded from this project's licence, for"
                + " demonstration, removable: `--bars` replaces them.");
    assertThat(box.entries())
        .allSatisfy(entry -> assertThat(notice).contains(entry.sourceSha256()));
  }

  private static Failure failure(Box box) {
    return switch (box.series(AAPL)) {
      case Result.Ok<BarSeries> ok -> throw new AssertionError("accepted " + ok);
      case Result.Err<BarSeries>(Failure failure) -> failure;
    };
  }

  private Box with(UnaryOperator<String> change) {
    Function<String, byte[]> files =
        name -> name.equals("AAPL.csv.gz") ? repacked(resource(name), change) : resource(name);
    return new Box(calendar, files);
  }

  private static byte[] repacked(byte[] packed, UnaryOperator<String> change) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed));
        GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      gzip.write(change.apply(content).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] resource(String name) {
    try (InputStream in = Objects.requireNonNull(Box.class.getResourceAsStream("box/" + name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
