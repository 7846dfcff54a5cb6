package tradingagents.local.table;

import static org.assertj.core.api.Assertions.assertThat;
import static tradingagents.local.table.Fixture.b;
import static tradingagents.local.table.Fixture.item;
import static tradingagents.local.table.Fixture.key;
import static tradingagents.local.table.Fixture.list;
import static tradingagents.local.table.Fixture.map;
import static tradingagents.local.table.Fixture.n;
import static tradingagents.local.table.Fixture.s;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Seeded random work compared with a plain model, and the order of random keys. */
interface RandomContract extends Fixture {
  @Test
  default void random_work_leaves_what_a_plain_model_expects() {
    for (long seed = 1; seed <= 4; seed++) {
      new RandomWork(this, seed, "seed" + seed).run(100);
    }
  }

  @Test
  default void random_items_come_back_as_they_went() {
    var random = new Random(7);
    for (int round = 0; round < 60; round++) {
      var stored = item("pk", s("rnd"), "sk", s("k" + round));
      for (int at = 0; at < 5; at++) {
        stored.put("attribute" + at, value(random, 0));
      }
      db().putItem(p -> p.tableName(table()).item(stored));
      assertThat(get("rnd", "k" + round)).as("seed 7, round %d", round).isEqualTo(stored);
    }
  }

  private static AttributeValue value(Random random, int depth) {
    return switch (random.nextInt(depth < 4 ? 7 : 5)) {
      case 0 -> s(text(random));
      case 1 -> n(random.nextInt(2000) - 1000);
      case 2 -> AttributeValue.fromBool(random.nextBoolean());
      case 3 -> AttributeValue.fromNul(true);
      case 4 -> b(random.nextInt(256), random.nextInt(256));
      case 5 -> list(value(random, depth + 1), value(random, depth + 1));
      default -> map("x", value(random, depth + 1), "y z", value(random, depth + 1));
    };
  }

  private static String text(Random random) {
    var text = new StringBuilder("-");
    for (int at = random.nextInt(6); at > 0; at--) {
      int kind = random.nextInt(4);
      text.appendCodePoint(
          switch (kind) {
            case 0 -> 'a' + random.nextInt(3);
            case 1 -> 0xE4;
            case 2 -> 0xFF5E;
            default -> 0x1F600 + random.nextInt(2);
          });
    }
    return text.toString();
  }

  @Test
  default void number_keys_sort_as_numbers() {
    var random = new Random(11);
    var numbers = new TreeSet<BigDecimal>();
    for (int at = 0; at < 120; at++) {
      BigDecimal digits = BigDecimal.valueOf(random.nextLong() >> random.nextInt(60));
      numbers.add(digits.movePointLeft(random.nextInt(30)).stripTrailingZeros());
    }
    for (String special : List.of("0", "1", "10", "9.99", "-1", "-10", "-9.99", "1E-130")) {
      numbers.add(new BigDecimal(special).stripTrailingZeros());
    }
    List<BigDecimal> sorted = new ArrayList<>(numbers);
    assertThat(
            rangeKeys("N", sorted.stream().map(d -> n(d.toPlainString())).toList()).stream()
                .map(value -> new BigDecimal(value.n()).stripTrailingZeros())
                .toList())
        .isEqualTo(sorted);
  }

  @Test
  default void text_keys_sort_by_their_utf8_bytes() {
    unlessKnownDifferent(Difference.KEY_ORDER);
    var random = new Random(13);
    var texts =
        new TreeSet<String>((one, two) ->
            Arrays.compareUnsigned(
                one.getBytes(StandardCharsets.UTF_8), two.getBytes(StandardCharsets.UTF_8)));
    for (int at = 0; at < 100; at++) {
      texts.add(text(random));
    }
    List<String> sorted = List.copyOf(texts);
    assertThat(
            rangeKeys("S", sorted.stream().map(Fixture::s).toList()).stream()
                .map(AttributeValue::s)
                .toList())
        .isEqualTo(sorted);
  }

  @Test
  default void binary_keys_sort_by_unsigned_bytes() {
    unlessKnownDifferent(Difference.KEY_ORDER);
    var sorted =
        List.of(b(0), b(0, 0), b(0, 255), b(1), b(127), b(128), b(128, 1), b(255), b(255, 255));
    assertThat(rangeKeys("B", sorted)).isEqualTo(sorted);
  }

  /** Puts the keys in another order and reads them back by a query. */
  private List<AttributeValue> rangeKeys(String type, List<AttributeValue> keys) {
    String name = table() + "-" + type;
    db().createTable(TestTables.simple(name, type).build());
    var shuffled = new ArrayList<>(keys);
    java.util.Collections.shuffle(shuffled, new Random(17));
    for (AttributeValue key : shuffled) {
      db().putItem(p -> p.tableName(name).item(item("pk", s("all"), "sk", key)));
    }
    var found =
        db().query(q ->
                q.tableName(name)
                    .keyConditionExpression("pk = :p")
                    .expressionAttributeValues(item(":p", s("all"))))
            .items();
    db().deleteTable(d -> d.tableName(name));
    return found.stream().map((Map<String, AttributeValue> item) -> item.get("sk")).toList();
  }

  @Test
  default void a_deep_value_is_kept_and_a_deeper_one_refused() {
    unlessKnownDifferent(Difference.LENIENT_VALIDATION);
    AttributeValue value = s("bottom");
    for (int depth = 0; depth < 32; depth++) {
      value = list(value);
    }
    put("deep", "1", "v", value);
    assertThat(get("deep", "1").get("v")).isEqualTo(value);
    AttributeValue deeper = list(value);
    Fixture.assertInvalid(() -> put("deep", "2", "v", deeper), "Nesting Levels");
    assertThat(get("deep", "2")).isEmpty();
    assertThat(key("deep", "2")).hasSize(2);
  }
}
