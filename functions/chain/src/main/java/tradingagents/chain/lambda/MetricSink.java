package tradingagents.chain.lambda;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import tradingagents.chain.lambda.Metric.Dimension;

/** Where values of the catalogue's metrics go. */
@FunctionalInterface
public interface MetricSink {
  /** Counts nothing: for a stack that has no CloudWatch. */
  MetricSink OFF = (metric, dimension, value) -> {};

  /**
   * One value.
   *
   * @param metric of the catalogue
   * @param dimension one of the values of its dimension; empty when it has none
   * @param value in the metric's unit
   */
  void put(Metric metric, String dimension, double value);

  /**
   * Writes to CloudWatch through the log stream, in its embedded metric format. Safe from many
   * threads.
   *
   * @param namespace of the metrics
   * @param service the stack's name
   * @return one line for each value
   */
  static MetricSink emf(String namespace, String service) {
    return (metric, dimension, value) -> {
      Map<String, String> dimensions = new LinkedHashMap<>();
      dimensions.put(Metric.SERVICE, service);
      if (metric.dimension() != Dimension.NONE) {
        if (!metric.dimension().known().contains(dimension)) {
          throw new IllegalArgumentException(metric + " knows no " + dimension);
        }
        dimensions.put(metric.dimension().wireName(), dimension);
      }
      MetricsFactory.getMetricsInstance()
          .flushMetrics(line -> {
            line.setNamespace(namespace);
            line.setDefaultDimensions(DimensionSet.of(dimensions));
            line.addMetric(metric.wireName(), value, metric.unit());
          });
    };
  }
}
