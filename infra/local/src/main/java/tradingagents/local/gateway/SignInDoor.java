package tradingagents.local.gateway;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tradingagents.local.wire.AwsError;
import tradingagents.local.wire.InProcessHttp;
import tradingagents.local.wire.WireRequest;
import tradingagents.local.wire.WireResponse;

/**
 * What a client may ask of the user pool without being anybody: to sign in, to refresh, to see and
 * to end its own session, and the pool's public documents. All else needs AWS credentials on AWS
 * and is not offered here: whoever reaches this port must not make himself an administrator.
 */
final class SignInDoor {
  private static final String SERVICE = "AWSCognitoIdentityProviderService";
  private static final String CONTENT = "application/x-amz-json-1.1";
  private static final Set<String> PUBLIC =
      Set.of(
          "InitiateAuth",
          "RespondToAuthChallenge",
          "GetTokensFromRefreshToken",
          "RevokeToken",
          "GetUser",
          "ChangePassword",
          "GlobalSignOut");

  /** Nothing else of a pool's is public: what follows must not lead anywhere else. */
  private static final Pattern DOCUMENT =
      Pattern.compile("/[\\w-]+_[\\w-]+/\\.well-known/(jwks\\.json|openid-configuration)");

  private final InProcessHttp services;
  private final CorsRules cors;

  SignInDoor(InProcessHttp services, CorsRules cors) {
    this.services = services;
    this.cors = cors;
  }

  boolean takes(WireRequest request) {
    boolean operation =
        request.method().equals("POST")
            && request.path().equals("/")
            && request.header("x-amz-target") != null;
    boolean document =
        request.method().equals("GET")
            && request.query().isEmpty()
            && DOCUMENT.matcher(request.path()).matches();
    return operation || document;
  }

  WireResponse answer(WireRequest request) {
    boolean operation = request.method().equals("POST");
    if (operation && !request.targetPrefix().equals(SERVICE)) {
      return new AwsError(400, "UnknownOperationException", "this port offers sign-in only")
          .response(CONTENT);
    }
    if (operation && !(PUBLIC.contains(request.targetOperation()) && cors.mayCall(request))) {
      return new AwsError(400, "AccessDeniedException", "not offered to everybody")
          .response(CONTENT);
    }
    WireResponse answer =
        services
            .dispatch(request)
            .orElseGet(() ->
                new AwsError(404, "ResourceNotFoundException", "no such document")
                    .response(CONTENT));
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers.putAll(services.transportHeaders(answer));
    return new WireResponse(answer.status(), headers, answer.body());
  }
}
