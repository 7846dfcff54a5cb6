package tradingagents.local.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a month of one environment costs in which nothing is decided, from its resources and the
 * price list. A resource of a type that this class does not know has no price, which is an error:
 * nothing is free because it was forgotten.
 */
final class IdleCost {
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  static final int MINUTES = 30 * 24 * 60;

  /**
   * How many long polls Lambda keeps open on an idle queue. It may go down to two by itself, but
   * does not say when, and never with a MaximumConcurrency: five is what one must reckon with.
   */
  static final int POLLERS = 5;

  /** Three polls a minute: each waits 20 seconds. */
  static final int POLLS_PER_MINUTE = 3;

  /** What a tick that finds nothing takes, in seconds, on a warm function. */
  static final BigDecimal TICK_SECONDS = new BigDecimal("0.1");

  /** What a tick of the sweeper asks: one query for each partition of open runs; others less. */
  static final int TICK_QUERIES = 4;

  /** What Lambda and the function write about a tick that finds nothing, in bytes. */
  private static final int TICK_BYTES = 600;

  /** The clock of every hour looks at runs and memories; those of every minute at one table. */
  private static final int TABLES_A_TICK = 2;

  /** DynamoDB asks for a table's key once in five minutes while the table is used. */
  private static final int KEY_MINUTES = 5;

  private static final Set<String> FREE_WHEN_IDLE =
      Set.of(
          "AWS::Serverless::Application",
          "AWS::CloudFormation::Stack",
          "AWS::SQS::Queue",
          "AWS::SQS::QueuePolicy",
          "AWS::Events::EventBus",
          "AWS::Events::Rule",
          "AWS::IAM::Role",
          "AWS::Logs::LogGroup",
          "AWS::SNS::Topic",
          "AWS::SNS::Subscription",
          "AWS::Cognito::UserPool",
          "AWS::Cognito::UserPoolClient",
          "AWS::Cognito::UserPoolDomain",
          "AWS::Cognito::UserPoolGroup",
          "AWS::Serverless::HttpApi",
          "AWS::Lambda::Permission");
  private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

  /**
   * One line of the bill.
   *
   * @param item on the price list
   * @param units in a month
   * @param why where they come from
   */
  record Line(String item, BigDecimal units, String why) {}

  private final List<Line> lines = new ArrayList<>();
  private int ticks;
  private int keyRequests;

  private IdleCost() {}

  static List<Line> of(SamTemplate template, List<ResourceDef> resources) {
    IdleCost cost = new IdleCost();
    cost.queues(template);
    cost.alarms(resources);
    cost.dashboards(resources);
    cost.secretsAndKeys(resources);
    cost.ticks(template);
    cost.tables(resources);
    cost.refuseUnknown(resources);
    return cost.lines;
  }

  static BigDecimal usd(List<Line> lines, Prices prices, boolean first) {
    return lines.stream().map(line -> usd(line, prices, first)).reduce(ZERO, BigDecimal::add);
  }

  /** The first environment of an account uses up what is free; three dashboards serve three. */
  static BigDecimal usd(Line line, Prices prices, boolean first) {
    Prices.Price price = prices.of(line.item());
    boolean free = first || line.item().equals("dashboard");
    BigDecimal paid = line.units().subtract(free ? price.free() : ZERO).max(ZERO);
    return paid.multiply(price.usd());
  }

  private void add(String item, long units, String why) {
    lines.add(new Line(item, BigDecimal.valueOf(units), why));
  }

  private void queues(SamTemplate template) {
    int queues = template.functions().stream().mapToInt(f -> f.works().size()).sum();
    add(
        "queue request",
        (long) queues * POLLERS * POLLS_PER_MINUTE * MINUTES,
        "%d inboxes, %d pollers each, a long poll of 20 s".formatted(queues, POLLERS));
  }

