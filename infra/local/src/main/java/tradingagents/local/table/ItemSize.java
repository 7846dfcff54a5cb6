package tradingagents.local.table;

import java.math.BigDecimal;
import java.util.Map;

/** Sizes in bytes by DynamoDB's rules: names and texts as UTF-8, 3 a container, 1 an element. */
final class ItemSize {
  static final int LIMIT = 400 * 1024;

  private ItemSize() {}

  static int of(Map<String, Value> item) {
    int size = 0;
    for (var entry : item.entrySet()) {
      size += utf8(entry.getKey()) + of(entry.getValue());
    }
    return size;
  }

  static int of(Value value) {
    return switch (value) {
      case Value.S s -> utf8(s.text());
      case Value.N n -> Decimals.size(n.number());
      case Value.B b -> b.bytes().length();
      case Value.Bool b -> 1;
      case Value.Null n -> 1;
      case Value.L l -> {
        int size = 3;
        for (Value element : l.elements()) {
          size += 1 + of(element);
        }
        yield size;
      }
      case Value.M m -> 3 + m.entries().size() + of(m.entries());
      case Value.SS set -> {
        int size = 0;
        for (String text : set.texts()) {
          size += utf8(text);
        }
        yield size;
      }
      case Value.NS set -> {
        int size = 0;
        for (BigDecimal number : set.numbers()) {
          size += Decimals.size(number);
        }
        yield size;
      }
      case Value.BS set -> {
        int size = 0;
        for (Bytes bytes : set.binaries()) {
          size += bytes.length();
        }
        yield size;
      }
    };
  }

  static int utf8(String text) {
    int size = 0;
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      size += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
    }
    return size;
  }
}
