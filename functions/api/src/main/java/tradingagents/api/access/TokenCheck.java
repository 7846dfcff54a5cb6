package tradingagents.api.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges the access tokens of one user pool and one of its clients: RS256 by a key that the pool
 * publishes, issuer, client, use, and the hours of validity with a minute's grace for clocks. The
 * person's groups become a {@link Role}; who is in none is refused. It never throws: every text is
 * either somebody known or refused with a reason.
 */
final class TokenCheck {
  /** More than any token of the pool; API Gateway itself takes about 10 kB of headers. */
  private static final int MOST_CHARACTERS = 8_192;

  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final Pattern SCHEME = Pattern.compile("(?i)bearer +([A-Za-z0-9_.=-]+)");

  private final String issuer;
  private final String clientId;
  private final KeySet keys;
  private final InstantSource clock;

  /**
   * A check.
   *
   * @param issuer who must have signed, as it stands in tokens
   * @param clientId for whom
   * @param keys the issuer's public keys
   * @param clock the time
   */
  TokenCheck(String issuer, String clientId, KeySet keys, InstantSource clock) {
    this.issuer = issuer;
    this.clientId = clientId;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Judges the value of an Authorization header.
   *
   * @param header as it came: {@code Bearer} and a token; null when there is none
   * @return who it is, or why not
   */
  Bearer judge(@Nullable String header) {
    if (header == null || header.length() > MOST_CHARACTERS) {
      return refused(header == null ? "no token" : "longer than any token");
    }
    Matcher scheme = SCHEME.matcher(header.strip());
    if (!scheme.matches()) {
      return refused("no bearer token");
    }
    try {
      return judge(SignedJWT.parse(scheme.group(1)));
    } catch (ParseException e) {
      return refused("no signed token");
    } catch (JOSEException | RuntimeException e) {
      // Whatever a stranger's bytes make a parser do, it is their token that is wrong.
      return refused("unreadable: " + e.getClass().getSimpleName());
    }
  }

  private Bearer judge(SignedJWT token) throws ParseException, JOSEException {
    if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
      return refused("algorithm is not RS256");
    }
    String kid = token.getHeader().getKeyID();
    Optional<RSAKey> key = kid == null ? Optional.empty() : keys.find(kid);
    if (key.isEmpty()) {
      return refused("signed with a key that the pool does not publish");
    }
    if (!token.verify(new RSASSAVerifier(key.get().toRSAPublicKey()))) {
      return refused("signature is wrong");
    }
    JWTClaimsSet claims = token.getJWTClaimsSet();
    return complaint(claims).<Bearer>map(Bearer.Refused::new).orElseGet(() -> person(claims));
  }

  private Optional<String> complaint(JWTClaimsSet claims) throws ParseException {
    if (!issuer.equals(claims.getIssuer())) {
      return Optional.of("another issuer");
    }
    if (!"access".equals(claims.getStringClaim("token_use"))) {
      return Optional.of("no access token");
    }
    // An access token has no audience; it names its client.
    if (!clientId.equals(claims.getStringClaim("client_id"))) {
      return Optional.of("another client");
    }
    Instant now = clock.instant();
    Date expires = claims.getExpirationTime();
    if (expires == null || !expires.toInstant().plus(SKEW).isAfter(now)) {
      return Optional.of("expired");
    }
    Date from = claims.getNotBeforeTime();
    if (from != null && from.toInstant().minus(SKEW).isAfter(now)) {
      return Optional.of("not valid yet");
    }
    return Optional.empty();
  }

  private static Bearer person(JWTClaimsSet claims) {
    Object groups = claims.getClaim("cognito:groups");
    String sub = claims.getSubject();
    if (sub == null || sub.isBlank()) {
      return refused("names nobody");
    }
    Object name = claims.getClaim("username");
    return Role.strongest(groups instanceof List<?> list ? list : List.of())
        .<Bearer>map(role -> new Bearer.Known(sub, name instanceof String text ? text : sub, role))
        .orElseGet(() -> refused("in no group that is a role"));
  }

  private static Bearer refused(String reason) {
    return new Bearer.Refused(reason);
  }
}
