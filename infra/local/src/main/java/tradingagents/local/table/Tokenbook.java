package tradingagents.local.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import tradingagents.local.wire.AwsError;

/** The client request tokens of the last ten minutes, kept in the transaction that they name. */
final class Tokenbook {
  private static final long LIFE_MILLIS = Duration.ofMinutes(10).toMillis();
  private static final int LONGEST = 36;

  private final InstantSource clock;

  Tokenbook(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether this very request has succeeded already; else notes it, to be kept if it succeeds. */
  boolean isRepeat(Store open, String token, JsonNode items) throws SQLException {
    if (token.isEmpty()) {
      return false;
    }
    if (token.length() > LONGEST) {
      throw Refusal.invalid("ClientRequestToken must have at most 36 characters");
    }
    byte[] digest = digest(items);
    long now = clock.millis();
    var forget = open.prepared("DELETE FROM tokens WHERE at <= ?");
    forget.setLong(1, now - LIFE_MILLIS);
    forget.executeUpdate();
    var select = open.prepared("SELECT digest FROM tokens WHERE token = ?");
    select.setString(1, token);
    try (ResultSet row = select.executeQuery()) {
      if (row.next()) {
        if (Arrays.equals(row.getBytes(1), digest)) {
          return true;
        }
        throw new AwsError(
            400,
            Refusal.PREFIX + "IdempotentParameterMismatchException",
            "The same token was used for a different request");
      }
    }
    var insert = open.prepared("INSERT INTO tokens (token, digest, at) VALUES (?, ?, ?)");
    insert.setString(1, token);
    insert.setBytes(2, digest);
    insert.setLong(3, now);
    insert.executeUpdate();
    return false;
  }

  private static byte[] digest(JsonNode items) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      feed(sha, items);
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Map entries in the order of their names: the same request may spell them in another. */
  private static void feed(MessageDigest sha, JsonNode node) {
    if (node.isObject()) {
      sha.update((byte) '{');
      var names = new ArrayList<>(ValueJson.names(node));
      Collections.sort(names);
      for (String name : names) {
        text(sha, name);
        feed(sha, node.get(name));
      }
      sha.update((byte) '}');
    } else if (node.isArray()) {
      sha.update((byte) '[');
      for (JsonNode element : node) {
        feed(sha, element);
      }
      sha.update((byte) ']');
    } else {
      text(sha, node.asText());
    }
  }

  private static void text(MessageDigest sha, String text) {
    sha.update(text.getBytes(StandardCharsets.UTF_8));
    sha.update((byte) 0xFF);
  }
}
