package tradingagents.local.userpool;

import tradingagents.local.endpoint.AtEveryEndpoint;
import tradingagents.local.endpoint.Endpoint;
import tradingagents.local.endpoint.Provisioned;

/** The user pool over the wire. */
@AtEveryEndpoint
class UserPoolEndpointTest extends UserPoolContract {
  UserPoolEndpointTest(Endpoint endpoint) {
    super(Provisioned.userPool(endpoint));
  }
}
