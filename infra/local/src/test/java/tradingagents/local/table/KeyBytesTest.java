package tradingagents.local.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Encoded keys sort as the values do. */
class KeyBytesTest {
  @Test
  void encoded_numbers_sort_as_numbers() {
    var random = new Random(3);
    List<BigDecimal> numbers = new ArrayList<>(List.of(BigDecimal.ZERO, BigDecimal.ONE));
    for (int at = 0; at < 400; at++) {
      var digits = new BigInteger(1 + random.nextInt(120), random);
      var number = new BigDecimal(random.nextBoolean() ? digits : digits.negate());
      numbers.add(Decimals.checked(number.scaleByPowerOfTen(random.nextInt(160) - 80)));
    }
    for (BigDecimal one : numbers) {
      for (BigDecimal two : numbers) {
        byte[] a = KeyBytes.of(new Value.N(one));
        byte[] b = KeyBytes.of(new Value.N(two));
        assertThat(Integer.signum(Arrays.compareUnsigned(a, b)))
            .as("%s and %s", one, two)
            .isEqualTo(one.compareTo(two));
      }
    }
  }

  @Test
  void the_end_of_a_prefix_is_the_next_byte_string_that_does_not_begin_with_it() {
    assertThat(KeyBytes.afterPrefix(new byte[] {1, 2})).containsExactly(1, 3);
    assertThat(KeyBytes.afterPrefix(new byte[] {1, -1})).containsExactly(2);
    assertThat(KeyBytes.afterPrefix(new byte[] {-1, -1})).isNull();
  }

  @Test
  void sizes_follow_the_documented_rules() {
    assertThat(Decimals.size(new BigDecimal("0"))).isEqualTo(1);
    assertThat(Decimals.size(new BigDecimal("12"))).isEqualTo(2);
    assertThat(Decimals.size(new BigDecimal("-12"))).isEqualTo(3);
    assertThat(ItemSize.utf8("a\u00e4\u20ac\ud83d\ude00")).isEqualTo(1 + 2 + 3 + 4);
    assertThat(ItemSize.of(new Value.L(List.of(new Value.Null(), new Value.S("ab")))))
        .isEqualTo(3 + 1 + 1 + 1 + 2);
  }
}
