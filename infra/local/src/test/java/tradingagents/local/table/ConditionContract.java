package tradingagents.local.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tradingagents.local.table.Fixture.assertInvalid;
import static tradingagents.local.table.Fixture.b;
import static tradingagents.local.table.Fixture.item;
import static tradingagents.local.table.Fixture.key;
import static tradingagents.local.table.Fixture.list;
import static tradingagents.local.table.Fixture.map;
import static tradingagents.local.table.Fixture.n;
import static tradingagents.local.table.Fixture.s;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The condition grammar, judged by conditional deletes of one rich item. */
interface ConditionContract extends Fixture {
  Map<String, AttributeValue> VALUES =
      item(
          ":one",
          n("1.0"),
          ":five",
          n(5),
          ":ten",
          n(10),
          ":ab",
          s("ab"),
          ":abc",
          s("abc"),
          ":zz",
          s("zz"),
          ":tagS",
          s("S"),
          ":tagM",
          s("M"),
          ":bytes",
          b(1, 2),
          ":truth",
          AttributeValue.fromBool(true),
          ":three",
          n(3),
          ":set",
          AttributeValue.fromSs(List.of("q", "p")));

  private boolean holds(String condition) {
    put(
        "c",
        "1",
        "num",
        n(5),
        "txt",
        s("abc"),
        "bin",
        b(1, 2, 3),
        "flag",
        AttributeValue.fromBool(true),
        "li",
        list(n(1), s("ab"), map("x", n(10))),
        "mp",
        map("box", map("er", n(5))),
        "tags",
        AttributeValue.fromSs(List.of("p", "q")),
        "nums",
        AttributeValue.fromNs(List.of("1", "5")));
    var used = new java.util.HashMap<>(VALUES);
    used.keySet().removeIf(name -> !condition.matches("(?s).*" + name + "\\b.*"));
    try {
      db().deleteItem(d -> {
        d.tableName(table()).key(key("c", "1")).conditionExpression(condition);
        if (!used.isEmpty()) {
          d.expressionAttributeValues(used);
        }
      });
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  @Test
  default void conditions_that_hold() {
    for (String condition :
        List.of(
            "num = :five",
            "num <> :one",
            "num < :ten AND num > :one",
            "num <= :five and num >= :five",
            "num BETWEEN :one AND :ten",
            "num IN (:one, :five)",
            "txt BETWEEN :ab AND :zz",
            "NOT num = :one",
            "NOT (num = :one OR txt = :zz)",
            "num = :one OR num = :five AND txt = :abc",
            "attribute_exists(mp.box.er)",
            "attribute_exists(li[2].x)",
            "attribute_not_exists(li[3])",
            "attribute_not_exists(nope)",
            "attribute_type(txt, :tagS)",
            "attribute_type(mp, :tagM)",
            "begins_with(txt, :ab)",
            "begins_with(bin, :bytes)",
            "contains(txt, :ab)",
            "contains(li, :ab)",
            "contains(nums, :five)",
            "size(txt) = :three",
            "size(li) = :three",
            "size(bin) >= :three",
            "mp.box.er = num",
            "li[2].x = :ten",
            "flag = :truth",
            "tags = :set",
            "nope <> :one")) {
      assertThat(holds(condition)).as(condition).isTrue();
    }
  }

  @Test
  default void conditions_that_do_not_hold() {
    for (String condition :
        List.of(
            "num = :abc",
            "nope = :one",
            "nope < :one",
            "nope BETWEEN :one AND :ten",
            "nope IN (:one)",
            "NOT num = :five",
            "(num = :one OR num = :five) AND txt = :zz",
            "attribute_exists(nope)",
            "attribute_not_exists(num)",
            "attribute_exists(txt.er)",
            "attribute_type(num, :tagS)",
            "begins_with(txt, :zz)",
            "contains(txt, :zz)",
            "contains(nums, :ten)")) {
      assertThat(holds(condition)).as(condition).isFalse();
    }
    unlessKnownDifferent(Difference.CRASHES);
    assertThat(holds("size(num) = :one")).isFalse();
    assertThat(holds("num < :abc")).isFalse();
    assertThat(holds("txt > :one")).isFalse();
    assertThat(holds("num BETWEEN :ab AND :abc")).isFalse();
    assertThat(holds("contains(num, :five)")).isFalse();
    assertThat(holds("begins_with(num, :ab)")).isFalse();
  }

  @Test
  default void malformed_conditions_are_refused() {
    unlessKnownDifferent(Difference.CRASHES);
    for (String condition :
        List.of(
            "num",
            "num =",
            "num = :five AND",
            "num == :five",
            "(num = :five",
            "num = :five)",
            "num BETWEEN :one",
            "num IN ()",
            "unknown_function(num)",
            "attribute_exists(:five)",
            "num = :undefined",
            "#undefined = :five",
            "")) {
      assertInvalid(() -> holds(condition), "Invalid ConditionExpression");
    }
  }

  @Test
  default void what_dynamodb_refuses_beyond_syntax_is_refused() {
    unlessKnownDifferent(Difference.LENIENT_VALIDATION);
    assertInvalid(() -> holds("((num = :five))"), "redundant parentheses");
    assertInvalid(() -> holds("num BETWEEN :ten AND :one"), "upper bound");
    assertInvalid(() -> holds("num BETWEEN :one AND :abc"), "same data type");
    assertInvalid(() -> holds("num < :truth"), "Incorrect operand type");
    assertInvalid(() -> holds("begins_with(txt, :one)"), "Incorrect operand type");
    assertInvalid(() -> holds("attribute_type(txt, :zz)"), "Invalid attribute type name");
    assertInvalid(() -> holds("num = num"), "distinct");
    assertInvalid(() -> holds("status = :five"), "reserved keyword");
    assertInvalid(() -> holds("num + :five = :ten"), "Syntax error");
  }

  @Test
  default void unused_names_and_values_are_refused() {
    unlessKnownDifferent(Difference.LENIENT_VALIDATION);
    assertInvalid(
        () ->
            db().putItem(p ->
                p.tableName(table())
                    .item(key("a", "1"))
                    .conditionExpression("attribute_not_exists(pk)")
                    .expressionAttributeValues(item(":unused", s("x")))),
        "unused in expressions");
    assertInvalid(
        () ->
            db().putItem(p ->
                p.tableName(table())
                    .item(key("a", "1"))
                    .conditionExpression("attribute_not_exists(pk)")
                    .expressionAttributeNames(Map.of("#unused", "x"))),
        "unused in expressions");
  }

  @Test
  default void a_failed_condition_changes_nothing_and_shows_the_item_when_asked() {
    var stored = put("a", "1", "v", n(1));
    assertThatThrownBy(() ->
            db().putItem(p ->
                p.tableName(table())
                    .item(item("pk", s("a"), "sk", s("1"), "v", n(2)))
                    .conditionExpression("attribute_not_exists(pk)")
                    .returnValuesOnConditionCheckFailure("ALL_OLD")))
        .isInstanceOfSatisfying(
            ConditionalCheckFailedException.class,
            e -> {
              assertThat(e.item()).isEqualTo(stored);
              assertThat(e.statusCode()).isEqualTo(400);
            });
    assertThat(get("a", "1")).isEqualTo(stored);
  }

  @Test
  default void of_twenty_threads_that_put_if_absent_exactly_one_wins() throws Exception {
    unlessKnownDifferent(Difference.RACES);
    var start = new CountDownLatch(1);
    var attempts = new ArrayList<Callable<Integer>>();
    for (int id = 0; id < 20; id++) {
      var mine = item("pk", s("race"), "sk", s("1"), "owner", n(id));
      int owner = id;
      attempts.add(() -> {
        start.await();
        try {
          db().putItem(p ->
              p.tableName(table()).item(mine).conditionExpression("attribute_not_exists(pk)"));
          return owner;
        } catch (ConditionalCheckFailedException e) {
          return -1;
        }
      });
    }
    var winners = new HashSet<Integer>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = attempts.stream().map(pool::submit).toList();
      start.countDown();
      for (var future : futures) {
        winners.add(future.get());
      }
    }
    winners.remove(-1);
    assertThat(winners).hasSize(1);
    assertThat(Fixture.value(get("race", "1"), "owner").n())
        .isEqualTo(winners.iterator().next().toString());
  }
}
