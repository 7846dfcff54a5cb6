package tradingagents.api.access;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The public keys of a user pool, by their ids. They are fetched when they are first needed, again
 * after a day, and when a token names an unknown key, but then at most once a minute: a stranger
 * who makes up key ids must not make us call. What cannot be fetched is asked again after five
 * seconds; until then the keys at hand count.
 */
final class KeySet {
  private static final Logger LOG = LoggerFactory.getLogger(KeySet.class);
  private static final Duration KEPT = Duration.ofDays(1);
  private static final Duration COOL_DOWN = Duration.ofMinutes(1);
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final int MOST_BYTES = 1 << 18;

  private final SdkHttpClient http;
  private final URI address;
  private final InstantSource clock;
  private Map<String, RSAKey> keys = Map.of();
  private @Nullable Instant fetched;
  private Instant notBefore = Instant.MIN;

  /**
   * A key set.
   *
   * @param http how to call
   * @param address of the pool's {@code jwks.json}
   * @param clock the time
   */
  KeySet(SdkHttpClient http, URI address, InstantSource clock) {
    this.http = http;
    this.address = address;
    this.clock = clock;
  }

  /**
   * A key.
   *
   * @param kid as a token's header names it
   * @return the key; empty when the pool does not publish it, as far as we know
   */
  synchronized Optional<RSAKey> find(String kid) {
    Instant now = clock.instant();
    boolean stale = fetched == null || fetched.plus(KEPT).isBefore(now);
    if ((stale || !keys.containsKey(kid)) && !now.isBefore(notBefore)) {
      fetch(now);
    }
    return Optional.ofNullable(keys.get(kid));
  }

  private void fetch(Instant now) {
    try {
      keys = parsed(get());
      fetched = now;
      notBefore = now.plus(COOL_DOWN);
    } catch (IOException | ParseException | RuntimeException e) {
      notBefore = now.plus(RETRY);
      LOG.warn("the keys of the user pool cannot be had from {}: {}", address, e.toString());
    }
  }

  private static Map<String, RSAKey> parsed(String text) throws ParseException {
    Map<String, RSAKey> result = new HashMap<>();
    for (JWK key : JWKSet.parse(text).getKeys()) {
      if (key instanceof RSAKey rsa && rsa.getKeyID() != null) {
        result.put(rsa.getKeyID(), rsa);
      }
    }
    return Map.copyOf(result);
  }

  private String get() throws IOException {
    SdkHttpRequest request =
        SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(address).build();
    HttpExecuteResponse answer =
        http.prepareRequest(HttpExecuteRequest.builder().request(request).build()).call();
    try (InputStream body =
        answer.responseBody().map(InputStream.class::cast).orElse(InputStream.nullInputStream())) {
      byte[] bytes = body.readNBytes(MOST_BYTES);
      if (!answer.httpResponse().isSuccessful()) {
        throw new IOException("status " + answer.httpResponse().statusCode());
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
