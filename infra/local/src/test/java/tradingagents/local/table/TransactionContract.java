package tradingagents.local.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Transactions: all or nothing, reasons in order, tokens. */
interface TransactionContract extends Fixture {
  private TransactWriteItem putOf(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder().put(p -> p.tableName(table()).item(item)).build();
  }

  private TransactWriteItem putIfAbsent(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(p ->
            p.tableName(table())
                .item(item)
                .conditionExpression("attribute_not_exists(pk)")
                .returnValuesOnConditionCheckFailure("ALL_OLD"))
        .build();
  }

  private TransactWriteItem bump(String pk, int known) {
    return TransactWriteItem.builder()
        .update(u ->
            u.tableName(table())
                .key(key(pk, "HEAD"))
                .updateExpression("SET version = :next")
                .conditionExpression("version = :known")
                .expressionAttributeValues(item(":known", n(known), ":next", n(known + 1))))
        .build();
  }

  private TransactWriteItem check(String pk, String sk, String condition) {
    return TransactWriteItem.builder()
        .conditionCheck(c -> c.tableName(table()).key(key(pk, sk)).conditionExpression(condition))
        .build();
  }

  private TransactWriteItem deleteOf(String pk, String sk) {
    return TransactWriteItem.builder().delete(d -> d.tableName(table()).key(key(pk, sk))).build();
  }

  private void transact(TransactWriteItem... actions) {
    db().transactWriteItems(t -> t.transactItems(actions));
  }

  private List<CancellationReason> reasons(TransactWriteItem... actions) {
    var reasons = new ArrayList<CancellationReason>();
    assertThatThrownBy(() -> transact(actions))
        .isInstanceOfSatisfying(
            TransactionCanceledException.class, e -> reasons.addAll(e.cancellationReasons()));
    return reasons;
  }

  @Test
  default void all_actions_happen_together() {
    put("t", "HEAD", "version", n(1));
    put("t", "old");
    transact(
        putIfAbsent(key("t", "OUT#1")),
        bump("t", 1),
        deleteOf("t", "old"),
        check("t", "none", "attribute_not_exists(pk)"));
    assertThat(get("t", "OUT#1")).isNotEmpty();
    assertThat(get("t", "HEAD").get("version")).isEqualTo(n(2));
    assertThat(get("t", "old")).isEmpty();
    assertThat(get("t", "none")).isEmpty();
  }

  @Test
  default void one_failed_condition_cancels_all_with_its_reason_in_order() {
    put("t", "HEAD", "version", n(5));
    var taken = put("t", "OUT#1", "kind", s("k"), "body", s("first"));
    var reasons =
        reasons(
            putOf(key("t", "new")),
            putIfAbsent(key("t", "OUT#1")),
            bump("t", 4),
            deleteOf("t", "x"));
    assertThat(reasons)
        .extracting(CancellationReason::code)
        .containsExactly("None", "ConditionalCheckFailed", "ConditionalCheckFailed", "None");
    assertThat(reasons.get(1).item()).isEqualTo(taken);
    assertThat(reasons.get(1).message()).isEqualTo("The conditional request failed");
    assertThat(reasons.get(2).hasItem()).isFalse();
    assertThat(get("t", "new")).isEmpty();
    assertThat(get("t", "HEAD").get("version")).isEqualTo(n(5));
    var index =
        query(q ->
            q.indexName("only-keys")
                .keyConditionExpression("kind = :k")
                .expressionAttributeValues(item(":k", s("k"))));
    assertThat(index.count()).isEqualTo(1);
  }

  @Test
  default void an_action_that_cannot_be_applied_is_a_validation_error_among_the_reasons() {
    unlessKnownDifferent(Difference.LENIENT_VALIDATION);
    put("t", "1", "a", s("text"));
    var sum =
        TransactWriteItem.builder()
            .update(u ->
                u.tableName(table())
                    .key(key("t", "1"))
                    .updateExpression("SET a = a + :one")
                    .expressionAttributeValues(item(":one", n(1))))
            .build();
    assertThat(reasons(putOf(key("t", "2")), sum))
        .extracting(CancellationReason::code)
        .containsExactly("None", "ValidationError");
    assertThat(reasons(putOf(item("pk", s("t"))), putOf(key("t", "2"))))
        .extracting(CancellationReason::code)
        .containsExactly("ValidationError", "None");
    assertThat(get("t", "2")).isEmpty();
  }

