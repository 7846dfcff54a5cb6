package tradingagents.chain.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;

class TableMarketDataTest {
  private static final Backfill NONE = (dataset, symbol, asOf) -> Result.ok(false);

  private final BarSeries series =
      SomeBars.between(
          LocalDate.of(2016, 1, 4), LocalDate.of(2018, 5, 11), new SplittableRandom(2));
  private final FakeTable dynamo = new FakeTable();
  private final BarTable table = new BarTable(dynamo, "market");

  private static Result<BarSeries> bars(BarTable table, Instant asOf) {
    return new TableMarketData(table, NONE).bars("box", SomeBars.SYMBOL, asOf);
  }

  @Test
  void a_bar_is_visible_from_the_close_of_its_session() {
    table.write(series);
    Instant close = Instant.parse("2017-03-15T20:00:00Z");
    assertThat(bars(table, close).orThrow().bars().getLast().session())
        .isEqualTo(LocalDate.of(2017, 3, 15));
    assertThat(bars(table, close.minusNanos(1)).orThrow().bars().getLast().session())
        .isEqualTo(LocalDate.of(2017, 3, 14));
    assertThat(
            bars(table, Instant.parse("2017-01-01T03:00:00Z")).orThrow().bars().getLast().session())
        .isEqualTo(LocalDate.of(2016, 12, 30));
  }

  @Test
  void nothing_known_yet_is_no_data() {
    table.write(series);
    assertThat(bars(table, Instant.parse("2016-01-04T20:59:59Z")))
        .isEqualTo(
            Result.err(Reason.NO_DATA, "no price of TEST was known at 2016-01-04T20:59:59Z"));
  }

  @Test
  void garbage_after_the_asked_instant_changes_nothing() {
    table.write(series);
    SplittableRandom random = new SplittableRandom(42);
    long from = Instant.parse("2016-01-04T21:00:00Z").getEpochSecond();
    long to = Instant.parse("2018-06-01T00:00:00Z").getEpochSecond();
    YearCache shared = new YearCache(8);
    for (int i = 0; i < 1000; i++) {
      Instant asOf = Instant.ofEpochSecond(random.nextLong(from, to));
      FakeTable other = new FakeTable();
      new BarTable(other, "market").write(withGarbageAfter(asOf, random));
      spoilYearsAfter(other, asOf);
      Result<BarSeries> clean = bars(new BarTable(dynamo, "market", shared), asOf);
      assertThat(bars(new BarTable(other, "market", shared), asOf))
          .as("as of %s", asOf)
          .isEqualTo(clean);
      assertThat(clean).isEqualTo(Result.ok(series.upTo(asOf)));
    }
  }

  private BarSeries withGarbageAfter(Instant asOf, SplittableRandom random) {
    List<Bar> bars = new ArrayList<>();
    for (Bar bar : series.bars()) {
      boolean later = bar.knownAt().isAfter(asOf);
      if (!later || random.nextInt(3) > 0) {
        bars.add(later ? SomeBars.bar(bar.session(), random) : bar);
      }
    }
    return new BarSeries(series.symbol(), series.provenance(), bars);
  }

  private static void spoilYearsAfter(FakeTable table, Instant asOf) {
    String year = "BARS#box#TEST|YEAR#" + asOf.toString().substring(0, 4);
    table
        .items
        .tailMap(year, false)
        .replaceAll((key, item) -> {
          var spoilt = new HashMap<>(item);
          spoilt.put("bars", AttributeValue.fromB(SdkBytes.fromUtf8String("garbage")));
          return spoilt;
        });
  }

  @Test
  void a_miss_is_filled_once_and_read_again() {
    List<String> loads = new ArrayList<>();
    TableMarketData market =
        new TableMarketData(
            table,
            (dataset, symbol, at) -> {
              loads.add(dataset + " " + symbol);
              table.write(series);
              return Result.ok(true);
            });
    Instant asOf = Instant.parse("2018-06-01T00:00:00Z");
    assertThat(market.bars("box", SomeBars.SYMBOL, asOf)).isEqualTo(Result.ok(series));
    assertThat(market.bars("box", SomeBars.SYMBOL, asOf)).isEqualTo(Result.ok(series));
    assertThat(loads).containsExactly("box TEST");
    dynamo.items.remove("BARS#box#TEST|YEAR#2017");
    assertThat(
            new TableMarketData(
                    new BarTable(dynamo, "market"),
                    (d, s, at) -> {
                      table.write(series);
                      return Result.ok(true);
                    })
                .bars("box", SomeBars.SYMBOL, asOf))
        .isEqualTo(Result.ok(series));
  }

  @Test
  void what_cannot_be_filled_is_said() {
    Instant asOf = Instant.parse("2018-06-01T00:00:00Z");
    assertThat(bars(table, asOf))
        .isEqualTo(Result.err(Reason.NOT_FOUND, "the data set box has no prices of TEST"));
    TableMarketData refused =
        new TableMarketData(
            table, (d, s, at) -> Result.err(Reason.UNAVAILABLE, "feeds are asleep"));
    assertThat(refused.bars("box", SomeBars.SYMBOL, asOf))
        .isEqualTo(Result.err(Reason.UNAVAILABLE, "feeds are asleep"));
    TableMarketData lying = new TableMarketData(table, (d, s, at) -> Result.ok(true));
    assertThat(lying.bars("box", SomeBars.SYMBOL, asOf))
        .isEqualTo(Result.err(Reason.NOT_FOUND, "the data set box has no prices of TEST"));
  }

  @Test
  void corrupt_prices_are_not_papered_over() {
    table.write(series);
    spoilYearsAfter(dynamo, Instant.parse("2016-06-01T00:00:00Z"));
    TableMarketData market =
        new TableMarketData(
            table,
            (d, s, at) -> {
              throw new AssertionError("must not be asked");
            });
    assertThat(market.bars("box", SomeBars.SYMBOL, Instant.parse("2018-06-01T00:00:00Z")))
        .isInstanceOfSatisfying(
            Result.Err.class, err -> assertThat(err.failure().reason()).isEqualTo(Reason.CORRUPT));
  }
}
