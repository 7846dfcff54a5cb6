package tradingagents.api.access;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Questions of an HTTP API's authorizer (payload format 2.0) and the simple answers it expects. The
 * functions behind the API read {@code sub}, {@code name} and {@code role} in the request's
 * authorizer context.
 *
 * @param check who judges the token
 */
record Answers(TokenCheck check) {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  /**
   * Answers one question; never throws.
   *
   * @param event as API Gateway sends it
   * @return {@code isAuthorized}, and {@code context} when it is so
   */
  Map<String, Object> to(Map<String, @Nullable Object> event) {
    return switch (check.judge(token(event))) {
      case Bearer.Known(String sub, String name, Role role) ->
          Map.of(
              "isAuthorized",
              true,
              "context",
              Map.of("sub", sub, "name", name, "role", role.wireName()));
      case Bearer.Refused(String reason) -> {
        LOG.info("refused: {}", reason);
        yield Map.of("isAuthorized", false);
      }
    };
  }

  private static @Nullable String token(Map<String, @Nullable Object> event) {
    return event.get("identitySource") instanceof List<?> sources
            && !sources.isEmpty()
            && sources.getFirst() instanceof String source
        ? source
        : null;
  }
}