  @Test
  default void an_item_may_appear_once() {
    assertInvalid(
        () -> transact(putOf(key("t", "1")), deleteOf("t", "1")),
        "cannot include multiple operations on one item");
  }

  @Test
  default void between_1_and_100_actions() {
    var actions = new ArrayList<TransactWriteItem>();
    for (int at = 0; at < 101; at++) {
      actions.add(putOf(key("many", "k" + at)));
    }
    assertInvalid(() -> db().transactWriteItems(t -> t.transactItems(actions)), "100");
    db().transactWriteItems(t -> t.transactItems(actions.subList(0, 100)));
    assertThat(query("pk = :p", ":p", s("many")).count()).isEqualTo(100);
    unlessKnownDifferent(Difference.LENIENT_VALIDATION);
    assertInvalid(() -> db().transactWriteItems(t -> t.transactItems(List.of())), "");
  }

  @Test
  default void no_more_than_4_MB() {
    unlessKnownDifferent(Difference.LENIENT_VALIDATION);
    var actions = new ArrayList<TransactWriteItem>();
    for (int at = 0; at < 11; at++) {
      actions.add(putOf(item("pk", s("big"), "sk", s("k" + at), "b", s("x".repeat(390 * 1024)))));
    }
    assertInvalid(() -> db().transactWriteItems(t -> t.transactItems(actions)), "4 MB");
    assertThat(query("pk = :p", ":p", s("big")).count()).isZero();
    db().transactWriteItems(t -> t.transactItems(actions.subList(0, 10)));
  }

  @Test
  default void a_missing_table_is_not_found_and_nothing_happens() {
    assertThatThrownBy(() ->
            transact(
                putOf(key("t", "1")),
                TransactWriteItem.builder()
                    .put(p -> p.tableName("nowhere").item(key("a", "b")))
                    .build()))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThat(get("t", "1")).isEmpty();
  }

  @Test
  default void a_repeated_token_does_nothing_twice_and_may_not_change_its_request() {
    unlessKnownDifferent(Difference.IGNORES_REQUEST_TOKENS);
    String token = table() + "-token";
    put("t", "HEAD", "version", n(1));
    for (int attempt = 0; attempt < 3; attempt++) {
      db().transactWriteItems(t -> t.clientRequestToken(token).transactItems(bump("t", 1)));
    }
    assertThat(get("t", "HEAD").get("version")).isEqualTo(n(2));
    assertThatThrownBy(() ->
            db().transactWriteItems(t -> t.clientRequestToken(token).transactItems(bump("t", 2))))
        .isInstanceOf(IdempotentParameterMismatchException.class);
  }

  @Test
  default void a_cancelled_transaction_does_not_use_up_its_token() {
    unlessKnownDifferent(Difference.IGNORES_REQUEST_TOKENS);
    String token = table() + "-again";
    put("t", "HEAD", "version", n(1));
    assertThatThrownBy(() ->
            db().transactWriteItems(t -> t.clientRequestToken(token).transactItems(bump("t", 2))))
        .isInstanceOf(TransactionCanceledException.class);
    put("t", "HEAD", "version", n(2));
    db().transactWriteItems(t -> t.clientRequestToken(token).transactItems(bump("t", 2)));
    assertThat(get("t", "HEAD").get("version")).isEqualTo(n(3));
  }

  @Test
  default void transactional_writes_cost_double() {
    unlessKnownDifferent(Difference.NO_CAPACITY_RULES);
    var response =
        db().transactWriteItems(t ->
            t.transactItems(
                    putOf(item("pk", s("t"), "sk", s("1"), "b", s("x".repeat(1500)))),
                    check("t", "2", "attribute_not_exists(pk)"))
                .returnConsumedCapacity("TOTAL"));
    assertThat(response.consumedCapacity()).hasSize(1);
    assertThat(response.consumedCapacity().getFirst().capacityUnits()).isEqualTo(6.0);
  }
}
