package tradingagents.local.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An attribute's value; the records carry DynamoDB's own type tags as names. */
sealed interface Value {
  /** A text. */
  record S(String text) implements Value {}

  /** An exact decimal, normalised: no trailing zeros. */
  record N(BigDecimal number) implements Value {}

  /** A byte string. */
  record B(Bytes bytes) implements Value {}

  /** True or false. */
  record Bool(boolean truth) implements Value {}

  /** The null value, which is not an absent attribute. */
  record Null() implements Value {}

  /** A list of any values. */
  record L(List<Value> elements) implements Value {}

  /** A map of any values. */
  record M(Map<String, Value> entries) implements Value {}

  /** A set of texts. */
  record SS(Set<String> texts) implements Value {}

  /** A set of numbers. */
  record NS(Set<BigDecimal> numbers) implements Value {}

  /** A set of byte strings. */
  record BS(Set<Bytes> binaries) implements Value {}

  /** DynamoDB's type tag. */
  default String tag() {
    return switch (this) {
      case S s -> "S";
      case N n -> "N";
      case B b -> "B";
      case Bool b -> "BOOL";
      case Null n -> "NULL";
      case L l -> "L";
      case M m -> "M";
      case SS s -> "SS";
      case NS n -> "NS";
      case BS b -> "BS";
    };
  }

  /** The type's long name as DynamoDB's messages spell it. */
  default String typeName() {
    return switch (this) {
      case S s -> "STRING";
      case N n -> "NUMBER";
      case B b -> "BINARY";
      case Bool b -> "BOOLEAN";
      case Null n -> "NULL";
      case L l -> "LIST";
      case M m -> "MAP";
      case SS s -> "STRING_SET";
      case NS n -> "NUMBER_SET";
      case BS b -> "BINARY_SET";
    };
  }

  /** Whether order is defined on this type: texts, numbers, byte strings. */
  default boolean isOrdered() {
    return this instanceof S || this instanceof N || this instanceof B;
  }

  /** Whether this is one of the three set types. */
  default boolean isSet() {
    return this instanceof SS || this instanceof NS || this instanceof BS;
  }

  /** Order of two ordered values of one type: numeric, or by unsigned UTF-8 bytes. */
  static int compare(Value left, Value right) {
    return switch (left) {
      case S s when right instanceof S other -> compareTexts(s.text, other.text);
      case N n when right instanceof N other -> n.number.compareTo(other.number);
      case B b when right instanceof B other -> b.bytes.compareTo(other.bytes);
      default -> throw new IllegalArgumentException(left.tag() + " and " + right.tag());
    };
  }

  private static int compareTexts(String left, String right) {
    int shorter = Math.min(left.length(), right.length());
    for (int at = 0; at < shorter; at++) {
      char a = left.charAt(at);
      char b = right.charAt(at);
      if (a != b) {
        return Integer.compare(utf8Rank(a), utf8Rank(b));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** Surrogates stand for code points above all others, so they rank after U+FFFF. */
  private static int utf8Rank(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }
}
