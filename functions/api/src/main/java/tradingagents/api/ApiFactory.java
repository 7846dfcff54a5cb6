package tradingagents.api;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import tradingagents.chain.Env;
import tradingagents.chain.lambda.MetricSink;
import tradingagents.chain.run.Sweeper;
import tradingagents.desk.port.Bus;
import tradingagents.desk.port.RunStore;

/** What the api's functions are wired from. */
@Factory
final class ApiFactory {
  private static final Duration QUIET = Duration.ofSeconds(60);

  @Singleton
  SweepOnce sweep(RunStore store, Bus bus, InstantSource clock, MetricSink metrics, Env env) {
    return new SweepOnce(
        new Sweeper(store, bus, clock), env.seconds("SWEEP_QUIET_SECONDS", QUIET), metrics);
  }
}
