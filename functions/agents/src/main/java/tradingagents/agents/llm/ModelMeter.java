package tradingagents.agents.llm;

import java.math.BigDecimal;
import java.time.Duration;
import tradingagents.agents.llm.wire.CallFault;
import tradingagents.chain.lambda.Metric;
import tradingagents.chain.lambda.MetricSink;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Tokens;

/** Counts what calls of models come to as metrics. */
final class ModelMeter implements CallListener {
  private static final BigDecimal MICRO = BigDecimal.valueOf(1_000_000);

  private final MetricSink metrics;

  ModelMeter(MetricSink metrics) {
    this.metrics = metrics;
  }

  @Override
  public void called(ModelId model, Duration took, Tokens used, BigDecimal costUsd) {
    String provider = model.provider().wireName();
    metrics.put(Metric.MODEL_LATENCY, provider, (double) took.toMillis());
    metrics.put(Metric.MODEL_COST, provider, costUsd.multiply(MICRO).doubleValue());
    metrics.put(Metric.MODEL_TOKENS, "fresh", (double) used.fresh());
    metrics.put(Metric.MODEL_TOKENS, "cache-read", (double) used.cacheRead());
    metrics.put(Metric.MODEL_TOKENS, "cache-written", (double) used.cacheWritten());
    metrics.put(Metric.MODEL_TOKENS, "output", (double) used.output());
  }

  @Override
  public void failed(ModelId model, CallFault.Kind kind) {
    metrics.put(Metric.MODEL_FAULTS, model.provider().wireName(), 1);
  }

  @Override
  public void read(boolean isRepair, boolean isReadable) {
    if (!isReadable) {
      metrics.put(Metric.ANSWERS_UNREADABLE, "", 1);
    }
  }

  @Override
  public void fellBack() {
    metrics.put(Metric.MODEL_FALLBACKS, "", 1);
  }
}
