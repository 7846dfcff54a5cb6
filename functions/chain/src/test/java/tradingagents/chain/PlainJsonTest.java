package tradingagents.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

class PlainJsonTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void reads_every_kind_of_value() {
    Map<String, @Nullable Object> read =
        PlainJson.read(
            bytes("{\"o\":{\"a\":[1,\"zwölf\",null]},\"t\":true,\"f\":false,\"d\":1.5,\"e\":{}}"));

    assertThat(read.keySet()).containsExactly("o", "t", "f", "d", "e");
    assertThat(read.get("o")).isEqualTo(Map.of("a", Arrays.asList(1, "zwölf", null)));
    assertThat(read.get("t")).isEqualTo(true);
    assertThat(read.get("f")).isEqualTo(false);
    assertThat(read.get("d")).isEqualTo(1.5);
    assertThat(read.get("e")).isEqualTo(Map.of());
  }

  @Test
  void what_is_written_is_read_back() {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("text", "a \"quoted\"\n line");
    value.put("numbers", List.of(1, 2_000_000_000_000L, 0.5));
    value.put("nothing", null);
    value.put("truth", true);

    assertThat(PlainJson.read(PlainJson.write(value))).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no", "[]", "7", "{\"a\":1", "{\"a\":1} {}", "{\"a\":}", "{]"})
  void anything_but_one_object_is_corrupt(String text) {
    assertThatThrownBy(() -> PlainJson.read(bytes(text)))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure().reason()).isEqualTo(Reason.CORRUPT));
  }

  @Test
  void refuses_to_write_what_is_not_plain() {
    assertThatThrownBy(() -> PlainJson.write(Map.of("a", Reason.CORRUPT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Reason");
  }
}
