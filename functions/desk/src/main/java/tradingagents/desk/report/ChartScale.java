package tradingagents.desk.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Where things are in a chart: session numbers to x, prices to y, and round prices for the axis.
 * Pixels and drawn prices are doubles: this is drawing, nothing is decided from it.
 */
record ChartScale(
    double left, double right, double top, double bottom, int sessions, double low, double high) {

  double x(int session) {
    return left + session * (right - left) / Math.max(1, sessions - 1);
  }

  double y(double price) {
    return bottom - (price - low) * (bottom - top) / (high - low);
  }

  boolean shows(double price) {
    return price >= low && price <= high;
  }

  /** Round prices, about as many as asked for. */
  List<Double> ticks(int about) {
    double raw = (high - low) / about;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double factor = raw / power;
    double step = power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    List<Double> ticks = new ArrayList<>();
    for (long k = (long) Math.ceil(low / step); k * step <= high; k++) {
      ticks.add(k * step);
    }
    return ticks;
  }

  /** One digit after the point, the same on every machine. */
  static String px(double value) {
    long tenths = Math.round(value * 10);
    return (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
  }
}
