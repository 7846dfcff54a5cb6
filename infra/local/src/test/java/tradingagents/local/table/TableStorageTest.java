package tradingagents.local.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tradingagents.local.wire.AwsError;
import tradingagents.local.wire.WireRequest;
import tradingagents.local.wire.WireResponse;

/** The file under the tables: kept, shared, corrupt, unreachable; and the age of tokens. */
class TableStorageTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CREATE =
      """
      {"TableName":"runs","BillingMode":"PAY_PER_REQUEST",
       "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],
       "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}]}\
      """;
  private static final String PUT = "{\"TableName\":\"runs\",\"Item\":{\"pk\":{\"S\":\"a\"}}}";
  private static final String GET = "{\"TableName\":\"runs\",\"Key\":{\"pk\":{\"S\":\"a\"}}}";

  private static com.fasterxml.jackson.databind.JsonNode ask(
      TableEngine engine, String operation, String request) throws IOException {
    return engine.handle(operation, JSON.readTree(request));
  }

  @Test
  void keeps_items_over_a_restart(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("tables.db");
    try (TableEngine engine = TableEngine.at(file)) {
      ask(engine, "CreateTable", CREATE);
      ask(engine, "PutItem", PUT);
    }
    try (TableEngine engine = TableEngine.at(file)) {
      assertThat(ask(engine, "GetItem", GET).at("/Item/pk/S").asText()).isEqualTo("a");
    }
  }

  @Test
  void what_was_written_is_there_when_the_engine_was_never_closed(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("tables.db");
    try (TableEngine engine = TableEngine.at(file)) {
      ask(engine, "CreateTable", CREATE);
      ask(engine, "PutItem", PUT);
      Path copy = folder.resolve("copy.db");
      Files.copy(file, copy);
      Files.copy(folder.resolve("tables.db-wal"), folder.resolve("copy.db-wal"));
      try (TableEngine after = TableEngine.at(copy)) {
        assertThat(ask(after, "GetItem", GET).has("Item")).isTrue();
      }
    }
  }

  @Test
  void two_engines_on_one_file_see_each_others_tables_and_items(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("tables.db");
    try (TableEngine one = TableEngine.at(file);
        TableEngine two = TableEngine.at(file)) {
      ask(one, "CreateTable", CREATE);
      ask(two, "PutItem", PUT);
      assertThat(ask(one, "GetItem", GET).has("Item")).isTrue();
      ask(two, "DeleteTable", "{\"TableName\":\"runs\"}");
      assertThatThrownBy(() -> ask(one, "GetItem", GET))
          .isInstanceOfSatisfying(
              AwsError.class, e -> assertThat(e.code()).isEqualTo("ResourceNotFoundException"));
    }
  }

  @Test
  void a_corrupt_file_is_named_and_left_as_it_is(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("tables.db");
    String garbage = "this is not a table file at all".repeat(100);
    Files.writeString(file, garbage);
    assertThatThrownBy(() -> TableEngine.at(file))
        .isInstanceOf(TableStorageException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("corrupt");
    assertThat(Files.readString(file, StandardCharsets.UTF_8)).isEqualTo(garbage);
  }

  @Test
  void a_body_that_is_no_item_is_a_corrupt_file(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("tables.db");
    try (TableEngine engine = TableEngine.at(file)) {
      ask(engine, "CreateTable", CREATE);
      ask(engine, "PutItem", PUT);
      try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          var statement = connection.createStatement()) {
        statement.executeUpdate("UPDATE items SET body = x'00'");
      }
      assertThatThrownBy(() -> ask(engine, "GetItem", GET))
          .isInstanceOf(TableStorageException.class)
          .hasMessageContaining("corrupt");
    }
  }

  @Test
  void a_full_disk_is_named_nothing_is_half_written_and_work_goes_on_with_space(
      @TempDir Path folder) throws IOException {
    Path file = folder.resolve("tables.db");
    String big = "x".repeat(300_000);
    String both =
        """
        {"TransactItems":[
          {"Put":{"TableName":"runs","Item":{"pk":{"S":"small-%1$d"}}}},
          {"Put":{"TableName":"runs","Item":{"pk":{"S":"big-%1$d"},"body":{"S":"%2$s"}}}}]}\
        """;
    int written = 0;
    // SQLite treats a file of too many pages like a disk without space.
    try (TableEngine engine = TableEngine.at(Path.of(file + "?max_page_count=400"))) {
      ask(engine, "CreateTable", CREATE);
      var service = new TableService(engine);
      assertThat(service.trouble()).isEmpty();
      WireResponse answer = put(service, both.formatted(written, big));
      while (answer.status() == 200) {
        written++;
        answer = put(service, both.formatted(written, big));
      }
      assertThat(new String(answer.body(), StandardCharsets.UTF_8))
          .contains("InternalServerError", file.toString(), "is full", "free some space");
      assertThat(service.trouble()).hasValueSatisfying(said -> assertThat(said).contains("full"));
      assertThat(written).isPositive();
      assertThat(has(engine, "small-" + written)).isFalse();
      assertThat(has(engine, "small-" + (written - 1))).isTrue();
    }
    try (TableEngine engine = TableEngine.at(file)) {
      assertThat(has(engine, "small-" + written)).isFalse();
      ask(engine, "TransactWriteItems", both.formatted(written, big));
      assertThat(has(engine, "small-" + written)).isTrue();
      assertThat(has(engine, "big-" + written)).isTrue();
    }
  }

  private static WireResponse put(TableService service, String request) {
    return service.handle(
        new WireRequest(
            "POST",
            "/",
            "",
            Map.of("X-Amz-Target", List.of("DynamoDB_20120810.TransactWriteItems")),
            request.getBytes(StandardCharsets.UTF_8)));
  }

  private static boolean has(TableEngine engine, String pk) throws IOException {
    String get = "{\"TableName\":\"runs\",\"Key\":{\"pk\":{\"S\":\"" + pk + "\"}}}";
    return ask(engine, "GetItem", get).has("Item");
  }

  @Test
  void a_folder_that_cannot_be_made_is_named(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("plain");
    Files.writeString(file, "");
    assertThatThrownBy(() -> TableEngine.at(file.resolve("tables.db")))
        .isInstanceOf(TableStorageException.class)
        .hasMessageContaining("plain");
  }

  @Test
  void a_token_is_forgotten_after_ten_minutes() throws IOException {
    var begin = Instant.parse("2018-05-11T20:00:00Z");
    var minutes = new AtomicInteger();
    InstantSource clock = () -> begin.plus(Duration.ofMinutes(minutes.get()));
    String add =
        """
        {"ClientRequestToken":"t","TransactItems":[{"Update":{"TableName":"runs",
          "Key":{"pk":{"S":"a"}},"UpdateExpression":"ADD n :one",
          "ExpressionAttributeValues":{":one":{"N":"1"}}}}]}\
        """;
    try (TableEngine engine = TableEngine.inMemory(clock)) {
      ask(engine, "CreateTable", CREATE);
      ask(engine, "TransactWriteItems", add);
      minutes.set(9);
      ask(engine, "TransactWriteItems", add);
      assertThat(ask(engine, "GetItem", GET).at("/Item/n/N").asText()).isEqualTo("1");
      minutes.set(11);
      ask(engine, "TransactWriteItems", add);
      assertThat(ask(engine, "GetItem", GET).at("/Item/n/N").asText()).isEqualTo("2");
    }
  }
}
