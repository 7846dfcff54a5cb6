package tradingagents.local.table;

import static tradingagents.local.table.Fixture.assertInvalid;
import static tradingagents.local.table.Fixture.item;
import static tradingagents.local.table.Fixture.key;
import static tradingagents.local.table.Fixture.n;
import static tradingagents.local.table.Fixture.s;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;

/** What DynamoDB offers and the engine does not is refused with its name. */
interface RefusalContract extends Fixture {
  @Test
  default void operations_beyond_ours_are_named() {
    unlessKnownDifferent(Difference.SUPPORTS_MORE);
    assertInvalid(() -> db().scan(s -> s.tableName(table())), "operation Scan");
    assertInvalid(
        () -> db().batchGetItem(b -> b.requestItems(Map.of(table(), keys()))),
        "operation BatchGetItem");
    TransactGetItem one =
        TransactGetItem.builder().get(g -> g.tableName(table()).key(key("a", "b"))).build();
    assertInvalid(
        () -> db().transactGetItems(t -> t.transactItems(List.of(one))),
        "operation TransactGetItems");
    assertInvalid(
        () -> db().executeStatement(e -> e.statement("SELECT * FROM x")),
        "operation ExecuteStatement");
    assertInvalid(
        () -> db().describeTimeToLive(d -> d.tableName(table())), "operation DescribeTimeToLive");
  }

  private static software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes keys() {
    return software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes.builder()
        .keys(List.of(key("a", "b")))
        .build();
  }

  @Test
  default void legacy_parameters_are_named() {
    unlessKnownDifferent(Difference.SUPPORTS_MORE);
    var expected = ExpectedAttributeValue.builder().exists(false).build();
    assertInvalid(
        () ->
            db().putItem(
                    p -> p.tableName(table()).item(key("a", "b")).expected(Map.of("pk", expected))),
        "PutItem.Expected");
    var added = AttributeValueUpdate.builder().action(AttributeAction.ADD).value(n(1)).build();
    assertInvalid(
        () -> update(u -> u.key(key("a", "b")).attributeUpdates(Map.of("x", added))),
        "UpdateItem.AttributeUpdates");
    var equal =
        Condition.builder()
            .comparisonOperator(ComparisonOperator.EQ)
            .attributeValueList(s("a"))
            .build();
    assertInvalid(() -> query(q -> q.keyConditions(Map.of("pk", equal))), "Query.KeyConditions");
    assertInvalid(
        () ->
            query(q ->
                q.keyConditionExpression("pk = :p")
                    .expressionAttributeValues(item(":p", s("a")))
                    .attributesToGet("x")),
        "Query.AttributesToGet");
    assertInvalid(
        () ->
            db().putItem(p ->
                p.tableName(table()).item(key("a", "b")).returnItemCollectionMetrics("SIZE")),
        "PutItem.ReturnItemCollectionMetrics");
    assertInvalid(
        () ->
            db().putItem(p ->
                p.tableName(table()).item(key("a", "b")).returnConsumedCapacity("INDEXES")),
        "ReturnConsumedCapacity INDEXES");
  }

  @Test
  default void table_features_beyond_ours_are_named() {
    unlessKnownDifferent(Difference.SUPPORTS_MORE);
    assertInvalid(
        () ->
            db().createTable(
                    TestTables.simple("refused", "S")
                        .billingMode("PROVISIONED")
                        .provisionedThroughput(t -> t.readCapacityUnits(1L).writeCapacityUnits(1L))
                        .build()),
        "CreateTable.ProvisionedThroughput");
    assertInvalid(
        () ->
            db().createTable(
                    TestTables.simple("refused", "S")
                        .streamSpecification(s -> s.streamEnabled(true).streamViewType("NEW_IMAGE"))
                        .build()),
        "CreateTable.StreamSpecification");
  }

  @Test
  default void selections_that_contradict_each_other_are_refused() {
    unlessKnownDifferent(Difference.LENIENT_VALIDATION);
    for (Select select : new Select[] {Select.COUNT, Select.ALL_PROJECTED_ATTRIBUTES}) {
      assertInvalid(
          () ->
              query(q ->
                  q.keyConditionExpression("pk = :p")
                      .select(select)
                      .projectionExpression("x")
                      .expressionAttributeValues(item(":p", s("a")))),
          "ProjectionExpression");
    }
    assertInvalid(
        () -> update(u -> u.key(key("a", "b")).expressionAttributeValues(item(":v", n(1)))),
        "can only be specified when using expressions");
  }
}
