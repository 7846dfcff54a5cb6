package tradingagents.desk.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Where things are in a chart: session numbers to x, prices to y, and round prices for the axis.
 * Pixels and drawn prices are doubles: this is drawing, nothing is decided from it.
 *
 * @param left pixel of the first session
 * @param right pixel of the last
 * @param top pixel of the highest price
 * @param bottom pixel of the lowest
 * @param sessions how many
 * @param low lowest price
 * @param high highest price
 */
public record ChartScale(
    double left, double right, double top, double bottom, int sessions, double low, double high) {

  /**
   * Where a session is.
   *
   * @param session from 0
   * @return pixels from the left
   */
  public double x(int session) {
    return left + session * (right - left) / Math.max(1, sessions - 1);
  }

  /**
   * Where a price is.
   *
   * @param price any
   * @return pixels from the top
   */
  public double y(double price) {
    return bottom - (price - low) * (bottom - top) / (high - low);
  }

  boolean shows(double price) {
    return price >= low && price <= high;
  }

  /**
   * Round prices.
   *
   * @param about how many
   * @return within low and high
   */
  public List<Double> ticks(int about) {
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

  /**
   * One digit after the point, the same on every machine.
   *
   * @param value pixels
   * @return as an attribute
   */
  public static String px(double value) {
    long tenths = Math.round(value * 10);
    return (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
  }
}
