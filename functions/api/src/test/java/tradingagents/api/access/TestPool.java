package tradingagents.api.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** A user pool in miniature: a key, tokens signed with it, and the document that publishes it. */
final class TestPool implements SdkHttpClient {
  static final String ISSUER = "https://cognito-idp.eu-test-1.amazonaws.com/eu-test-1_Pool";
  static final URI KEYS = URI.create(ISSUER + "/.well-known/jwks.json");
  static final String CLIENT = "console";

  /** Made once: making one takes most of a second. */
  private static final RSAKey FIRST = newKey("first");

  static final Instant NOW = Instant.parse("2026-11-02T15:00:00Z");

  final List<String> asked = new ArrayList<>();
  private final List<RSAKey> published = new ArrayList<>();
  final RSAKey key = FIRST;
  int status = 200;

  TestPool() {
    published.add(key);
  }

  static RSAKey newKey(String kid) {
    try {
      return new RSAKeyGenerator(2048).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  void publish(RSAKey more) {
    published.add(more);
  }

  static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .subject("1f2e")
        .claim("token_use", "access")
        .claim("client_id", CLIENT)
        .claim("username", "ada@example.com")
        .claim("cognito:groups", List.of("viewer", "trader"))
        .expirationTime(Date.from(NOW.plusSeconds(600)));
  }

  String token(JWTClaimsSet.Builder claims) {
    return token(key, claims);
  }

  static String token(RSAKey key, JWTClaimsSet.Builder claims) {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            claims.build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        asked.add(request.httpRequest().getUri().toString());
        if (status == 0) {
          throw new IOException("no way there");
        }
        String document = new JWKSet(List.copyOf(published)).toString();
        return HttpExecuteResponse.builder()
            .response(SdkHttpFullResponse.builder().statusCode(status).build())
            .responseBody(
                AbortableInputStream.create(
                    new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8))))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {}
}