  private void alarms(List<ResourceDef> resources) {
    int metrics = 0;
    int alarms = 0;
    for (ResourceDef alarm : ofType(resources, "AWS::CloudWatch::Alarm")) {
      alarms++;
      // A metric that an expression makes of others is not paid for.
      metrics +=
          alarm.properties().get("Metrics") instanceof List<?> queries
              ? (int) queries.stream().filter(q -> String.valueOf(q).contains("MetricStat")).count()
              : 1;
    }
    add("alarm", metrics, "%d alarms on %d metrics".formatted(alarms, metrics));
  }

  private void dashboards(List<ResourceDef> resources) {
    int dashboards = ofType(resources, "AWS::CloudWatch::Dashboard").size();
    add("dashboard", dashboards, "one for each environment");
  }

  private void secretsAndKeys(List<ResourceDef> resources) {
    add(
        "secret",
        ofType(resources, "AWS::SecretsManager::Secret").size(),
        "a person makes those that are used");
    int keys = ofType(resources, "AWS::KMS::Key").size();
    add("key", keys, "everything is encrypted with keys of AWS, which cost nothing to keep");
  }

  private void ticks(SamTemplate template) {
    BigDecimal memory = ZERO;
    for (FunctionDef function : template.functions()) {
      for (ScheduleDef schedule : function.schedules()) {
        int count = MINUTES / minutes(schedule);
        ticks += count;
        keyRequests += Math.min(count * TABLES_A_TICK, MINUTES / KEY_MINUTES);
        memory =
            memory.add(
                TICK_SECONDS
                    .multiply(BigDecimal.valueOf((long) count * function.memoryMb()))
                    .divide(BigDecimal.valueOf(1024)));
      }
    }
    add("lambda request", ticks, "what clocks start");
    lines.add(new Line("lambda memory", memory, "a tick of %s s".formatted(TICK_SECONDS)));
    add(
        "table read",
        (long) ticks * TICK_QUERIES / 2,
        "at most " + TICK_QUERIES + " eventual queries a tick");
    BigDecimal gigabytes = BigDecimal.valueOf((long) ticks * TICK_BYTES).movePointLeft(9);
    lines.add(new Line("log line", gigabytes, TICK_BYTES + " bytes a tick"));
    lines.add(new Line("log kept", gigabytes, "of 30 days"));
  }

  private void tables(List<ResourceDef> resources) {
    boolean ofAws =
        ofType(resources, "AWS::DynamoDB::Table").stream()
            .anyMatch(table -> String.valueOf(table.properties()).contains("SSEEnabled=true"));
    add("key request", ofAws ? keyRequests : 0, "the keys of the tables that clocks look at");
  }

  private static int minutes(ScheduleDef schedule) {
    Matcher rate = RATE.matcher(schedule.expression());
    if (!rate.matches()) {
      // A cron expression starts at most once a minute.
      return 1;
    }
    int minutes =
        switch (rate.group(2)) {
          case "minute" -> 1;
          case "hour" -> 60;
          default -> 24 * 60;
        };
    return Integer.parseInt(rate.group(1)) * minutes;
  }

  private void refuseUnknown(List<ResourceDef> resources) {
    for (ResourceDef resource : resources) {
      boolean priced =
          switch (resource.type()) {
            case "AWS::CloudWatch::Alarm",
                "AWS::CloudWatch::Dashboard",
                "AWS::SecretsManager::Secret",
                "AWS::KMS::Key",
                "AWS::DynamoDB::Table" ->
                true;
            case "AWS::Serverless::Function" ->
                !resource.properties().containsKey("ProvisionedConcurrencyConfig");
            default -> FREE_WHEN_IDLE.contains(resource.type());
          };
      if (!priced) {
        throw new IllegalStateException(
            "what does it cost when idle? " + resource.logicalId() + " " + resource.type());
      }
      if (resource.properties().containsKey("ProvisionedThroughput")) {
        throw new IllegalStateException(resource.logicalId() + " is paid for when idle");
      }
    }
  }

  private static List<ResourceDef> ofType(List<ResourceDef> resources, String type) {
    return resources.stream().filter(resource -> resource.type().equals(type)).toList();
  }
}
