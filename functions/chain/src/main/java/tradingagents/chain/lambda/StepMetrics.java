package tradingagents.chain.lambda;

import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;
import tradingagents.chain.run.StepRunner.Ack;
import tradingagents.desk.run.Step;

/** Counts, in CloudWatch's embedded metric format. */
public interface StepMetrics {
  /** Counts nothing: for a stack that has no CloudWatch. */
  StepMetrics OFF = (step, ack) -> {};

  /**
   * One delivery was handled.
   *
   * @param step whose
   * @param ack what became of the message
   */
  void delivered(Step step, Ack ack);

  /**
   * Counts into CloudWatch through the log stream.
   *
   * @param namespace of the metrics
   * @return metrics by step
   */
  static StepMetrics emf(String namespace) {
    return (step, ack) -> {
      Metrics metrics = MetricsFactory.getMetricsInstance();
      metrics.setNamespace(namespace);
      metrics.setDefaultDimensions(DimensionSet.of("step", step.wireName()));
      metrics.addMetric(ack == Ack.DONE ? "MessagesDone" : "MessagesRetried", 1, MetricUnit.COUNT);
      metrics.flush();
    };
  }
}
