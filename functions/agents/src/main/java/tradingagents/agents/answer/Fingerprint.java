package tradingagents.agents.answer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The identity of a text: the SHA-256 of its UTF-8 bytes, in hex. Says which instructions spoke.
 */
public final class Fingerprint {
  private Fingerprint() {}

  /**
   * The fingerprint of a text.
   *
   * @param text any
   * @return 64 hex digits
   */
  public static String of(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
