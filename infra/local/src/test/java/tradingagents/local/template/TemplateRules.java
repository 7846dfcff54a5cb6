package tradingagents.local.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must hold in the deployable template; each broken promise is one line that begins with the
 * promise's name.
 */
final class TemplateRules {
  private static final Set<String> TABLE_WRITES =
      Set.of(
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:BatchWriteItem",
          "dynamodb:PartiQLInsert",
          "dynamodb:PartiQLUpdate",
          "dynamodb:PartiQLDelete");

  /** Who works on jobs: no steps of a run, but with an inbox by the same rules; and on which. */
  private static final Map<String, String> WORKERS =
      Map.of("backtest-worker", "BacktestAdvanced", "backfill-worker", "BackfillAdvanced");

  /** A call of a model, whole or as a stream: nothing that makes, trains or buys one. */
  private static final Set<String> MODEL_CALLS =
      Set.of(
          "bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream", "bedrock:ApplyGuardrail");

  private static final Set<String> OPEN_ROUTES = Set.of("GET /v1/health", "GET /v1/sign-in");

  private final SamTemplate template;
  private final List<String> steps;
  private final List<String> broken = new ArrayList<>();

  private TemplateRules(SamTemplate template, List<String> steps) {
    this.template = template;
    this.steps = Stream.concat(steps.stream(), WORKERS.keySet().stream()).toList();
  }

  static List<String> broken(SamTemplate template, List<String> steps) {
    TemplateRules rules = new TemplateRules(template, steps);
    rules.steps();
    rules.inboxes();
    rules.routing();
    rules.timeouts();
    rules.roles();
    rules.walls();
    rules.models();
    rules.logs();
    rules.deadLetters();
    rules.runtime();
    rules.tables();
    rules.routes();
    return rules.broken;
  }

  private void steps() {
    Map<String, Integer> functions = new TreeMap<>();
    for (FunctionDef function : template.functions()) {
      String step = function.environment().get("STEP");
      if (step != null) {
        functions.merge(step, 1, Integer::sum);
        check(function.works().size() == 1, "one-inbox-per-step", function.logicalId());
        check(function.name().endsWith("-" + step), "step-names", function.logicalId());
      } else {
        check(function.works().isEmpty(), "one-inbox-per-step", function.logicalId());
      }
    }
    check(functions.keySet().equals(Set.copyOf(steps)), "one-function-per-step", functions);
    functions.forEach((step, count) -> check(count == 1, "one-function-per-step", step));
    Map<String, Long> rules =
        template.rules().stream()
            .collect(Collectors.groupingBy(RuleDef::patternJson, Collectors.counting()));
    Set<String> expected = new HashSet<>();
    for (String step : steps) {
      String pattern = pattern(step);
      expected.add(pattern);
      check(rules.getOrDefault(pattern, 0L) == 1, "one-rule-per-step", step);
    }
    rules.keySet().forEach(p -> check(expected.contains(p), "rule-names-unknown-step", p));
  }

  private static String pattern(String step) {
    return "{\"source\":[\"tradingagents\"],\"detail-type\":[\"%s\"],\"detail\":{\"next\":[\"%s\"]}}"
        .formatted(WORKERS.getOrDefault(step, "RunAdvanced"), step);
  }

  private void inboxes() {
    Set<String> taken = new HashSet<>();
    for (FunctionDef function : template.functions()) {
      for (WorkSource work : function.works()) {
        check(work.reportsBatchItemFailures(), "reports-batch-item-failures", function.logicalId());
        check(work.batchSize() == 1, "batch-size", function.logicalId());
        check(work.id().equals("Work"), "event-is-named-work", function.logicalId());
        check(taken.add(work.queueName()), "one-inbox-per-step", work.queueName());
        QueueDef queue = queue(work.queueName());
        if (queue == null) {
          check(false, "inbox-exists", work.queueName());
          continue;
        }
        boolean patient = queue.visibilitySeconds() >= 6 * function.timeoutSeconds();
        check(patient, "visibility-six-timeouts", function.logicalId());
        int attempts = Integer.parseInt(function.environment().getOrDefault("MAX_ATTEMPTS", "0"));
        boolean recorded = attempts > 0 && attempts < queue.maxReceiveCount();
        check(recorded, "attempts-below-receives", function.logicalId());
      }
    }
  }

