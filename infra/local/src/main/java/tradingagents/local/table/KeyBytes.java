package tradingagents.local.table;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Key values as bytes whose unsigned order is DynamoDB's order: texts as UTF-8, byte strings as
 * they are, numbers as sign, exponent and digits (complemented when negative).
 */
final class KeyBytes {
  static final byte[] NONE = new byte[0];
  private static final int EXPONENT_BIAS = 130;

  private KeyBytes() {}

  static byte[] of(Value value) {
    return switch (value) {
      case Value.S s -> s.text().getBytes(StandardCharsets.UTF_8);
      case Value.B b -> b.bytes().content();
      case Value.N n -> number(n.number());
      default -> throw new IllegalArgumentException("no key type: " + value.tag());
    };
  }

  /**
   * The smallest byte string greater than all that begin with {@code prefix}; null when none is.
   */
  static byte @Nullable [] afterPrefix(byte[] prefix) {
    int last = prefix.length - 1;
    while (last >= 0 && prefix[last] == (byte) 0xFF) {
      last--;
    }
    if (last < 0) {
      return null;
    }
    byte[] after = Arrays.copyOf(prefix, last + 1);
    after[last]++;
    return after;
  }

  private static byte[] number(BigDecimal number) {
    if (number.signum() == 0) {
      return new byte[] {1};
    }
    BigDecimal normal = number.stripTrailingZeros();
    String digits = normal.unscaledValue().abs().toString();
    int exponent = normal.precision() - normal.scale() - 1;
    boolean negative = normal.signum() < 0;
    byte[] bytes = new byte[2 + digits.length() + (negative ? 1 : 0)];
    bytes[0] = (byte) (negative ? 0 : 2);
    bytes[1] = (byte) (exponent + EXPONENT_BIAS);
    for (int at = 0; at < digits.length(); at++) {
      bytes[2 + at] = (byte) (digits.charAt(at) - '0' + 1);
    }
    if (negative) {
      // The closing 0 becomes 0xFF: of two negatives with equal leading digits, the shorter is
      // greater.
      for (int at = 1; at < bytes.length; at++) {
        bytes[at] = (byte) ~bytes[at];
      }
    }
    return bytes;
  }
}
