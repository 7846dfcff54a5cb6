package tradingagents.local.table;

import java.util.Arrays;
import java.util.Base64;

/** An immutable byte string with value equality and unsigned order. */
final class Bytes implements Comparable<Bytes> {
  private final byte[] content;

  Bytes(byte[] content) {
    this.content = content;
  }

  /** The bytes themselves; the caller does not change them. */
  byte[] content() {
    return content;
  }

  int length() {
    return content.length;
  }

  boolean startsWith(Bytes prefix) {
    return content.length >= prefix.content.length
        && Arrays.equals(content, 0, prefix.content.length, prefix.content, 0, prefix.length());
  }

  boolean contains(Bytes part) {
    for (int at = 0; at + part.length() <= length(); at++) {
      if (Arrays.equals(content, at, at + part.length(), part.content, 0, part.length())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(content, other.content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(content);
  }
}
