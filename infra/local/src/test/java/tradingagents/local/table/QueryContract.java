package tradingagents.local.table;

import static org.assertj.core.api.Assertions.assertThat;
import static tradingagents.local.table.Fixture.assertInvalid;
import static tradingagents.local.table.Fixture.item;
import static tradingagents.local.table.Fixture.key;
import static tradingagents.local.table.Fixture.n;
import static tradingagents.local.table.Fixture.s;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Queries on tables and indexes, filters, projections and pages. */
interface QueryContract extends Fixture {
  private void putSix() {
    for (String sk : List.of("HEAD", "OUT#a", "OUT#b", "OUT#b#1", "OUT#c", "P")) {
      put("q", sk, "v", n(sk.length()));
    }
    put("other", "OUT#z");
  }

  private static List<String> keys(QueryResponse response) {
    return response.items().stream().map(item -> Fixture.value(item, "sk").s()).toList();
  }

  @Test
  default void key_conditions_select_a_range_in_order() {
    putSix();
    AttributeValue q = s("q");
    assertThat(keys(query("pk = :p", ":p", q)))
        .containsExactly("HEAD", "OUT#a", "OUT#b", "OUT#b#1", "OUT#c", "P");
    assertThat(keys(query("pk = :p AND begins_with(sk, :s)", ":p", q, ":s", s("OUT#"))))
        .containsExactly("OUT#a", "OUT#b", "OUT#b#1", "OUT#c");
    assertThat(keys(query("pk = :p AND sk = :s", ":p", q, ":s", s("OUT#b"))))
        .containsExactly("OUT#b");
    assertThat(keys(query("pk = :p AND sk > :s", ":p", q, ":s", s("OUT#c")))).containsExactly("P");
    assertThat(keys(query("pk = :p AND sk >= :s", ":p", q, ":s", s("OUT#c"))))
        .containsExactly("OUT#c", "P");
    assertThat(keys(query("sk < :s AND pk = :p", ":p", q, ":s", s("OUT#b"))))
        .containsExactly("HEAD", "OUT#a");
    assertThat(keys(query("(pk = :p) AND (sk <= :s)", ":p", q, ":s", s("OUT#a"))))
        .containsExactly("HEAD", "OUT#a");
    assertThat(
            keys(
                query("pk = :p AND sk BETWEEN :s AND :t", ":p", q, ":s", s("O"), ":t", s("OUT#b"))))
        .containsExactly("OUT#a", "OUT#b");
    assertThat(query("pk = :p", ":p", s("nobody")).count()).isZero();
  }

  @Test
  default void backwards_limited_and_continued() {
    putSix();
    var seen = new ArrayList<String>();
    Map<String, AttributeValue> start = Map.of();
    do {
      var from = start;
      var page =
          query(q -> {
            q.keyConditionExpression("pk = :p").scanIndexForward(false).limit(4);
            q.expressionAttributeValues(item(":p", s("q")));
            if (!from.isEmpty()) {
              q.exclusiveStartKey(from);
            }
          });
      seen.addAll(keys(page));
      start = page.lastEvaluatedKey();
    } while (!start.isEmpty());
    assertThat(seen).containsExactly("P", "OUT#c", "OUT#b#1", "OUT#b", "OUT#a", "HEAD");
  }

  @Test
  default void a_filter_drops_after_the_limit_and_counts_what_it_saw() {
    putSix();
    var page =
        query(q ->
            q.keyConditionExpression("pk = :p")
                .filterExpression("v = :five")
                .expressionAttributeValues(item(":p", s("q"), ":five", n(5)))
                .limit(3));
    assertThat(keys(page)).containsExactly("OUT#a", "OUT#b");
    assertThat(page.scannedCount()).isEqualTo(3);
    assertThat(page.count()).isEqualTo(2);
    assertThat(page.lastEvaluatedKey()).isEqualTo(key("q", "OUT#b"));
  }

  @Test
  default void counts_without_items_and_projects() {
    putSix();
    var counted =
        query(q ->
            q.keyConditionExpression("pk = :p")
                .select(Select.COUNT)
                .expressionAttributeValues(item(":p", s("q"))));
    assertThat(counted.count()).isEqualTo(6);
    assertThat(counted.hasItems()).isFalse();
    var projected =
        query(q ->
            q.keyConditionExpression("pk = :p AND sk = :h")
                .projectionExpression("v")
                .expressionAttributeValues(item(":p", s("q"), ":h", s("HEAD"))));
    assertThat(projected.items()).containsExactly(item("v", n(4)));
  }

  @Test
  default void a_page_ends_at_1_MB() {
    unlessKnownDifferent(Difference.PAGE_SIZE);
    String body = "x".repeat(300_000);
    for (int at = 0; at < 5; at++) {
      put("big", "k" + at, "body", s(body));
    }
    var first = query("pk = :p", ":p", s("big"));
    assertThat(first.count()).isEqualTo(3);
    var second =
        query(q ->
            q.keyConditionExpression("pk = :p")
                .expressionAttributeValues(item(":p", s("big")))
                .returnConsumedCapacity("TOTAL")
                .exclusiveStartKey(first.lastEvaluatedKey()));
    assertThat(keys(second)).containsExactly("k3", "k4");
    assertThat(second.hasLastEvaluatedKey()).isFalse();
    assertThat(second.consumedCapacity().capacityUnits()).isEqualTo(73.5);
  }

