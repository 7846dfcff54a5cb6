package tradingagents.local.table;

import static tradingagents.local.table.Fixture.item;
import static tradingagents.local.table.Fixture.key;
import static tradingagents.local.table.Fixture.n;
import static tradingagents.local.table.Fixture.s;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Prints operations per second through an SDK client, in memory and on a file; asserts nothing. */
final class TableBenchmark {
  private static final String TABLE = "bench";
  private static final String BODY = "x".repeat(6000);

  private TableBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
    try (TableEngine engine = TableEngine.inMemory()) {
      measure("memory", TestTables.client(engine), rounds);
    }
    Path folder = Files.createTempDirectory("tables");
    try (TableEngine engine = TableEngine.at(folder.resolve("tables.db"))) {
      measure("file", TestTables.client(engine), rounds);
    }
  }

  private static void measure(String name, DynamoDbClient db, int rounds) {
    TestTables.main(db, TABLE);
    for (String phase : new String[] {"warm-up", "measured"}) {
      String where = name + " " + phase;
      String pk = "P" + phase;
      print(where, "put 6 kB", rounds, at -> put(db, pk, "k" + at, BODY));
      print(where, "get 6 kB", rounds, at -> get(db, pk, "k" + at));
      print(where, "update", rounds, at -> update(db, pk, at));
      String run = "R" + phase;
      put(db, run, "HEAD", "");
      for (int at = 0; at < 14; at++) {
        put(db, run, "OUT#" + at, BODY);
      }
      print(where, "query 15 items of 6 kB", rounds, at -> query(db, run));
      print(where, "transact 2 writes", rounds, at -> transact(db, pk + at));
      print(where, "run (14 x query+lease+transact)", rounds / 20, at -> run(db, phase + at));
    }
  }

  private static void print(String where, String what, int rounds, IntConsumer work) {
    long start = System.nanoTime();
    for (int at = 0; at < rounds; at++) {
      work.accept(at);
    }
    double micros = (System.nanoTime() - start) / 1000.0 / rounds;
    System.out.printf("%-16s %-34s %9.0f/s %10.1f us%n", where, what, 1e6 / micros, micros);
  }

  private static void put(DynamoDbClient db, String pk, String sk, String body) {
    var item = item("pk", s(pk), "sk", s(sk), "version", n(0), "body", s(body));
    db.putItem(p -> p.tableName(TABLE).item(item));
  }

  private static void get(DynamoDbClient db, String pk, String sk) {
    db.getItem(g -> g.tableName(TABLE).key(key(pk, sk)).consistentRead(true));
  }

  private static void update(DynamoDbClient db, String pk, int at) {
    db.updateItem(u ->
        u.tableName(TABLE)
            .key(key(pk, "counter"))
            .updateExpression("ADD n :one SET latest = :at")
            .expressionAttributeValues(item(":one", n(1), ":at", n(at))));
  }

  private static void query(DynamoDbClient db, String pk) {
    db.query(q ->
        q.tableName(TABLE)
            .consistentRead(true)
            .keyConditionExpression("pk = :p")
            .expressionAttributeValues(item(":p", s(pk))));
  }

  private static void transact(DynamoDbClient db, String pk) {
    record(db, pk, "OUT", 0);
  }

  private static void record(DynamoDbClient db, String pk, String out, int version) {
    var body = item("pk", s(pk), "sk", s(out), "body", s(BODY));
    Put put =
        Put.builder()
            .tableName(TABLE)
            .item(body)
            .conditionExpression("attribute_not_exists(pk)")
            .build();
    Update head =
        Update.builder()
            .tableName(TABLE)
            .key(key(pk, "HEAD"))
            .updateExpression("SET version = :next")
            .conditionExpression(
                version == 0 ? "attribute_not_exists(version)" : "version = :known")
            .expressionAttributeValues(
                version == 0
                    ? item(":next", n(1))
                    : item(":next", n(version + 1), ":known", n(version)))
            .build();
    db.transactWriteItems(t ->
        t.transactItems(
            TransactWriteItem.builder().put(put).build(),
            TransactWriteItem.builder().update(head).build()));
  }

  private static void run(DynamoDbClient db, String run) {
    for (int step = 0; step < 14; step++) {
      query(db, run);
      int lease = step;
      db.putItem(p ->
          p.tableName(TABLE)
              .item(item("pk", s(run), "sk", s("LEASE#" + lease), "until", n(lease)))
              .conditionExpression("attribute_not_exists(pk)"));
      record(db, run, "OUT#" + step, step);
    }
  }
}
