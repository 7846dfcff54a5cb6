package tradingagents.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * Where a person is signed in. Kept in a file that only its owner may read; the password is not in
 * it.
 *
 * @param endpoint the API's address
 * @param user who
 * @param region of the user pool
 * @param clientId of the user pool's public client
 * @param signIn the user pool's address; empty means AWS itself
 * @param accessToken sent with every request
 * @param refreshToken gets the next access token
 * @param expiresAt when the access token ends
 */
record Login(
    URI endpoint,
    String user,
    String region,
    String clientId,
    String signIn,
    String accessToken,
    String refreshToken,
    Instant expiresAt) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Optional<Login> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode node = JSON.readTree(Files.readString(file));
      return Optional.of(
          new Login(
              URI.create(text(node, "endpoint")),
              text(node, "user"),
              text(node, "region"),
              text(node, "clientId"),
              text(node, "signIn"),
              text(node, "accessToken"),
              text(node, "refreshToken"),
              Instant.parse(text(node, "expiresAt"))));
    } catch (IOException | RuntimeException e) {
      throw new FailureException(
          new Failure(Reason.CORRUPT, file + " cannot be read; sign in again with 'login'"), e);
    }
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(name);
    }
    return value.textValue();
  }

  void write(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Path next =
          file.getFileSystem().supportedFileAttributeViews().contains("posix")
              ? Files.createTempFile(
                  file.getParent(),
                  ".login",
                  "",
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString("rw-------")))
              : Files.createTempFile(file.getParent(), ".login", "");
      Files.writeString(next, json());
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new FailureException(
          new Failure(Reason.UNAVAILABLE, "the login cannot be kept in " + file), e);
    }
  }

  private String json() throws JsonProcessingException {
    var node = JSON.createObjectNode();
    node.put("endpoint", endpoint.toString()).put("user", user).put("region", region);
    node.put("clientId", clientId).put("signIn", signIn).put("accessToken", accessToken);
    node.put("refreshToken", refreshToken).put("expiresAt", expiresAt.toString());
    return JSON.writeValueAsString(node);
  }

  /** Tokens are no text for logs. */
  @Override
  public String toString() {
    return user + " at " + endpoint;
  }
}
