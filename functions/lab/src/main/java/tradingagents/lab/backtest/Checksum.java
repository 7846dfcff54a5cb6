package tradingagents.lab.backtest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A fingerprint of rows, by which two ways to the same numbers are compared. */
public final class Checksum {
  private Checksum() {}

  /**
   * SHA-256.
   *
   * @param rows each ended by a line feed
   * @return hexadecimal digits
   */
  public static String of(String rows) {
    try {
      byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
