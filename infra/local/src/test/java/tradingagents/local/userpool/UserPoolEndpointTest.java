package tradingagents.local.userpool;

import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import tradingagents.local.endpoint.AtEveryEndpoint;
import tradingagents.local.endpoint.Endpoint;

/** The user pool over the wire. */
@AtEveryEndpoint
class UserPoolEndpointTest extends UserPoolContract {
  UserPoolEndpointTest(Endpoint endpoint) {
    super(endpoint.client(CognitoIdentityProviderClient.builder()), endpoint.pool());
  }
}
