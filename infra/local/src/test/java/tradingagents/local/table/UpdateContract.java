package tradingagents.local.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tradingagents.local.table.Fixture.assertInvalid;
import static tradingagents.local.table.Fixture.item;
import static tradingagents.local.table.Fixture.key;
import static tradingagents.local.table.Fixture.list;
import static tradingagents.local.table.Fixture.map;
import static tradingagents.local.table.Fixture.n;
import static tradingagents.local.table.Fixture.s;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Update expressions and what they return. */
interface UpdateContract extends Fixture {
  @Test
  default void sets_places_to_values_sums_defaults_and_joined_lists() {
    put("u", "1", "a", n(10), "l", list(n(1)), "m", map("x", n(1)), "l2", list(s("p"), s("q")));
    var after =
        update(
                "u",
                "1",
                "SET a = a + :two, b = :two - a, c = if_not_exists(c, :zero) + :two, "
                    + "l = list_append(l, :more), m.y = :two, l2[1] = :two, l2[9] = a, d = a",
                ":two",
                n(2),
                ":zero",
                n(0),
                ":more",
                list(n(2)))
            .attributes();
    assertThat(after)
        .isEqualTo(
            item(
                "pk",
                s("u"),
                "sk",
                s("1"),
                "a",
                n(12),
                "b",
                n(-8),
                "c",
                n(2),
                "l",
                list(n(1), n(2)),
                "m",
                map("x", n(1), "y", n(2)),
                "l2",
                list(s("p"), n(2), n(10)),
                "d",
                n(10)));
  }

  @Test
  default void removes_attributes_nested_places_and_list_elements_by_their_old_positions() {
    put("u", "1", "a", n(1), "m", map("x", n(1), "y", n(2)), "l", list(n(0), n(1), n(2), n(3)));
    var after = update("u", "1", "REMOVE a, m.x, l[0], l[2], absent").attributes();
    assertThat(after)
        .isEqualTo(item("pk", s("u"), "sk", s("1"), "m", map("y", n(2)), "l", list(n(1), n(3))));
  }

  @Test
  default void adds_to_numbers_and_sets_and_deletes_from_sets() {
    put("u", "1", "n", n(1), "t", AttributeValue.fromSs(List.of("a", "b")));
    update("u", "1", "ADD n :five, fresh :five, t :more", ":five", n(5), ":more", texts("c"));
    var added = get("u", "1");
    assertThat(added.get("n")).isEqualTo(n(6));
    assertThat(added.get("fresh")).isEqualTo(n(5));
    assertThat(Set.copyOf(Fixture.value(added, "t").ss())).isEqualTo(Set.of("a", "b", "c"));
    update("u", "1", "DELETE t :gone", ":gone", texts("a", "z"));
    assertThat(Set.copyOf(Fixture.value(get("u", "1"), "t").ss())).isEqualTo(Set.of("b", "c"));
    update("u", "1", "DELETE t :gone", ":gone", texts("b", "c"));
    assertThat(get("u", "1")).doesNotContainKey("t");
  }

  private static AttributeValue texts(String... texts) {
    return AttributeValue.fromSs(List.of(texts));
  }

  @Test
  default void an_update_creates_the_item_that_is_not_there() {
    update("fresh", "1", "SET a = :v", ":v", n(1));
    assertThat(get("fresh", "1")).isEqualTo(item("pk", s("fresh"), "sk", s("1"), "a", n(1)));
    unlessKnownDifferent(Difference.CRASHES);
    update(u -> u.key(key("bare", "1")));
    assertThat(get("bare", "1")).isEqualTo(key("bare", "1"));
  }

  @Test
  default void removing_from_an_absent_item_does_not_create_it() {
    unlessKnownDifferent(Difference.REMOVE_CREATES_ITEM);
    update("absent", "1", "REMOVE a");
    assertThat(get("absent", "1")).isEmpty();
  }

  @Test
  default void returns_what_was_asked_for() {
    put("u", "1", "a", n(1), "m", map("x", n(1), "y", n(2)));
    assertThat(returned("ALL_OLD", n(2)))
        .isEqualTo(item("pk", s("u"), "sk", s("1"), "a", n(1), "m", map("x", n(1), "y", n(2))));
    assertThat(returned("UPDATED_OLD", n(3)).get("a")).isEqualTo(n(2));
    assertThat(returned("UPDATED_NEW", n(4)).get("a")).isEqualTo(n(4));
    assertThat(returned("NONE", n(5))).isEmpty();
    assertThat(returned("ALL_NEW", n(6)).get("m")).isEqualTo(map("x", n(6), "y", n(2)));
    unlessKnownDifferent(Difference.UPDATED_VALUES_SHAPE);
    assertThat(returned("UPDATED_NEW", n(7))).isEqualTo(item("a", n(7), "m", map("x", n(7))));
  }

  private java.util.Map<String, AttributeValue> returned(String returnValues, AttributeValue v) {
    return update(u ->
            u.key(key("u", "1"))
                .updateExpression("SET a = :v, m.x = :v")
                .expressionAttributeValues(item(":v", v))
                .returnValues(returnValues))
        .attributes();
  }

  @Test
  default void a_condition_guards_an_update() {
    put("u", "1", "version", n(3));
    assertThatThrownBy(() -> bump(2)).isInstanceOf(ConditionalCheckFailedException.class);
    bump(3);
    assertThat(get("u", "1").get("version")).isEqualTo(n(4));
  }

  private void bump(int version) {
    update(u ->
        u.key(key("u", "1"))
            .updateExpression("SET #v = :next")
            .conditionExpression("#v = :known")
            .expressionAttributeNames(java.util.Map.of("#v", "version"))
            .expressionAttributeValues(item(":known", n(version), ":next", n(version + 1))));
  }

  @Test
  default void impossible_updates_are_refused_and_change_nothing() {
    var stored = put("u", "1", "a", s("text"), "l", list(n(1)));
    assertInvalid(() -> update("u", "1", "SET sk = :v", ":v", s("x")), "part of the key");
    assertInvalid(() -> update("u", "1", "SET x = nope", new Object[0]), "does not exist");
    assertInvalid(() -> update("u", "1", "SET x.y = :v", ":v", n(1)), "document path");
    unlessKnownDifferent(Difference.LENIENT_VALIDATION);
    assertInvalid(() -> update("u", "1", "SET a = a + :v", ":v", n(1)), "incorrect data type");
    assertInvalid(() -> update("u", "1", "ADD a :v", ":v", n(1)), "data type");
    assertInvalid(() -> update("u", "1", "SET x = :v SET y = :v", ":v", n(1)), "only be used once");
    assertInvalid(() -> update("u", "1", "SET x", new Object[0]), "Syntax error");
    assertInvalid(() -> update("u", "1", "SET x = :v, x = :v", ":v", n(1)), "overlap");
    assertThat(get("u", "1")).isEqualTo(stored);
    assertInvalid(() -> update("u", "1", "SET l = :v, l[0] = :v", ":v", n(1)), "overlap");
    assertInvalid(() -> update("u", "1", "SET x.a = :v, x[0] = :v", ":v", n(1)), "conflict");
    assertInvalid(() -> update("u", "1", "ADD x :v", ":v", s("t")), "Incorrect operand type");
    assertInvalid(() -> update("u", "1", "SET x = size(a)", new Object[0]), "not allowed");
    assertInvalid(() -> update("u", "1", "SET kind = :v", ":v", n(1)), "Type mismatch");
    assertThat(get("u", "1")).isEqualTo(stored);
  }
}
