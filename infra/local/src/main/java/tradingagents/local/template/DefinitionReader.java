package tradingagents.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns resolved resources into definitions; what a resource says beyond that is refused, not
 * overlooked.
 */
final class DefinitionReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> FUNCTION =
      Set.of(
          "FunctionName",
          "Description",
          "CodeUri",
          "Handler",
          "Runtime",
          "Architectures",
          "Role",
          "MemorySize",
          "Timeout",
          "Tracing",
          "SnapStart",
          "AutoPublishAlias",
          "LoggingConfig",
          "AutoPublishAliasAllProperties",
          "Environment",
          "Events",
          "EventInvokeConfig",
          "Tags",
          "ReservedConcurrentExecutions");
  private static final Set<String> QUEUE =
      Set.of(
          "QueueName",
          "VisibilityTimeout",
          "MessageRetentionPeriod",
          "SqsManagedSseEnabled",
          "RedrivePolicy",
          "Tags");
  private static final Set<String> RULE =
      Set.of("Name", "Description", "EventBusName", "EventPattern", "Targets", "Tags");
  private static final Set<String> TARGET = Set.of("Id", "Arn", "InputPath", "DeadLetterConfig");
  private static final Set<String> TABLE =
      Set.of(
          "TableName",
          "BillingMode",
          "DeletionProtectionEnabled",
          "AttributeDefinitions",
          "KeySchema",
          "GlobalSecondaryIndexes",
          "PointInTimeRecoverySpecification",
          "SSESpecification",
          "TimeToLiveSpecification",
          "Tags");
  private static final Set<String> SQS_EVENT =
      Set.of("Queue", "BatchSize", "FunctionResponseTypes", "ScalingConfig");

  private final Path folder;
  private final Map<String, RoleDef> rolesByArn = new LinkedHashMap<>();
  private final Placement placement;

  DefinitionReader(Path folder, Placement placement, List<ResourceDef> resources) {
    this.folder = folder;
    this.placement = placement;
    for (ResourceDef resource : resources) {
      if (resource.type().equals(ResourceType.ROLE.awsName)) {
        RoleDef role = role(resource);
        rolesByArn.put("arn:aws:iam::" + placement.accountId() + ":role/" + role.name(), role);
      }
    }
  }

  FunctionDef function(ResourceDef resource) {
    Properties all = Properties.of(resource).only(FUNCTION);
    String handler = all.text("Handler");
    int method = handler.indexOf("::");
    String role = all.text("Role");
    RoleDef holder = rolesByArn.get(role);
    if (holder == null) {
      throw all.refused("has the role " + role + ", which is not in the template");
    }
    List<WorkSource> works = new ArrayList<>();
    List<ScheduleDef> schedules = new ArrayList<>();
    all.eachByName("Events")
        .forEach((id, event) -> {
          switch (event.text("Type")) {
            case "SQS" -> works.add(work(id, event.in("Properties").only(SQS_EVENT)));
            case "Schedule" ->
                schedules.add(
                    new ScheduleDef(
                        id,
                        resource.name(),
                        event.in("Properties").only(Set.of("Schedule")).text("Schedule")));
            // Read together with its API.
            case "HttpApi" -> {}
            default ->
                throw all.refused(
                    "has the event " + id + " of a type the local stack does not read");
          }
        });
    return new FunctionDef(
        resource.logicalId(),
        resource.name(),
        method < 0 ? handler : handler.substring(0, method),
        folder.resolve(all.text("CodeUri")).normalize(),
        all.text("Runtime"),
        all.integer("Timeout", 3),
        all.integer("MemorySize", 128),
        Map.copyOf(all.within("Environment").within("Variables").allTexts()),
        holder,
        all.within("LoggingConfig").text("LogGroup", "/aws/lambda/" + resource.name()),
        List.copyOf(works),
        List.copyOf(schedules),
        all.optionalInteger("ReservedConcurrentExecutions"));
  }

  private WorkSource work(String id, Properties event) {
    return new WorkSource(
        id,
        queueName(event, event.text("Queue")),
        event.integer("BatchSize", 10),
        event.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"),
        event.within("ScalingConfig").optionalInteger("MaximumConcurrency"));
  }

  QueueDef queue(ResourceDef resource) {
    Properties all = Properties.of(resource).only(QUEUE);
    Optional<String> dead =
        all.has("RedrivePolicy")
            ? Optional.of(queueName(all, all.in("RedrivePolicy").text("deadLetterTargetArn")))
            : Optional.empty();
    return new QueueDef(
        resource.logicalId(),
        resource.name(),
        all.integer("VisibilityTimeout", 30),
        all.integer("MessageRetentionPeriod", 345_600),
        dead,
        dead.isPresent() ? all.in("RedrivePolicy").integer("maxReceiveCount") : 0);
  }

  RuleDef rule(ResourceDef resource) {
    Properties all = Properties.of(resource).only(RULE);
    List<RuleDef.Target> targets = new ArrayList<>();
    for (Properties target : all.each("Targets")) {
      target.only(TARGET);
      targets.add(
          new RuleDef.Target(
              target.text("Id"),
              queueName(target, target.text("Arn")),
              target.optional("InputPath"),
              target.within("DeadLetterConfig").optional("Arn").map(arn -> queueName(all, arn))));
    }
    return new RuleDef(
        resource.logicalId(),
        resource.name(),
        all.text("EventBusName", "default"),
        json(all, all.in("EventPattern").raw()),
        List.copyOf(targets));
  }

  TableDef table(ResourceDef resource) {
    Properties all = Properties.of(resource).only(TABLE);
    Map<String, String> types = new LinkedHashMap<>();
    for (Properties attribute : all.each("AttributeDefinitions")) {
      types.put(attribute.text("AttributeName"), attribute.text("AttributeType"));
    }
    List<TableDef.Index> indexes = new ArrayList<>();
    for (Properties index : all.each("GlobalSecondaryIndexes")) {
      Properties projection = index.in("Projection");
      indexes.add(
          new TableDef.Index(
              index.text("IndexName"),
              key(index),
              projection.text("ProjectionType"),
              projection.texts("NonKeyAttributes")));
    }
    return new TableDef(
        resource.logicalId(),
        resource.name(),
        key(all),
        Map.copyOf(types),
        List.copyOf(indexes),
        all.within("TimeToLiveSpecification").optional("AttributeName"));
  }

  private static TableDef.Key key(Properties holder) {
    Map<String, String> byType = new LinkedHashMap<>();
    for (Properties part : holder.each("KeySchema")) {
      byType.put(part.text("KeyType"), part.text("AttributeName"));
    }
    String hash = byType.get("HASH");
    if (hash == null) {
      throw holder.refused("has a key without HASH");
    }
    return new TableDef.Key(hash, Optional.ofNullable(byType.get("RANGE")));
  }

  private static RoleDef role(ResourceDef resource) {
    Properties all = Properties.of(resource);
    if (all.has("ManagedPolicyArns")) {
      throw all.refused("has managed policies, whose contents do not stand in the template");
    }
    List<RoleDef.Statement> statements = new ArrayList<>();
    for (Properties policy : all.each("Policies")) {
      for (Properties statement : policy.in("PolicyDocument").each("Statement")) {
        statements.add(
            new RoleDef.Statement(
                statement.text("Effect"), statement.texts("Action"), statement.texts("Resource")));
      }
    }
    return new RoleDef(resource.logicalId(), resource.name(), List.copyOf(statements));
  }

  private String queueName(Properties owner, String arn) {
    String prefix = placement.arn("sqs", "");
    if (!arn.startsWith(prefix)) {
      throw owner.refused("names " + arn + ", which is no queue of this stack");
    }
    return arn.substring(prefix.length());
  }

  private static String json(Properties owner, Map<?, ?> pattern) {
    try {
      return JSON.writeValueAsString(pattern);
    } catch (JsonProcessingException e) {
      throw owner.refused("has an event pattern that is no JSON");
    }
  }
}