  private void routing() {
    for (RuleDef rule : template.rules()) {
      check(template.buses().contains(rule.busName()), "rule-on-our-bus", rule.logicalId());
      check(rule.targets().size() == 1, "one-target-per-rule", rule.logicalId());
      for (RuleDef.Target target : rule.targets()) {
        check(target.inputPath().orElse("").equals("$.detail"), "input-path", rule.logicalId());
        boolean safe = target.deadLetterQueue().filter(name -> queue(name) != null).isPresent();
        check(safe, "rule-has-dead-letters", rule.logicalId());
        FunctionDef reader = readerOf(target.queueName());
        String step = reader == null ? null : reader.environment().get("STEP");
        boolean meant = step != null && rule.patternJson().equals(pattern(step));
        check(meant, "rule-fills-its-own-inbox", rule.logicalId());
        check(mayOnlyBeFilledBy(rule, target.queueName()), "queue-policy", rule.logicalId());
      }
    }
  }

  private boolean mayOnlyBeFilledBy(RuleDef rule, String queueName) {
    String url = ResourceType.QUEUE.reference(queueName, template.placement());
    String ruleArn =
        template.placement().arn("events", "rule/" + rule.busName() + "/" + rule.name());
    List<String> policies =
        ofType(ResourceType.QUEUE_POLICY)
            .map(policy -> policy.properties().toString())
            .filter(text -> text.contains("Queues=[" + url + "]"))
            .toList();
    return policies.size() == 1
        && policies.getFirst().contains("ArnEquals={aws:SourceArn=" + ruleArn + "}")
        && policies.getFirst().split("Effect=Allow", -1).length == 2;
  }

  private void timeouts() {
    for (FunctionDef function : template.functions()) {
      String told = function.environment().getOrDefault("FUNCTION_TIMEOUT_SECONDS", "");
      boolean same = told.equals(Integer.toString(function.timeoutSeconds()));
      check(same, "function-knows-its-timeout", function.logicalId());
    }
  }

  private void roles() {
    Set<String> holders = new HashSet<>();
    for (FunctionDef function : template.functions()) {
      check(holders.add(function.role().name()), "one-role-per-function", function.logicalId());
      for (RoleDef.Statement statement : function.role().statements()) {
        String actions = String.join(" ", statement.actions());
        check(!actions.contains("*"), "no-star-action", function.logicalId() + " " + actions);
        boolean star = statement.resources().contains("*");
        boolean excused = statement.actions().stream().allMatch(a -> a.startsWith("xray:Put"));
        check(!star || excused, "no-star-resource", function.logicalId() + " " + actions);
        check(!statement.resources().isEmpty(), "no-star-resource", function.logicalId());
      }
    }
  }

  private void walls() {
    String tables = "arn:aws:dynamodb:us-east-1:000000000000:table/";
    String ledger = tables + template.table("LedgerTable").name();
    String backtests = tables + template.table("BacktestsTable").name();
    String secret =
        "arn:aws:secretsmanager:us-east-1:000000000000:secret:tradingagents/broker-AbCdEf";
    for (FunctionDef function : template.functions()) {
      String step = function.environment().getOrDefault("STEP", "");
      boolean broker = step.equals("broker-action");
      boolean readsSecret = may(function, secret, action -> action.startsWith("secretsmanager:"));
      check(readsSecret == broker, "only-broker-reads-secret", function.logicalId());
      check(
          function.environment().containsKey("BROKER_SECRET") == broker,
          "only-broker-reads-secret",
          function.logicalId());
      boolean seesBacktests = may(function, backtests, action -> action.startsWith("dynamodb:"));
      boolean ofBacktests = List.of("Backtests", "BacktestWorker").contains(function.logicalId());
      check(seesBacktests == ofBacktests, "only-backtests-see-backtests", function.logicalId());
      boolean writesLedger = may(function, ledger, TABLE_WRITES::contains);
      boolean ofBroker = function.handlerClass().startsWith("tradingagents.broker.");
      check(writesLedger == ofBroker, "only-broker-writes-ledger", function.logicalId());
      boolean seesLedger = may(function, ledger, action -> action.startsWith("dynamodb:"));
      boolean mayLook = ofBroker || step.equals("risk-check");
      check(seesLedger == mayLook, "only-risk-and-broker-see-ledger", function.logicalId());
      check(
          function.environment().containsKey("LEDGER_TABLE") == mayLook,
          "only-risk-and-broker-see-ledger",
          function.logicalId());
    }
  }

