package tradingagents.chain.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One word for several texts, the same for the same ones only. */
public final class Fingerprint {
  private Fingerprint() {}

  /**
   * SHA-256 of some texts, each with its length before it, so that none runs into the next.
   *
   * @param texts in order
   * @return 64 hexadecimal digits
   */
  public static String of(String... texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String text : texts) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
