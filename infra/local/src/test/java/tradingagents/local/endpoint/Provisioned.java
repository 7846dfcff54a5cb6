package tradingagents.local.endpoint;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tradingagents.local.template.QueueDef;
import tradingagents.local.template.RuleDef;
import tradingagents.local.template.SamTemplate;
import tradingagents.local.template.UserPoolDef;

/** Makes at an endpoint what the template declares, as a deployment would. */
public final class Provisioned {
  private Provisioned() {}

  /**
   * A user pool.
   *
   * @param cognito how to ask it
   * @param id the pool's
   * @param clientId the client's
   */
  public record Pool(CognitoIdentityProviderClient cognito, String id, String clientId) {}

  /** Queues, bus and rules; the address of each queue by its name. */
  static Map<String, String> bus(Endpoint endpoint, SqsClient sqs, EventBridgeClient events) {
    SamTemplate template = endpoint.template();
    Map<String, String> urls = new HashMap<>();
    if (endpoint.kind() == Endpoint.Kind.EMBEDDED) {
      template
          .queues()
          .forEach(
              q -> urls.put(q.name(), sqs.getQueueUrl(get -> get.queueName(q.name())).queueUrl()));
      return urls;
    }
    for (QueueDef queue : template.queues()) {
      urls.put(queue.name(), sqs.createQueue(make -> make.queueName(queue.name())).queueUrl());
    }
    for (String bus : template.buses()) {
      try {
        events.createEventBus(make -> make.name(bus));
      } catch (ResourceAlreadyExistsException e) {
        // An endpoint that outlives the tests has it from the last time.
      }
    }
    template.rules().forEach(rule -> make(rule, urls, sqs, events));
    return urls;
  }

  private static void make(
      RuleDef rule, Map<String, String> urls, SqsClient sqs, EventBridgeClient events) {
    events.putRule(
        put -> put.name(rule.name()).eventBusName(rule.busName()).eventPattern(rule.patternJson()));
    for (RuleDef.Target target : rule.targets()) {
      String arn = arn(sqs, urls.getOrDefault(target.queueName(), ""));
      Target.Builder to = Target.builder().id(target.id()).arn(arn);
      target.inputPath().ifPresent(to::inputPath);
      events.putTargets(
          put -> put.rule(rule.name()).eventBusName(rule.busName()).targets(to.build()));
    }
  }

  /** The ARN that a queue says it has. */
  static String arn(SqsClient sqs, String url) {
    return sqs.getQueueAttributes(
            get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
  }

  /** The user pool, with its client and groups. */
  public static Pool userPool(Endpoint endpoint) {
    var cognito = endpoint.client(CognitoIdentityProviderClient.builder());
    UserPoolDef pool = endpoint.template().userPools().getFirst();
    UserPoolDef.Client client = pool.clients().getFirst();
    if (endpoint.kind() == Endpoint.Kind.EMBEDDED) {
      return new Pool(cognito, pool.id(), client.id());
    }
    UserPoolDef.PasswordPolicy policy = pool.passwordPolicy();
    String id =
        cognito
            .createUserPool(make ->
                make.poolName(Endpoint.fresh(pool.name()))
                    .usernameAttributes(UsernameAttributeType.EMAIL)
                    .usernameConfiguration(names -> names.caseSensitive(false))
                    .adminCreateUserConfig(
                        admin -> admin.allowAdminCreateUserOnly(pool.adminCreatesUsers()))
                    .policies(policies ->
                        policies.passwordPolicy(password ->
                            password
                                .minimumLength(policy.minimumLength())
                                .requireLowercase(policy.lowercase())
                                .requireUppercase(policy.uppercase())
                                .requireNumbers(policy.numbers())
                                .requireSymbols(policy.symbols()))))
            .userPool()
            .id();
    for (UserPoolDef.Group group : pool.groups()) {
      cognito.createGroup(
          make -> make.userPoolId(id).groupName(group.name()).precedence(group.precedence()));
    }
    String clientId =
        cognito
            .createUserPoolClient(make ->
                make.userPoolId(id)
                    .clientName(pool.name())
                    .generateSecret(false)
                    .preventUserExistenceErrors("ENABLED")
                    .enableTokenRevocation(true)
                    .explicitAuthFlows(
                        client.authFlows().stream().map(ExplicitAuthFlowsType::fromValue).toList()))
            .userPoolClient()
            .clientId();
    return new Pool(cognito, id, clientId);
  }
}