  /** Agents speak to models; the API shows and changes how; nobody else comes near. */
  private void models() {
    String table =
        "arn:aws:dynamodb:us-east-1:000000000000:table/" + template.table("ReasoningTable").name();
    for (FunctionDef function : template.functions()) {
      boolean agent = TemplateFiles.isAgent(function.environment().getOrDefault("STEP", ""));
      boolean sees = may(function, table, action -> action.startsWith("dynamodb:"));
      boolean may = agent || List.of("Api", "Reflection").contains(function.logicalId());
      check(sees == may, "only-agents-reflection-and-api-see-reasoning", function.logicalId());
      check(
          function.environment().containsKey("REASONING_TABLE") == may,
          "only-agents-reflection-and-api-see-reasoning",
          function.logicalId());
      check(
          !may(function, table, action -> action.startsWith("dynamodb:Delete")),
          "nobody-deletes-reasoning",
          function.logicalId());
      check(
          asked(function, "bedrock:").equals(agent ? MODEL_CALLS : Set.of()),
          "only-agents-call-models",
          function.logicalId());
      String key =
          "arn:aws:secretsmanager:us-east-1:000000000000:secret:tradingagents/models/any-AbCdEf";
      boolean reads = may(function, key, action -> action.startsWith("secretsmanager:"));
      check(reads == agent, "only-agents-read-model-keys", function.logicalId());
    }
  }

  /** All actions of a service that a function may ask for, whatever the resource. */
  private static Set<String> asked(FunctionDef function, String service) {
    return function.role().statements().stream()
        .flatMap(statement -> statement.actions().stream())
        .filter(action -> action.startsWith(service))
        .collect(Collectors.toSet());
  }

  private static boolean may(FunctionDef function, String arn, Predicate<String> action) {
    return function.role().statements().stream()
        .filter(statement -> statement.effect().equals("Allow"))
        .filter(statement -> statement.resources().stream().anyMatch(r -> covers(r, arn)))
        .anyMatch(statement -> statement.actions().stream().anyMatch(action));
  }

