package tradingagents.local.userpool;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.function.Supplier;

/** Signs and reads the pool's RS256 tokens. The key outlives the process, as the tokens do. */
final class Tokens {
  private static final int KEY_BITS = 2048;

  private final RSAKey key;
  private final String issuer;
  private final InstantSource clock;
  private final Supplier<String> ids;

  Tokens(UserTable table, String issuer, InstantSource clock, Supplier<String> ids) {
    this.issuer = issuer;
    this.clock = clock;
    this.ids = ids;
    try {
      RSAKey generated =
          new RSAKeyGenerator(KEY_BITS)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .keyIDFromThumbprint(true)
              .generate();
      this.key = RSAKey.parse(table.keyOr(generated.toJSONString()));
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException("the signing key of the user pool cannot be made", e);
    }
  }

  /** The public half, as relying parties fetch it. */
  String jwks() {
    return new JWKSet(key.toPublicJWK()).toString();
  }

  String sign(User user, String use, String clientId, Duration life) {
    Instant now = clock.instant();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject(user.sub())
            .claim("token_use", use)
            .claim("cognito:groups", user.groups())
            .claim("auth_time", now.getEpochSecond())
            .jwtID(ids.get())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(life)));
    if (use.equals("id")) {
      claims.audience(clientId).claim("cognito:username", user.sub()).claim("email", user.name());
    } else {
      claims.claim("client_id", clientId).claim("username", user.sub());
    }
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
    SignedJWT token = new SignedJWT(header, claims.build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("the user pool cannot sign", e);
    }
    return token.serialize();
  }

  /** The claims of a token of ours that is still good; empty for every other text. */
  Optional<JWTClaimsSet> read(String token, String use) {
    try {
      SignedJWT parsed = SignedJWT.parse(token);
      JWTClaimsSet claims = parsed.getJWTClaimsSet();
      boolean good =
          parsed.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256)
              && parsed.verify(new RSASSAVerifier(key.toRSAPublicKey()))
              && issuer.equals(claims.getIssuer())
              && use.equals(claims.getStringClaim("token_use"))
              && claims.getExpirationTime().toInstant().isAfter(clock.instant());
      return good ? Optional.of(claims) : Optional.empty();
    } catch (ParseException | JOSEException e) {
      return Optional.empty();
    }
  }
}
