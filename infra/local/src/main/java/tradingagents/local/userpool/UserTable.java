package tradingagents.local.userpool;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Users and the signing key of the pool, in a table of their own. */
final class UserTable {
  private static final String TABLE = "local-user-pool";
  private static final String USERS = "USERS";

  private final DynamoDbClient dynamo;

  UserTable(DynamoDbClient dynamo) {
    this.dynamo = dynamo;
    if (!dynamo.listTables().tableNames().contains(TABLE)) {
      dynamo.createTable(create ->
          create
              .tableName(TABLE)
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .attributeDefinitions(attribute("pk"), attribute("sk"))
              .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
    }
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  /** The stored signing key, or the given one, stored first. */
  String keyOr(String generated) {
    Map<String, AttributeValue> key = Map.of("pk", s("KEY"), "sk", s("RS256"));
    try {
      dynamo.putItem(put ->
          put.tableName(TABLE)
              .item(Map.of("pk", s("KEY"), "sk", s("RS256"), "jwk", s(generated)))
              .conditionExpression("attribute_not_exists(pk)"));
      return generated;
    } catch (ConditionalCheckFailedException alreadyThere) {
      return text(dynamo.getItem(get -> get.tableName(TABLE).key(key)).item(), "jwk");
    }
  }

  /** Adds a user; false when the name is taken. */
  boolean add(User user) {
    try {
      dynamo.putItem(put ->
          put.tableName(TABLE).item(item(user)).conditionExpression("attribute_not_exists(pk)"));
      return true;
    } catch (ConditionalCheckFailedException taken) {
      return false;
    }
  }

  void put(User user) {
    dynamo.putItem(put -> put.tableName(TABLE).item(item(user)));
  }

  Optional<User> find(String name) {
    var answer =
        dynamo.getItem(get ->
            get.tableName(TABLE).key(Map.of("pk", s(USERS), "sk", s(name))).consistentRead(true));
    return answer.hasItem() ? Optional.of(user(answer.item())) : Optional.empty();
  }

  /** Looks at every user: a laptop has few. */
  Optional<User> bySub(String sub) {
    return all().stream().filter(user -> user.sub().equals(sub)).findFirst();
  }

  List<User> all() {
    return dynamo
        .query(query ->
            query
                .tableName(TABLE)
                .keyConditionExpression("pk = :users")
                .expressionAttributeValues(Map.of(":users", s(USERS))))
        .items()
        .stream()
        .map(UserTable::user)
        .toList();
  }

  private static Map<String, AttributeValue> item(User user) {
    return Map.of(
        "pk", s(USERS),
        "sk", s(user.name()),
        "sub", s(user.sub()),
        "salt", s(user.password().salt()),
        "passwordHash", s(user.password().hash()),
        "temporary", AttributeValue.fromBool(user.temporary()),
        "enabled", AttributeValue.fromBool(user.enabled()),
        "memberOf", AttributeValue.fromL(user.groups().stream().map(UserTable::s).toList()),
        "validFrom", AttributeValue.fromN(Long.toString(user.validFrom())),
        "createdAt", AttributeValue.fromN(Long.toString(user.createdAt())));
  }

  private static User user(Map<String, AttributeValue> item) {
    return new User(
        text(item, "sk"),
        text(item, "sub"),
        new PasswordHash(text(item, "salt"), text(item, "passwordHash")),
        value(item, "temporary").bool(),
        value(item, "enabled").bool(),
        value(item, "memberOf").l().stream().map(AttributeValue::s).toList(),
        Long.parseLong(value(item, "validFrom").n()),
        Long.parseLong(value(item, "createdAt").n()));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return value(item, name).s();
  }

  private static AttributeValue value(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new IllegalStateException("a stored user has no " + name);
    }
    return value;
  }

  private static AttributeValue s(String value) {
    return AttributeValue.fromS(value);
  }
}
