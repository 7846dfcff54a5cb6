package tradingagents.lab.jobs;

import io.micronaut.context.BeanContext;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import tradingagents.chain.Env;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.Reply;
import tradingagents.chain.lambda.Boot;
import tradingagents.chain.lambda.MetricSink;
import tradingagents.chain.run.EventBridgeBus;

/** What the two functions of backtests are wired from. */
public final class JobsFactory {
  private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private JobsFactory() {}

  /**
   * The operations of the HTTP function.
   *
   * @param beans of the function
   * @return by route
   */
  public static Map<String, Function<Call, Reply>> operations(BeanContext beans) {
    Env env = beans.getBean(Env.class);
    InstantSource clock = beans.getBean(InstantSource.class);
    BacktestsApi api =
        new BacktestsApi(
            store(beans),
            new EventBridgeBus(beans.getBean(EventBridgeClient.class), env.required("BUS_NAME")),
            clock,
            () ->
                "backtest-%s-%s"
                    .formatted(
                        STAMP.format(clock.instant()),
                        UUID.randomUUID().toString().substring(0, 8)),
            env.count("CHUNK_PAIRS", Bounds.CHUNK_PAIRS));
    return Map.of(
        "POST /v1/backtests", api::create,
        "GET /v1/backtests", api::list,
        "GET /v1/backtests/{id}", api::get,
        "GET /v1/backtests/{id}/result", api::result,
        "DELETE /v1/backtests/{id}", api::cancel);
  }

  /**
   * The worker.
   *
   * @param beans of the function
   * @return ready for messages
   */
  public static BacktestWorker worker(BeanContext beans) {
    Env env = beans.getBean(Env.class);
    return new BacktestWorker(
        store(beans),
        beans.getBean(InstantSource.class),
        beans.getBean(Boot.class),
        new BacktestWorker.Terms(
            env.seconds("FUNCTION_TIMEOUT_SECONDS", Duration.ofSeconds(60)).plus(LEASE_MARGIN),
            env.count("MAX_ATTEMPTS", 3)),
        beans.getBean(MetricSink.class));
  }

  private static JobStore store(BeanContext beans) {
    return new JobStore(
        beans.getBean(DynamoDbClient.class), beans.getBean(Env.class).required("BACKTESTS_TABLE"));
  }
}