  @Test
  default void an_index_is_sparse_sorted_and_follows_its_items() {
    put("i", "1", "kind", s("open"), "rank", n(10));
    put("i", "2", "kind", s("open"), "rank", n(9));
    put("i", "3", "kind", s("open"), "rank", n(-1));
    put("i", "4", "kind", s("open"));
    put("i", "5", "kind", s("shut"), "rank", n(1));
    put("i", "6");
    assertThat(index("by-kind", "open")).containsExactly("3", "2", "1");
    assertThat(index("only-keys", "open")).containsExactlyInAnyOrder("1", "2", "3", "4");
    update("i", "2", "SET kind = :k", ":k", s("shut"));
    update("i", "3", "REMOVE #r", "rank");
    assertThat(index("by-kind", "open")).containsExactly("1");
    assertThat(index("by-kind", "shut")).containsExactly("5", "2");
    db().deleteItem(d -> d.tableName(table()).key(key("i", "5")));
    put("i", "1", "kind", s("shut"), "rank", n(100));
    assertThat(index("by-kind", "shut")).containsExactly("2", "1");
    assertThat(index("by-kind", "open")).isEmpty();
  }

  private void update(String pk, String sk, String expression, String name) {
    update(u ->
        u.key(key(pk, sk))
            .updateExpression(expression)
            .expressionAttributeNames(Map.of("#r", name)));
  }

  private List<String> index(String index, String kind) {
    return keys(
        query(q ->
            q.indexName(index)
                .keyConditionExpression("kind = :k")
                .expressionAttributeValues(item(":k", s(kind)))));
  }

  @Test
  default void index_pages_continue_among_equal_keys() {
    for (int at = 0; at < 7; at++) {
      put("tie" + at, "1", "kind", s("same"), "rank", n(1));
    }
    for (boolean forward : List.of(true, false)) {
      var seen = new ArrayList<String>();
      Map<String, AttributeValue> start = Map.of();
      do {
        var from = start;
        var page =
            query(q -> {
              q.indexName("by-kind").keyConditionExpression("kind = :k AND #r = :one");
              q.expressionAttributeNames(Map.of("#r", "rank"));
              q.expressionAttributeValues(item(":k", s("same"), ":one", n(1)));
              q.limit(2).scanIndexForward(forward);
              if (!from.isEmpty()) {
                q.exclusiveStartKey(from);
              }
            });
        page.items().forEach(item -> seen.add(Fixture.value(item, "pk").s()));
        start = page.lastEvaluatedKey();
      } while (!start.isEmpty());
      assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }
  }

  @Test
  default void an_index_shows_what_it_projects() {
    put("i", "1", "kind", s("k"), "rank", n(1), "colour", s("red"), "body", s("x"));
    var keys = item("pk", s("i"), "sk", s("1"), "kind", s("k"));
    assertThat(one("only-keys")).isEqualTo(keys);
    keys.put("colour", s("red"));
    assertThat(one("with-colour")).isEqualTo(keys);
    assertThat(one("by-kind")).containsKey("body");
  }

  private Map<String, AttributeValue> one(String index) {
    return query(q ->
            q.indexName(index)
                .keyConditionExpression("kind = :k")
                .expressionAttributeValues(item(":k", s("k"))))
        .items()
        .getFirst();
  }

  @Test
  default void bad_key_conditions_are_refused() {
    AttributeValue p = s("q");
    assertInvalid(() -> query("sk = :s", ":s", p), "missed key schema element");
    unlessKnownDifferent(Difference.CRASHES);
    assertInvalid(() -> query("pk > :s", ":s", p), "");
    assertInvalid(() -> query("pk = :p AND v = :p", ":p", p), "missed key schema element");
    assertInvalid(() -> query("pk = :p OR sk = :p", ":p", p), "");
    assertInvalid(() -> query("pk = :p AND sk <> :p", ":p", p), "");
    assertInvalid(() -> query("pk = :p AND contains(sk, :p)", ":p", p), "");
    assertInvalid(() -> query("", ":p", p), "");
    assertInvalid(
        () ->
            query(q ->
                q.indexName("nope")
                    .keyConditionExpression("kind = :k")
                    .expressionAttributeValues(item(":k", p))),
        "index");
    assertInvalid(() -> query("pk = :p", ":p", n(1)), "does not match schema type");
    assertInvalid(
        () -> query("pk = :p AND sk > :a AND sk < :b", ":p", p, ":a", p, ":b", p), "one condition");
    assertInvalid(
        () ->
            query(q ->
                q.indexName("by-kind")
                    .consistentRead(true)
                    .keyConditionExpression("kind = :k")
                    .expressionAttributeValues(item(":k", p))),
        "Consistent reads are not supported");
    assertInvalid(
        () ->
            query(q ->
                q.keyConditionExpression("pk = :p")
                    .filterExpression("sk = :p")
                    .expressionAttributeValues(item(":p", p))),
        "non-primary key");
    assertInvalid(
        () ->
            query(q ->
                q.indexName("only-keys")
                    .keyConditionExpression("kind = :p")
                    .projectionExpression("body")
                    .expressionAttributeValues(item(":p", p))),
        "does not project");
    assertInvalid(
        () ->
            query(q ->
                q.keyConditionExpression("pk = :p")
                    .exclusiveStartKey(key("elsewhere", "1"))
                    .expressionAttributeValues(item(":p", p))),
        "outside query boundaries");
  }
}
