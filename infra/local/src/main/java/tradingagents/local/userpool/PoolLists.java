package tradingagents.local.userpool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import tradingagents.local.template.UserPoolDef;

/** What a pool says of itself to whoever looks for it by name. */
final class PoolLists {
  private final UserPoolDef pool;

  PoolLists(UserPoolDef pool) {
    this.pool = pool;
  }

  private static ObjectNode answer() {
    return JsonNodeFactory.instance.objectNode();
  }

  ObjectNode pools() {
    ObjectNode answer = answer();
    answer.putArray("UserPools").addObject().put("Id", pool.id()).put("Name", pool.name());
    return answer;
  }

  ObjectNode clients(String poolId) {
    ObjectNode answer = answer();
    var list = answer.putArray("UserPoolClients");
    for (UserPoolDef.Client client : pool.clients()) {
      list.addObject()
          .put("ClientId", client.id())
          .put("ClientName", pool.name())
          .put("UserPoolId", poolId);
    }
    return answer;
  }

  ObjectNode groups(String poolId) {
    ObjectNode answer = answer();
    var list = answer.putArray("Groups");
    for (UserPoolDef.Group group : pool.groups()) {
      list.addObject()
          .put("GroupName", group.name())
          .put("UserPoolId", poolId)
          .put("Precedence", group.precedence());
    }
    return answer;
  }
}
