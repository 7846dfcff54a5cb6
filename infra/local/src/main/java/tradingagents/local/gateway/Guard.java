package tradingagents.local.gateway;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.local.template.ApiDef;

/**
 * Asks authorizers, and remembers their answers as long as the template says: by the value of the
 * identity header and for all routes alike.
 */
final class Guard {
  private static final int MOST_REMEMBERED = 1_000;

  private final Invoker functions;
  private final InstantSource clock;
  private final Map<Key, Remembered> answers =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Remembered> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  /** Whether somebody may pass, and what is told of them to the functions behind. */
  sealed interface Answer {
    /** Passes. */
    record Pass(Map<String, Object> context) implements Answer {}

    /** Showed nothing to be judged by. */
    record Nobody() implements Answer {}

    /** Was judged, and may not. */
    record Refused() implements Answer {}
  }

  private record Key(String authorizer, String identity) {}

  private record Remembered(Answer answer, Instant until) {}

  Guard(Invoker functions, InstantSource clock) {
    this.functions = functions;
    this.clock = clock;
  }

  /**
   * Asks.
   *
   * @param authorizer whom
   * @param call about whom
   * @return the answer, perhaps an earlier one
   * @throws IllegalStateException when the authorizer does not answer as it must
   */
  Answer ask(ApiDef.Authorizer authorizer, Call call) {
    String identity = call.header(authorizer.header());
    if (identity == null || identity.isBlank()) {
      return new Answer.Nobody();
    }
    Key key = new Key(authorizer.name(), identity);
    Answer known = remembered(key);
    if (known != null) {
      return known;
    }
    Answer answer = read(functions.invoke(authorizer.functionName(), call.question(identity)));
    synchronized (answers) {
      answers.put(
          key, new Remembered(answer, clock.instant().plusSeconds(authorizer.ttlSeconds())));
    }
    return answer;
  }

  private @Nullable Answer remembered(Key key) {
    synchronized (answers) {
      Remembered found = answers.get(key);
      return found != null && clock.instant().isBefore(found.until()) ? found.answer() : null;
    }
  }

  private static Answer read(@Nullable Object given) {
    if (!(given instanceof Map<?, ?> answer)
        || !(answer.get("isAuthorized") instanceof Boolean authorized)) {
      throw new IllegalStateException("the authorizer answered neither yes nor no");
    }
    Map<String, Object> context = new LinkedHashMap<>();
    if (answer.get("context") instanceof Map<?, ?> values) {
      values.forEach((name, value) -> context.put(String.valueOf(name), value));
    }
    return authorized ? new Answer.Pass(context) : new Answer.Refused();
  }
}
