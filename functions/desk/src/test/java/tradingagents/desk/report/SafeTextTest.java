package tradingagents.desk.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\r\nb", "a\rb", "a\u0085b", "a\u2028b", "a\u2029b"})
  void every_line_end_becomes_the_same(String text) {
    assertThat(SafeText.visible(text)).isEqualTo("a\nb");
    assertThat(SafeText.line(text)).isEqualTo("a b");
  }

  @Test
  void a_line_end_at_the_end_stays_one() {
    assertThat(SafeText.visible("a\r")).isEqualTo("a\n");
    assertThat(SafeText.visible("a\r\r\n")).isEqualTo("a\n\n");
  }

  @Test
  void white_space_on_one_line_is_one_blank() {
    assertThat(SafeText.visible("a\tb")).isEqualTo("a b");
    assertThat(SafeText.line(" a \t\n\u00a0\u3000 b ")).isEqualTo("a b");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x1B, 0x7F, 0x9B, 0xAD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F,
        0x200B, 0x202E, 0x2066, 0x2800, 0x3164, 0xD800, 0xE000, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0,
        0xE0000, 0xE0041, 0xE0100
      })
  void what_nobody_sees_is_shown_by_its_number(int hidden) {
    assertThat(SafeText.visible("a" + Character.toString(hidden) + "b"))
        .isEqualTo("a[U+%04X]b".formatted(hidden));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        'z', 0xE9, 0x034E, 0x115E, 0x1161, 0x17B3, 0x17B6, 0x180A, 0x1810, 0x27FF, 0x2801, 0x3163,
        0x3165, 0xFDFF, 0xFE10, 0xFF9F, 0xFFA1, 0x1F600
      })
  void what_is_seen_stays(int seen) {
    String text = "a" + Character.toString(seen) + "b";

    assertThat(SafeText.visible(text)).isEqualTo(text);
  }

  @Test
  void a_letter_carries_three_marks_and_no_tower() {
    String mark = "\u0301";

    assertThat(SafeText.visible("a" + mark.repeat(3) + "b")).isEqualTo("a" + mark.repeat(3) + "b");
    assertThat(SafeText.visible("a" + mark.repeat(9) + "b")).isEqualTo("a" + mark.repeat(3) + "b");
    assertThat(SafeText.visible("a\u20DD\u20DD\u20DD\u20DDb")).isEqualTo("a\u20DD\u20DD\u20DDb");
    assertThat(SafeText.visible("a" + mark.repeat(3) + "b" + mark + "c"))
        .isEqualTo("a" + mark.repeat(3) + "b" + mark + "c");
  }
}
