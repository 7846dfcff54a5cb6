package tradingagents.local.table;

import static org.assertj.core.api.Assertions.assertThat;
import static tradingagents.local.table.Fixture.item;
import static tradingagents.local.table.Fixture.key;
import static tradingagents.local.table.Fixture.n;
import static tradingagents.local.table.Fixture.s;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Random puts, updates, deletes, transactions and queries on one hash key, and what they should do.
 */
final class RandomWork {
  private static final int KEYS = 12;

  private final Fixture table;
  private final Random random;
  private final String pk;
  private final TreeMap<String, Map<String, AttributeValue>> model = new TreeMap<>();

  RandomWork(Fixture table, long seed, String pk) {
    this.table = table;
    this.random = new Random(seed);
    this.pk = pk;
  }

  void run(int steps) {
    for (int step = 0; step < steps; step++) {
      switch (random.nextInt(6)) {
        case 0 -> put();
        case 1 -> putIfAbsent();
        case 2 -> add();
        case 3 -> delete();
        case 4 -> transact();
        default -> query(pk + ", step " + step);
      }
    }
    query(pk + ", at the end");
    index();
  }

  private String someKey() {
    return "k" + random.nextInt(KEYS);
  }

  private Map<String, AttributeValue> someItem(String sk) {
    var item = key(pk, sk);
    item.put("v", n(random.nextInt(100)));
    if (random.nextBoolean()) {
      item.put("kind", s(pk));
      item.put("rank", n(random.nextInt(20) - 10));
    }
    return item;
  }

  private void put() {
    String sk = someKey();
    var item = someItem(sk);
    table.db().putItem(p -> p.tableName(table.table()).item(item));
    model.put(sk, item);
  }

  private void putIfAbsent() {
    String sk = someKey();
    var item = someItem(sk);
    boolean done = true;
    try {
      table
          .db()
          .putItem(p ->
              p.tableName(table.table())
                  .item(item)
                  .conditionExpression("attribute_not_exists(sk)"));
    } catch (ConditionalCheckFailedException e) {
      done = false;
    }
    assertThat(done).isEqualTo(!model.containsKey(sk));
    model.putIfAbsent(sk, item);
  }

  private void add() {
    String sk = someKey();
    int amount = random.nextInt(9) - 4;
    table.update(u ->
        u.key(key(pk, sk))
            .updateExpression("ADD v :a SET kind = :k, #r = if_not_exists(#r, :zero) - :a")
            .expressionAttributeNames(Map.of("#r", "rank"))
            .expressionAttributeValues(item(":a", n(amount), ":k", s(pk), ":zero", n(0))));
    var item = model.computeIfAbsent(sk, name -> key(pk, name));
    item.put("v", n(number(item.get("v")) + amount));
    item.put("kind", s(pk));
    item.put("rank", n(number(item.get("rank")) - amount));
  }

  private static long number(@org.jspecify.annotations.Nullable AttributeValue value) {
    return value == null ? 0 : Long.parseLong(value.n());
  }

  private void delete() {
    String sk = someKey();
    table.db().deleteItem(d -> d.tableName(table.table()).key(key(pk, sk)));
    model.remove(sk);
  }

  private void transact() {
    String put = someKey();
    String remove = someKey();
    if (put.equals(remove)) {
      return;
    }
    long guess = random.nextInt(100);
    var item = someItem(put);
    boolean expected = model.containsKey(remove) && number(model.get(remove).get("v")) >= guess;
    boolean done = true;
    try {
      table
          .db()
          .transactWriteItems(t ->
              t.transactItems(
                  TransactWriteItem.builder()
                      .put(p -> p.tableName(table.table()).item(item))
                      .build(),
                  TransactWriteItem.builder()
                      .delete(d ->
                          d.tableName(table.table())
                              .key(key(pk, remove))
                              .conditionExpression("v >= :g")
                              .expressionAttributeValues(item(":g", n(guess))))
                      .build()));
    } catch (TransactionCanceledException e) {
      done = false;
    }
    assertThat(done).isEqualTo(expected);
    if (done) {
      model.put(put, item);
      model.remove(remove);
    }
  }

  private void query(String where) {
    String from = someKey();
    boolean forward = random.nextBoolean();
    int limit = 1 + random.nextInt(5);
    var seen = new ArrayList<Map<String, AttributeValue>>();
    Map<String, AttributeValue> start = Map.of();
    do {
      var after = start;
      var page =
          table.query(q -> {
            q.keyConditionExpression("pk = :p AND sk >= :f").consistentRead(true);
            q.expressionAttributeValues(item(":p", s(pk), ":f", s(from)));
            q.scanIndexForward(forward).limit(limit);
            if (!after.isEmpty()) {
              q.exclusiveStartKey(after);
            }
          });
      seen.addAll(page.items());
      start = page.lastEvaluatedKey();
    } while (!start.isEmpty());
    List<Map<String, AttributeValue>> expected = new ArrayList<>(model.tailMap(from).values());
    assertThat(seen).as(where).isEqualTo(forward ? expected : expected.reversed());
  }

  private void index() {
    var ranks =
        table
            .query(q ->
                q.indexName("by-kind")
                    .keyConditionExpression("kind = :k")
                    .expressionAttributeValues(item(":k", s(pk))))
            .items()
            .stream()
            .map(found -> new BigDecimal(Fixture.value(found, "rank").n()))
            .toList();
    assertThat(ranks)
        .isEqualTo(
            model.values().stream()
                .filter(item -> item.containsKey("rank"))
                .map(item -> new BigDecimal(item.get("rank").n()))
                .sorted()
                .toList());
  }
}
