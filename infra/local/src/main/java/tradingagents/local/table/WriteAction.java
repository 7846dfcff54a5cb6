package tradingagents.local.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One put, update, delete or check of one item: what a request says, before it meets the table. */
record WriteAction(
    Kind kind,
    TableDefinition table,
    Map<String, Value> given,
    Update update,
    @Nullable Condition condition,
    boolean returnsOldOnFailure) {

  /** What is done. */
  enum Kind {
    PUT,
    UPDATE,
    DELETE,
    CHECK
  }

  /** What a write did: the item before and after (null: absent) and the units that it cost. */
  record Written(Rows.@Nullable Stored before, Rows.@Nullable Stored after, int units) {}

  /** Reads the request; {@code where} names it in refusals of unknown members by the caller. */
  static WriteAction read(
      Kind kind, TableDefinition table, JsonNode request, ExpressionCache expressions) {
    var bindings = new Bindings(expressions, request);
    Condition condition = bindings.condition(request, "ConditionExpression");
    Update update = kind == Kind.UPDATE ? bindings.update(request) : Update.NOTHING;
    bindings.refuseUnused();
    String member = kind == Kind.PUT ? "Item" : "Key";
    Map<String, Value> given = ValueJson.item(Members.required(request, member), member);
    boolean returnsOld =
        Members.choice(request, "ReturnValuesOnConditionCheckFailure", "NONE", "ALL_OLD")
            .equals("ALL_OLD");
    return new WriteAction(kind, table, given, update, condition, returnsOld);
  }

  /** The item's key, once all that can be checked without the table is checked. */
  ItemKey locate() {
    if (kind == Kind.PUT) {
      ItemKey key = table.keyOfItem(given);
      sized(given);
      return key;
    }
    ItemKey key = table.keyOf(given);
    update
        .targets()
        .filter(path -> table.shape().names(path.root()))
        .findFirst()
        .ifPresent(path -> {
          throw Refusal.parameter(
              "Cannot update attribute " + path.root() + ". This attribute is part of the key");
        });
    return key;
  }

  boolean isAllowed(Rows.@Nullable Stored before) {
    return Evaluation.holds(condition, before == null ? Map.of() : before.item());
  }

  /** The item afterwards; null when there is none. */
  Rows.@Nullable Stored result(Rows.@Nullable Stored before) {
    return switch (kind) {
      case PUT -> sized(given);
      case DELETE -> null;
      case CHECK -> before;
      case UPDATE -> {
        if (before == null && removesOnly()) {
          yield null;
        }
        Map<String, Value> item =
            UpdateApplication.apply(update, before == null ? given : before.item());
        table.keyOfItem(item);
        yield sized(item);
      }
    };
  }

  /** Removing from an absent item does not create it. */
  private boolean removesOnly() {
    return update.sets().isEmpty()
        && update.adds().isEmpty()
        && !(update.removes().isEmpty() && update.deletes().isEmpty());
  }

  private static Rows.Stored sized(Map<String, Value> item) {
    int size = ItemSize.of(item);
    if (size > ItemSize.LIMIT) {
      throw Refusal.itemTooLarge();
    }
    return new Rows.Stored(item, size);
  }
}
