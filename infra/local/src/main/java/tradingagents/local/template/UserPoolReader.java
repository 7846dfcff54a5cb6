package tradingagents.local.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Gathers a user pool with the clients and groups that name it. */
final class UserPoolReader {
  private final Placement placement;
  private final List<ResourceDef> resources;

  UserPoolReader(Placement placement, List<ResourceDef> resources) {
    this.placement = placement;
    this.resources = resources;
  }

  List<UserPoolDef> read() {
    return ofType(ResourceType.USER_POOL).map(this::pool).toList();
  }

  private UserPoolDef pool(ResourceDef resource) {
    Properties all = Properties.of(resource);
    Properties policy = all.within("Policies").within("PasswordPolicy");
    String id = ResourceType.USER_POOL.reference(resource.name(), placement);
    return new UserPoolDef(
        resource.logicalId(),
        id,
        all.text("UserPoolName", resource.name()),
        new UserPoolDef.PasswordPolicy(
            policy.integer("MinimumLength", 8),
            policy.flag("RequireLowercase"),
            policy.flag("RequireUppercase"),
            policy.flag("RequireNumbers"),
            policy.flag("RequireSymbols")),
        all.within("AdminCreateUserConfig").flag("AllowAdminCreateUserOnly"),
        clients(id),
        groups(id));
  }

  private List<UserPoolDef.Client> clients(String poolId) {
    List<UserPoolDef.Client> result = new ArrayList<>();
    for (ResourceDef resource : ofType(ResourceType.USER_POOL_CLIENT).toList()) {
      Properties all = Properties.of(resource);
      if (all.text("UserPoolId").equals(poolId)) {
        result.add(
            new UserPoolDef.Client(
                resource.name(),
                Set.copyOf(all.texts("ExplicitAuthFlows")),
                validity(all, "AccessToken", "minutes", 60),
                validity(all, "IdToken", "minutes", 60),
                validity(all, "RefreshToken", "days", 30)));
      }
    }
    return List.copyOf(result);
  }

  private static Duration validity(Properties client, String token, String unit, int otherwise) {
    int amount = client.integer(token + "Validity", otherwise);
    return switch (client.within("TokenValidityUnits").text(token, unit)) {
      case "seconds" -> Duration.ofSeconds(amount);
      case "minutes" -> Duration.ofMinutes(amount);
      case "hours" -> Duration.ofHours(amount);
      case "days" -> Duration.ofDays(amount);
      default -> throw client.refused("has an unknown unit in TokenValidityUnits." + token);
    };
  }

  private List<UserPoolDef.Group> groups(String poolId) {
    return ofType(ResourceType.USER_POOL_GROUP)
        .map(Properties::of)
        .filter(group -> group.text("UserPoolId").equals(poolId))
        .map(
            group -> new UserPoolDef.Group(group.text("GroupName"), group.integer("Precedence", 0)))
        .sorted(Comparator.comparingInt(UserPoolDef.Group::precedence))
        .toList();
  }

  private Stream<ResourceDef> ofType(ResourceType type) {
    return resources.stream().filter(resource -> resource.type().equals(type.awsName));
  }
}