  private static boolean covers(String resource, String arn) {
    String pattern =
        Arrays.stream(resource.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return arn.matches(pattern);
  }

  private void logs() {
    Set<String> taken = new HashSet<>();
    for (FunctionDef function : template.functions()) {
      boolean kept =
          ofType(ResourceType.LOG_GROUP)
              .filter(group -> group.name().equals(function.logGroup()))
              .anyMatch(group -> group.properties().containsKey("RetentionInDays"));
      check(kept, "log-group-with-retention", function.logicalId());
      check(taken.add(function.logGroup()), "log-group-of-its-own", function.logicalId());
    }
  }

  private void deadLetters() {
    Set<String> dead = new HashSet<>();
    for (QueueDef queue : template.queues()) {
      queue.deadLetterQueue().ifPresent(dead::add);
    }
    for (RuleDef rule : template.rules()) {
      rule.targets().forEach(target -> target.deadLetterQueue().ifPresent(dead::add));
    }
    List<String> alarms =
        ofType(ResourceType.ALARM)
            .filter(alarm ->
                alarm.properties().getOrDefault("AlarmActions", List.of()) instanceof List<?> l
                    && !l.isEmpty())
            .map(alarm -> alarm.properties().toString())
            .toList();
    for (QueueDef queue : template.queues()) {
      if (dead.contains(queue.name())) {
        String dimension = "{Name=QueueName, Value=" + queue.name() + "}";
        boolean watched =
            alarms.stream().anyMatch(a -> a.contains(dimension) && a.contains("Visible"));
        check(watched, "dead-letters-have-an-alarm", queue.name());
      } else {
        check(queue.deadLetterQueue().isPresent(), "queue-has-dead-letters", queue.name());
        check(queue.maxReceiveCount() >= 3, "queue-has-dead-letters", queue.name());
      }
    }
  }

  private void runtime() {
    for (ResourceDef function : ofType(ResourceType.FUNCTION).toList()) {
      Map<String, Object> all = function.properties();
      check("java25".equals(all.get("Runtime")), "runtime", function.logicalId());
      check("live".equals(all.get("AutoPublishAlias")), "snap-start", function.logicalId());
      boolean publishes = Boolean.TRUE.equals(all.get("AutoPublishAliasAllProperties"));
      check(publishes, "snap-start", function.logicalId());
      String snap = String.valueOf(all.get("SnapStart"));
      check(snap.equals("{ApplyOn=PublishedVersions}"), "snap-start", function.logicalId());
    }
  }

  private void tables() {
    for (ResourceDef table : ofType(ResourceType.TABLE).toList()) {
      String all = table.properties().toString();
      check(all.contains("BillingMode=PAY_PER_REQUEST"), "table-on-demand", table.logicalId());
      check(all.contains("PointInTimeRecoveryEnabled=true"), "table-recovers", table.logicalId());
      check(all.contains("SSEEnabled=true"), "table-encrypted", table.logicalId());
      check(all.contains("AttributeName=expiresAt, Enabled=true"), "table-ttl", table.logicalId());
      check(table.deletionPolicy().equals("Retain"), "table-retained", table.logicalId());
      check(all.contains("DeletionProtectionEnabled="), "table-protected", table.logicalId());
    }
  }

  private void routes() {
    check(template.apis().size() == 1, "one-api", template.apis().size());
    Set<String> open = new HashSet<>();
    for (ApiDef api : template.apis()) {
      for (RouteDef route : api.routes()) {
        if (route.authorizer().isEmpty()) {
          open.add(route.key());
        }
        check(
            route.functionName().endsWith(door(route.path())), "one-function-answers", route.key());
        check(route.path().startsWith("/v1/"), "routes-carry-a-version", route.key());
        check(!route.method().equals("ANY"), "routes-name-their-method", route.key());
      }
      boolean closed = api.cors().filter(cors -> cors.origins().contains("*")).isEmpty();
      check(closed, "cors-names-its-origins", api.logicalId());
    }
    check(open.equals(OPEN_ROUTES), "every-route-asks-the-authorizer", open);
    for (ResourceDef api : ofType(ResourceType.HTTP_API).toList()) {
      String all = api.properties().toString();
      // Without it API Gateway may not call the authorizer, and every request fails.
      check(all.contains("EnableFunctionDefaultPermissions=true"), "authorizer-may-be-called", "");
      check(all.contains("ThrottlingRateLimit="), "api-is-throttled", api.logicalId());
      check(all.contains("AccessLogSettings="), "api-logs-access", api.logicalId());
    }
  }

  private static String door(String path) {
    if (path.startsWith("/v1/backtests")) {
      return "-backtests";
    }
    if (path.startsWith("/v1/data/backfills")) {
      return "-backfills";
    }
    if (path.startsWith("/v1/trading-state") || path.startsWith("/v1/orders")) {
      return "-trading";
    }
    return path.startsWith("/v1/analytics/") ? "-lab" : "-api";
  }

  private Stream<ResourceDef> ofType(ResourceType type) {
    return template.resources().stream().filter(resource -> resource.type().equals(type.awsName));
  }

  private @Nullable QueueDef queue(String name) {
    return template.queues().stream().filter(q -> q.name().equals(name)).findFirst().orElse(null);
  }

  private @Nullable FunctionDef readerOf(String queueName) {
    return template.functions().stream()
        .filter(f -> f.works().stream().anyMatch(work -> work.queueName().equals(queueName)))
        .findFirst()
        .orElse(null);
  }

  private void check(boolean holds, String promise, Object culprit) {
    if (!holds) {
      broken.add(promise + ": " + culprit);
    }
  }
}
