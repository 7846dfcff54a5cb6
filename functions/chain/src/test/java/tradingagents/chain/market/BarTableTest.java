package tradingagents.chain.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.BarSeries;

class BarTableTest {
  private static final String PARTITION = "BARS#box#TEST|";

  private final FakeTable dynamo = new FakeTable();
  private final BarTable table = new BarTable(dynamo, "market");
  private final BarSeries series =
      SomeBars.between(
          LocalDate.of(2013, 5, 13), LocalDate.of(2018, 5, 11), new SplittableRandom(1));

  private Failure failure(BarTable reader) {
    return switch (reader.read("box", SomeBars.SYMBOL)) {
      case Result.Ok<BarSeries> ok -> throw new AssertionError("read " + ok);
      case Result.Err<BarSeries>(Failure failure) -> failure;
    };
  }

  private BarTable cold() {
    return new BarTable(dynamo, "market");
  }

  private void change(String sk, String attribute, AttributeValue value) {
    dynamo.items.computeIfPresent(
        PARTITION + sk,
        (key, item) -> {
          Map<String, AttributeValue> changed = new HashMap<>(item);
          changed.put(attribute, value);
          return changed;
        });
  }

  @Test
  void reads_what_was_written_digit_for_digit() {
    table.write(series);
    assertThat(table.read("box", SomeBars.SYMBOL)).isEqualTo(Result.ok(series));
    assertThat(cold().read("box", SomeBars.SYMBOL)).isEqualTo(Result.ok(series));
  }

  @Test
  void stores_one_item_per_year_and_the_head_last() {
    table.write(series);
    assertThat(dynamo.requests)
        .containsExactly(
            "put YEAR#2013",
            "put YEAR#2014",
            "put YEAR#2015",
            "put YEAR#2016",
            "put YEAR#2017",
            "put YEAR#2018",
            "put META");
    assertThat(dynamo.items.values()).noneMatch(item -> item.containsKey("expiresAt"));
  }

  @Test
  void writing_again_changes_nothing() {
    table.write(series);
    Map<String, Map<String, AttributeValue>> before = Map.copyOf(dynamo.items);
    table.write(series);
    assertThat(dynamo.items).isEqualTo(before);
  }

  @Test
  void a_run_s_own_data_expires_with_every_item() {
    table.write(series, Instant.ofEpochSecond(1_800_000_000L));
    assertThat(dynamo.items.values())
        .hasSize(7)
        .allSatisfy(item ->
            assertThat(item).containsEntry("expiresAt", AttributeValue.fromN("1800000000")));
    assertThat(cold().read("box", SomeBars.SYMBOL)).isEqualTo(Result.ok(series));
  }

  @Test
  void fetches_no_later_year() {
    table.write(series);
    LocalDate last = LocalDate.of(2015, 6, 15);
    BarSeries read = cold().readUpTo("box", SomeBars.SYMBOL, last).orThrow();
    assertThat(dynamo.fetched).containsExactly("YEAR#2013", "YEAR#2014", "YEAR#2015");
    assertThat(read.bars())
        .isEqualTo(series.bars().stream().filter(b -> !b.session().isAfter(last)).toList());
    assertThat(read.bars().getLast().session()).isEqualTo(last);
  }

  @Test
  void answers_no_bars_before_the_first() {
    table.write(series);
    BarSeries read = table.readUpTo("box", SomeBars.SYMBOL, LocalDate.of(2013, 5, 12)).orThrow();
    assertThat(read.bars()).isEmpty();
    read = table.readUpTo("box", SomeBars.SYMBOL, LocalDate.of(2012, 5, 12)).orThrow();
    assertThat(read.bars()).isEmpty();
  }

  @Test
  void a_warm_read_is_one_small_request() {
    table.write(series);
    table.read("box", SomeBars.SYMBOL).orThrow();
    dynamo.requests.clear();
    assertThat(table.read("box", SomeBars.SYMBOL)).isEqualTo(Result.ok(series));
    assertThat(dynamo.requests).containsExactly("get META");
  }

  @Test
  void a_small_cache_forgets_and_still_answers_right() {
    table.write(series);
    BarTable small = new BarTable(dynamo, "market", new YearCache(2));
    for (int i = 0; i < 3; i++) {
      assertThat(small.read("box", SomeBars.SYMBOL)).isEqualTo(Result.ok(series));
    }
    dynamo.requests.clear();
    small.readUpTo("box", SomeBars.SYMBOL, LocalDate.of(2013, 12, 31)).orThrow();
    assertThat(dynamo.requests).containsExactly("get META", "query YEAR#2013 YEAR#2013");
  }

