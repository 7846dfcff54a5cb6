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

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Tables; storing and reading items of every type. */
interface ItemContract extends Fixture {
  @Test
  default void gives_back_values_of_every_type() {
    var stored =
        put(
            "types",
            "1",
            "text",
            s("a \"quoted\" <b> \u00e4 \ud83d\ude00"),
            "empty",
            s(""),
            "number",
            n("-12.5"),
            "bytes",
            b(0, 127, 128, 255),
            "yes",
            AttributeValue.fromBool(true),
            "nothing",
            AttributeValue.fromNul(true),
            "list",
            list(s("x"), n(1), list()),
            "map",
            map("inner", map("deep", s("y"))),
            "texts",
            AttributeValue.fromSs(List.of("a", "b")),
            "numbers",
            AttributeValue.fromNs(List.of("1", "2.5")),
            "binaries",
            AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("x"))));
    assertThat(get("types", "1")).isEqualTo(stored);
  }

  @Test
  default void put_replaces_the_whole_item() {
    put("a", "1", "x", n(1), "y", n(2));
    put("a", "1", "z", n(3));
    assertThat(get("a", "1")).isEqualTo(item("pk", s("a"), "sk", s("1"), "z", n(3)));
  }

  @Test
  default void an_absent_item_is_no_item() {
    assertThat(db().getItem(g -> g.tableName(table()).key(key("no", "no"))).hasItem()).isFalse();
  }

  @Test
  default void put_and_delete_return_the_old_item_when_asked() {
    var old = put("a", "1", "x", n(1));
    var replaced =
        db().putItem(p -> p.tableName(table()).item(key("a", "1")).returnValues("ALL_OLD"));
    assertThat(replaced.attributes()).isEqualTo(old);
    var deleted =
        db().deleteItem(d -> d.tableName(table()).key(key("a", "1")).returnValues("ALL_OLD"));
    assertThat(deleted.attributes()).isEqualTo(key("a", "1"));
    var again =
        db().deleteItem(d -> d.tableName(table()).key(key("a", "1")).returnValues("ALL_OLD"));
    assertThat(again.hasAttributes()).isFalse();
    assertThat(get("a", "1")).isEmpty();
  }

  @Test
  default void get_projects_names_paths_and_list_elements() {
    put("a", "1", "m", map("x", n(1), "y", n(2)), "l", list(s("0"), s("1"), s("2")), "z", n(3));
    var response =
        db().getItem(g ->
            g.tableName(table())
                .key(key("a", "1"))
                .projectionExpression("#m.x, l[2], l[0], absent")
                .expressionAttributeNames(java.util.Map.of("#m", "m")));
    unlessKnownDifferent(Difference.UPDATED_VALUES_SHAPE);
    assertThat(response.item()).isEqualTo(item("m", map("x", n(1)), "l", list(s("0"), s("2"))));
  }

  @Test
  default void numbers_are_normalised_and_keep_38_digits() {
    String digits = "12345678901234567890123456789012345678";
    put("a", "1", "long", n(digits), "padded", n("1.500"), "power", n("1e3"), "zero", n("-0.0"));
    var stored = get("a", "1");
    assertThat(stored.get("long")).isEqualTo(n(digits));
    unlessKnownDifferent(Difference.LENIENT_VALIDATION);
    assertThat(stored.get("padded")).isEqualTo(n("1.5"));
    assertThat(stored.get("power")).isEqualTo(n("1000"));
    assertThat(stored.get("zero")).isEqualTo(n("0"));
  }

  @Test
  default void numbers_out_of_range_are_refused() {
    unlessKnownDifferent(Difference.LENIENT_VALIDATION);
    assertInvalid(() -> put("a", "1", "x", n("1e126")), "overflow");
    assertInvalid(() -> put("a", "1", "x", n("1e-131")), "underflow");
    assertInvalid(
        () -> put("a", "1", "x", n("123456789012345678901234567890123456789")), "38 significant");
    assertInvalid(() -> put("a", "1", "x", n("12 apples")), "cannot be converted");
    assertInvalid(() -> put("a", "1", "x", n("\u0661")), "cannot be converted");
    put("a", "1", "x", n("9.9999999999999999999999999999999999999E+125"), "y", n("1E-130"));
  }

  @Test
  default void keys_must_be_present_typed_and_not_empty() {
    assertInvalid(
        () -> db().putItem(p -> p.tableName(table()).item(item("pk", s("a")))), "Missing the key");
    assertInvalid(
        () -> db().putItem(p -> p.tableName(table()).item(item("pk", s("a"), "sk", n(1)))),
        "Type mismatch for key");
    unlessKnownDifferent(Difference.LENIENT_VALIDATION);
    assertInvalid(() -> put("a", ""), "empty string value");
    assertInvalid(
        () -> db().getItem(g -> g.tableName(table()).key(item("pk", s("a")))),
        "key element does not match the schema");
    assertInvalid(
        () ->
            db().getItem(
                    g -> g.tableName(table()).key(item("pk", s("a"), "sk", s("b"), "x", s("c")))),
        "key element");
  }

  @Test
  default void an_index_key_of_the_wrong_type_is_refused() {
    unlessKnownDifferent(Difference.LENIENT_VALIDATION);
    assertInvalid(() -> put("a", "1", "kind", n(1)), "Type mismatch");
  }

  @Test
  default void an_item_over_400_kB_is_refused_and_one_of_exactly_400_kB_is_not() {
    unlessKnownDifferent(Difference.LENIENT_VALIDATION);
    // pk + "a" + sk + "1" + body + text: 2+1+2+1+4 bytes beside the text
    int rest = 10;
    put("a", "1", "body", s("x".repeat(400 * 1024 - rest)));
    assertInvalid(
        () -> put("a", "1", "body", s("x".repeat(400 * 1024 - rest + 1))),
        "Item size has exceeded the maximum allowed size");
  }

  @Test
  default void sets_must_not_be_empty_nor_repeat() {
    unlessKnownDifferent(Difference.LENIENT_VALIDATION);
    assertInvalid(() -> put("a", "1", "x", AttributeValue.fromSs(List.of())), "may not be empty");
    assertInvalid(() -> put("a", "1", "x", AttributeValue.fromSs(List.of("q", "q"))), "duplicates");
    assertInvalid(
        () -> put("a", "1", "x", AttributeValue.fromNs(List.of("1", "1.0"))), "duplicates");
  }

  @Test
  default void a_missing_table_is_not_found() {
    assertThatThrownBy(() -> db().getItem(g -> g.tableName("nowhere").key(key("a", "1"))))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> db().describeTable(d -> d.tableName("nowhere")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> db().deleteTable(d -> d.tableName("nowhere")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  default void a_table_is_made_once_described_and_listed() {
    assertThatThrownBy(() -> TestTables.main(db(), table()))
        .isInstanceOf(ResourceInUseException.class);
    var described = db().describeTable(d -> d.tableName(table())).table();
    assertThat(described.tableStatusAsString()).isEqualTo("ACTIVE");
    assertThat(described.keySchema()).hasSize(2);
    assertThat(described.globalSecondaryIndexes()).hasSize(3);
    assertThat(db().listTables().tableNames()).contains(table());
  }

  @Test
  default void consumed_capacity_follows_the_size() {
    unlessKnownDifferent(Difference.NO_CAPACITY_RULES);
    var small =
        db().putItem(p -> p.tableName(table()).item(key("a", "1")).returnConsumedCapacity("TOTAL"));
    assertThat(small.consumedCapacity().capacityUnits()).isEqualTo(1.0);
    var body = item("pk", s("a"), "sk", s("2"), "body", s("x".repeat(5000)));
    var large = db().putItem(p -> p.tableName(table()).item(body).returnConsumedCapacity("TOTAL"));
    assertThat(large.consumedCapacity().capacityUnits()).isEqualTo(5.0);
    body.put("kind", s("k"));
    var indexed =
        db().putItem(p -> p.tableName(table()).item(body).returnConsumedCapacity("TOTAL"));
    assertThat(indexed.consumedCapacity().capacityUnits())
        .as("5 for the item, 1 each for the two indexes that hold its keys only")
        .isEqualTo(7.0);
    var read =
        db().getItem(g -> g.tableName(table()).key(key("a", "2")).returnConsumedCapacity("TOTAL"));
    assertThat(read.consumedCapacity().capacityUnits()).isEqualTo(1.0);
    var consistent =
        db().getItem(g ->
            g.tableName(table())
                .key(key("a", "2"))
                .consistentRead(true)
                .returnConsumedCapacity("TOTAL"));
    assertThat(consistent.consumedCapacity().capacityUnits()).isEqualTo(2.0);
  }
}
