package tradingagents.chain.lambda;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tradingagents.chain.PlainJson;
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
   * @param clock stamps the values
   * @return one line for each value
   */
  static MetricSink emf(String namespace, String service, InstantSource clock) {
    return (metric, dimension, value) -> {
      Map<String, String> dimensions = new LinkedHashMap<>();
      dimensions.put(Metric.SERVICE, service);
      if (metric.dimension() != Dimension.NONE) {
        if (!metric.dimension().known().contains(dimension)) {
          throw new IllegalArgumentException(metric + " knows no " + dimension);
        }
        dimensions.put(metric.dimension().wireName(), dimension);
      }
      System.out.println(line(namespace, dimensions, metric, value, clock.millis()));
    };
  }

  private static String line(
      String namespace,
      Map<String, String> dimensions,
      Metric metric,
      double value,
      long atMillis) {
    Map<String, Object> directive =
        Map.of(
            "Namespace",
            namespace,
            "Dimensions",
            List.of(List.copyOf(dimensions.keySet())),
            "Metrics",
            List.of(Map.of("Name", metric.wireName(), "Unit", metric.unit().getName())));
    Map<String, Object> line = new LinkedHashMap<>(dimensions);
    line.put(metric.wireName(), value);
    line.put("_aws", Map.of("Timestamp", atMillis, "CloudWatchMetrics", List.of(directive)));
    return new String(PlainJson.write(line), StandardCharsets.UTF_8);
  }
}