  @Test
  void sees_a_rewritten_series_at_once() {
    table.write(series);
    table.read("box", SomeBars.SYMBOL).orThrow();
    BarSeries shorter =
        new BarSeries(series.symbol(), series.provenance(), series.bars().subList(0, 300));
    table.write(shorter);
    assertThat(table.read("box", SomeBars.SYMBOL)).isEqualTo(Result.ok(shorter));
  }

  @Test
  void unknown_series_are_not_found() {
    table.write(series);
    assertThat(table.read("run-1", SomeBars.SYMBOL))
        .isEqualTo(Result.err(Reason.NOT_FOUND, "the data set run-1 has no prices of TEST"));
  }

  @Test
  void bytes_that_contradict_their_hash_are_corrupt() {
    table.write(series);
    YearBlock other = YearBlock.of(series.bars().subList(0, 5));
    change("YEAR#2014", "bars", AttributeValue.fromB(other.packed()));
    assertThat(failure(cold()))
        .isEqualTo(
            new Failure(
                Reason.CORRUPT,
                "the prices of TEST in box: the stored bytes of a year of bars contradict their"
                    + " hash"));
    change("YEAR#2014", "bars", AttributeValue.fromB(SdkBytes.fromUtf8String("garbage")));
    assertThat(failure(cold()).detail()).endsWith("are not readable");
    dynamo.items.computeIfPresent(
        PARTITION + "YEAR#2014",
        (key, item) ->
            Map.of(
                "pk",
                item.getOrDefault("pk", AttributeValue.fromS("")),
                "sk",
                AttributeValue.fromS("YEAR#2014")));
    assertThat(failure(cold()).reason()).isEqualTo(Reason.CORRUPT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vendor", "adjustment", "currency", "first", "years", "tradable", "hash"})
  void a_changed_head_is_corrupt(String attribute) {
    table.write(series);
    change("META", attribute, AttributeValue.fromS("other"));
    assertThat(failure(cold()).reason()).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void well_hashed_nonsense_is_corrupt() {
    for (String text : List.of("2013-05-13,1,2", "x,1,1,1,1,1,,2013-05-13T20:00:00Z")) {
      YearBlock packed = YearBlock.ofText(text);
      assertThatThrownBy(packed::bars)
          .isInstanceOf(FailureException.class)
          .hasMessage("CORRUPT: the stored bytes of a year of bars are in an unknown form");
    }
  }

  @Test
  void a_head_whose_year_is_gone_is_a_conflict_after_three_looks() {
    table.write(series);
    dynamo.items.remove(PARTITION + "YEAR#2016");
    dynamo.requests.clear();
    assertThat(failure(cold()).reason()).isEqualTo(Reason.CONFLICT);
    assertThat(dynamo.requests).filteredOn(request -> request.equals("get META")).hasSize(3);
  }

  @Test
  void troubles_of_the_table_are_transient_failures() {
    Map<SdkException, Reason> troubles =
        Map.of(
            SdkClientException.create("no route"),
            Reason.UNAVAILABLE,
            ApiCallTimeoutException.create(1),
            Reason.TIMEOUT,
            DynamoDbException.builder()
                .awsErrorDetails(AwsErrorDetails.builder().errorCode("ThrottlingException").build())
                .statusCode(400)
                .build(),
            Reason.THROTTLED);
    troubles.forEach((trouble, reason) -> {
      dynamo.failure = trouble;
      assertThat(failure(table).reason()).isEqualTo(reason);
      assertThatThrownBy(() -> table.write(series))
          .isInstanceOfSatisfying(
              FailureException.class, e -> assertThat(e.failure().reason()).isEqualTo(reason));
    });
  }

  @Test
  void refuses_what_cannot_be_stored() {
    BarSeries empty = new BarSeries(series.symbol(), series.provenance(), List.of());
    assertThatThrownBy(() -> table.write(empty)).isInstanceOf(IllegalArgumentException.class);
    assertThat(table.read("box#AAPL", SomeBars.SYMBOL))
        .isInstanceOfSatisfying(
            Result.Err.class, err -> assertThat(err.failure().reason()).isEqualTo(Reason.INVALID));
  }
}
