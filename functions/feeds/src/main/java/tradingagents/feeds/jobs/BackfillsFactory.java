package tradingagents.feeds.jobs;

import io.micronaut.context.BeanContext;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import tradingagents.chain.AwsFailures;
import tradingagents.chain.Env;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.Reply;
import tradingagents.chain.lambda.Boot;
import tradingagents.chain.lambda.ChainFactory;
import tradingagents.chain.run.EventBridgeBus;
import tradingagents.feeds.LiveFeeds;
import tradingagents.model.failure.FailureException;

/** What the two functions of backfills are wired from. */
final class BackfillsFactory {
  private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private BackfillsFactory() {}

  /** The operations of the HTTP function, by route. */
  static Map<String, Function<Call, Reply>> operations(BeanContext beans) {
    InstantSource clock = beans.getBean(InstantSource.class);
    EventBridgeBus bus =
        new EventBridgeBus(
            beans.getBean(EventBridgeClient.class), beans.getBean(Env.class).required("BUS_NAME"));
    BackfillsApi api =
        new BackfillsApi(
            store(beans),
            bus::put,
            clock,
            () ->
                "backfill-%s-%s"
                    .formatted(
                        STAMP.format(clock.instant()),
                        UUID.randomUUID().toString().substring(0, 8)));
    return Map.of("POST /v1/data/backfills", api::create, "GET /v1/data/backfills/{id}", api::get);
  }

  /** The worker, ready for messages. */
  static BackfillWorker worker(BeanContext beans) {
    Env env = beans.getBean(Env.class);
    return new BackfillWorker(
        store(beans),
        LiveFeeds.late(beans),
        later(beans),
        beans.getBean(InstantSource.class),
        beans.getBean(Boot.class),
        new BackfillWorker.Terms(
            env.seconds("FUNCTION_TIMEOUT_SECONDS", Duration.ofSeconds(60)).plus(LEASE_MARGIN),
            env.count("MAX_ATTEMPTS", 3)));
  }

  /** The queue's client is made when something has to wait, which is seldom. */
  private static BackfillWorker.Later later(BeanContext beans) {
    Env env = beans.getBean(Env.class);
    String queue = env.required("WORK_QUEUE");
    return (body, delay) -> {
      try (SqsClient sqs =
          ChainFactory.client(
              SqsClient.builder(),
              env,
              beans.getBean(SdkHttpClient.class),
              beans.getBean(AwsCredentialsProvider.class))) {
        var _ =
            sqs.sendMessage(send ->
                send.queueUrl(queue).messageBody(body).delaySeconds((int) delay.toSeconds()));
      } catch (SdkException e) {
        throw new FailureException(AwsFailures.of(e), e);
      }
    };
  }

  private static BackfillStore store(BeanContext beans) {
    return new BackfillStore(
        beans.getBean(DynamoDbClient.class), beans.getBean(Env.class).required("MARKET_TABLE"));
  }
}
