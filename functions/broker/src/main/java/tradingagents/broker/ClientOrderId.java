package tradingagents.broker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name of a run's only order, derived from the run's id and nothing else: whoever acts for the
 * run, however often, names the same order. At most {@value #MAX_LENGTH} characters that every
 * broker takes.
 */
final class ClientOrderId {
  static final int MAX_LENGTH = 48;
  private static final String PREFIX = "ta-";

  private ClientOrderId() {}

  static String of(String runId) {
    int room = MAX_LENGTH - PREFIX.length();
    if (runId.matches("[A-Za-z0-9-]{1," + room + "}")) {
      return PREFIX + runId;
    }
    // A dot cannot occur in a plain id, so no plain id can equal a hashed one.
    return PREFIX + "h." + sha256(runId).substring(0, room - 2);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
