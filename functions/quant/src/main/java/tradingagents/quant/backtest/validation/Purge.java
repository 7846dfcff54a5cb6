package tradingagents.quant.backtest.validation;

import java.util.ArrayList;
import java.util.List;

/**
 * What may train beside a test. The label of bar i is made of the bars i to i + horizon; a bar may
 * train when its label shares no bar with the labels of a test span, widened by the embargo on both
 * sides. Source: M. Lopez de Prado, Advances in Financial Machine Learning (2018), 7.4; the embargo
 * there is after the test only, so this leaves out as much or more.
 *
 * @param horizon bars that a label reaches forward, 0 when it is made of its own bar
 * @param embargo further bars kept free on both sides
 */
record Purge(int horizon, int embargo) {
  Purge {
    check(horizon, embargo);
  }

  static void check(int horizon, int embargo) {
    if (horizon < 0 || embargo < 0) {
      throw new IllegalArgumentException(
          "horizon and embargo are 0 bars or more, not " + horizon + " and " + embargo);
    }
  }

  /** So many bars in consecutive groups whose sizes differ by one at most, the longer first. */
  static List<Span> groups(int bars, int count) {
    if (bars < count) {
      throw new IllegalArgumentException(count + " groups need as many bars or more, not " + bars);
    }
    List<Span> groups = new ArrayList<>(count);
    int from = 0;
    for (int i = 0; i < count; i++) {
      int to = from + bars / count + (i < bars % count ? 1 : 0);
      groups.add(new Span(from, to));
      from = to;
    }
    return groups;
  }

  /** The bars that may train, as spans in the order of time. */
  List<Span> training(int bars, List<Span> test) {
    List<Span> training = new ArrayList<>();
    long from = 0;
    for (Span span : test) {
      add(training, from, (long) span.from() - embargo - horizon);
      from = Math.max(from, (long) span.to() + horizon + embargo);
    }
    add(training, from, bars);
    if (training.isEmpty()) {
      throw new IllegalArgumentException(
          "a test of %s of %d bars, a horizon of %d and an embargo of %d leave no bar to train on"
              .formatted(test, bars, horizon, embargo));
    }
    return List.copyOf(training);
  }

  private static void add(List<Span> spans, long from, long to) {
    if (from < to) {
      spans.add(new Span((int) from, (int) to));
    }
  }
}
