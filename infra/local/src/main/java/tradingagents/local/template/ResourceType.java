package tradingagents.local.template;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The resource types that may stand in a template: what their name property is, and what {@code
 * Ref} and {@code GetAtt} give for them. A type that is not here is refused.
 */
enum ResourceType {
  FUNCTION("AWS::Serverless::Function", "FunctionName"),
  QUEUE("AWS::SQS::Queue", "QueueName"),
  QUEUE_POLICY("AWS::SQS::QueuePolicy", null),
  BUS("AWS::Events::EventBus", "Name"),
  RULE("AWS::Events::Rule", "Name"),
  TABLE("AWS::DynamoDB::Table", "TableName"),
  ROLE("AWS::IAM::Role", "RoleName"),
  LOG_GROUP("AWS::Logs::LogGroup", "LogGroupName"),
  ALARM("AWS::CloudWatch::Alarm", "AlarmName"),
  DASHBOARD("AWS::CloudWatch::Dashboard", "DashboardName"),
  TOPIC("AWS::SNS::Topic", "TopicName"),
  SUBSCRIPTION("AWS::SNS::Subscription", null),
  SECRET("AWS::SecretsManager::Secret", "Name"),
  USER_POOL("AWS::Cognito::UserPool", null),
  USER_POOL_CLIENT("AWS::Cognito::UserPoolClient", null),
  USER_POOL_DOMAIN("AWS::Cognito::UserPoolDomain", "Domain"),
  USER_POOL_GROUP("AWS::Cognito::UserPoolGroup", "GroupName"),
  // Its name need not be unique, so references are made of the logical id.
  HTTP_API("AWS::Serverless::HttpApi", null),
  APPLICATION("AWS::Serverless::Application", null),
  STACK("AWS::CloudFormation::Stack", null);

  final String awsName;
  final @Nullable String nameProperty;

  ResourceType(String awsName, @Nullable String nameProperty) {
    this.awsName = awsName;
    this.nameProperty = nameProperty;
  }

  static Optional<ResourceType> of(String awsName) {
    return Arrays.stream(values()).filter(type -> type.awsName.equals(awsName)).findFirst();
  }

  boolean isNested() {
    return this == APPLICATION || this == STACK;
  }

  /** What {@code Ref} gives. */
  String reference(String name, Placement placement) {
    return switch (this) {
      case QUEUE ->
          "https://sqs." + placement.region() + ".amazonaws.com/" + queuePath(name, placement);
      case TOPIC -> placement.arn("sns", name);
      case SECRET -> placement.arn("secretsmanager", "secret:" + name);
      case USER_POOL -> placement.region() + "_" + name;
      default -> name;
    };
  }

  /** What {@code GetAtt} gives, or nothing where the attribute is not known here. */
  Optional<String> attribute(String attribute, String name, Placement placement) {
    return Optional.ofNullable(
        switch (this) {
          case FUNCTION -> functionAttribute(attribute, name, placement);
          case QUEUE -> queueAttribute(attribute, name, placement);
          case TABLE -> attribute.equals("Arn") ? placement.arn("dynamodb", "table/" + name) : null;
          case ROLE ->
              attribute.equals("Arn")
                  ? "arn:aws:iam::" + placement.accountId() + ":role/" + name
                  : null;
          case LOG_GROUP ->
              attribute.equals("Arn") ? placement.arn("logs", "log-group:" + name + ":*") : null;
          case ALARM ->
              attribute.equals("Arn") ? placement.arn("cloudwatch", "alarm:" + name) : null;
          case BUS -> busAttribute(attribute, name, placement);
          case TOPIC -> topicAttribute(attribute, name, placement);
          case SECRET -> attribute.equals("Id") ? reference(name, placement) : null;
          case USER_POOL -> poolAttribute(attribute, name, placement);
          case HTTP_API ->
              attribute.equals("ApiEndpoint") ? "https://" + host(name, placement) : null;
          case USER_POOL_CLIENT -> attribute.equals("ClientId") ? name : null;
          case RULE,
              QUEUE_POLICY,
              DASHBOARD,
              SUBSCRIPTION,
              USER_POOL_DOMAIN,
              USER_POOL_GROUP,
              APPLICATION,
              STACK ->
              null;
        });
  }

  /** The address of an HTTP API without its scheme. */
  static String host(String apiId, Placement placement) {
    return apiId + ".execute-api." + placement.region() + ".amazonaws.com";
  }

  private static String queuePath(String name, Placement placement) {
    return placement.accountId() + "/" + name;
  }

  private static @Nullable String functionAttribute(
      String attribute, String name, Placement placement) {
    return switch (attribute) {
      case "Arn" -> placement.arn("lambda", "function:" + name);
      // On AWS the alias' ARN; here there is one version only, and it answers to the plain name.
      case "Alias", "Version" -> name;
      default -> null;
    };
  }

  private @Nullable String queueAttribute(String attribute, String name, Placement placement) {
    return switch (attribute) {
      case "Arn" -> placement.arn("sqs", name);
      case "QueueName" -> name;
      case "QueueUrl" -> reference(name, placement);
      default -> null;
    };
  }

  private static @Nullable String busAttribute(String attribute, String name, Placement placement) {
    return switch (attribute) {
      case "Name" -> name;
      case "Arn" -> placement.arn("events", "event-bus/" + name);
      default -> null;
    };
  }

  private static @Nullable String topicAttribute(
      String attribute, String name, Placement placement) {
    return switch (attribute) {
      case "TopicArn" -> placement.arn("sns", name);
      case "TopicName" -> name;
      default -> null;
    };
  }

  private @Nullable String poolAttribute(String attribute, String name, Placement placement) {
    String provider =
        "cognito-idp." + placement.region() + ".amazonaws.com/" + reference(name, placement);
    return switch (attribute) {
      case "Arn" -> placement.arn("cognito-idp", "userpool/" + reference(name, placement));
      case "UserPoolId" -> reference(name, placement);
      case "ProviderName" -> provider;
      case "ProviderURL" -> "https://" + provider;
      default -> null;
    };
  }
}
