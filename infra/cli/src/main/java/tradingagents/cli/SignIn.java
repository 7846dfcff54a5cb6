package tradingagents.cli;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** Signs a person in at the user pool and keeps the session alive. */
final class SignIn implements AutoCloseable {
  private final CognitoIdentityProviderClient pool;
  private final String clientId;

  SignIn(String region, String clientId, String address) {
    var builder =
        CognitoIdentityProviderClient.builder()
            .region(Region.of(region))
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(UrlConnectionHttpClient.builder());
    if (!address.isEmpty()) {
      builder.endpointOverride(URI.create(address));
    }
    this.pool = builder.build();
    this.clientId = clientId;
  }

  /** Tokens of a person; a first password is changed for the one that is asked for. */
  AuthenticationResultType with(String user, String password, Supplier<String> newPassword) {
    return answered(() -> {
      InitiateAuthResponse answer =
          pool.initiateAuth(auth ->
              auth.clientId(clientId)
                  .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                  .authParameters(Map.of("USERNAME", user, "PASSWORD", password)));
      if (answer.challengeName() == ChallengeNameType.NEW_PASSWORD_REQUIRED) {
        String next = newPassword.get();
        return pool.respondToAuthChallenge(challenge ->
                challenge
                    .clientId(clientId)
                    .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                    .session(answer.session())
                    .challengeResponses(Map.of("USERNAME", user, "NEW_PASSWORD", next)))
            .authenticationResult();
      }
      if (answer.challengeName() != null) {
        throw new FailureException(
            Reason.UNSUPPORTED,
            "the user pool asks for " + answer.challengeNameAsString() + ", which is not offered");
      }
      return answer.authenticationResult();
    });
  }

  /** The same login with a new access token. */
  Login renewed(Login login, Instant now) {
    AuthenticationResultType tokens =
        answered(() ->
            pool.initiateAuth(auth ->
                    auth.clientId(clientId)
                        .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                        .authParameters(Map.of("REFRESH_TOKEN", login.refreshToken())))
                .authenticationResult());
    String rotated = tokens.refreshToken();
    return new Login(
        login.endpoint(),
        login.user(),
        login.region(),
        login.clientId(),
        login.signIn(),
        tokens.accessToken(),
        rotated == null ? login.refreshToken() : rotated,
        now.plusSeconds(tokens.expiresIn()));
  }

  private static AuthenticationResultType answered(Supplier<AuthenticationResultType> call) {
    try {
      return call.get();
    } catch (NotAuthorizedException | UserNotFoundException e) {
      throw new FailureException(
          new Failure(Reason.FORBIDDEN, "the user pool does not accept this user and password"), e);
    } catch (SdkException e) {
      throw new FailureException(
          new Failure(Reason.UNAVAILABLE, "the user pool does not answer: " + e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
