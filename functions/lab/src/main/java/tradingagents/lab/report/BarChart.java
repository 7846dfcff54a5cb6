package tradingagents.lab.report;

import java.util.List;
import tradingagents.desk.report.ChartScale;
import tradingagents.desk.report.Html;

/** Two numbers beside each other for each of several stretches of time, as inline SVG. */
final class BarChart {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 280;

  /**
   * One stretch.
   *
   * @param name under its bars
   * @param first the paler bar; NaN for none
   * @param second the stronger one; NaN for none
   */
  record Pair(String name, double first, double second) {}

  private BarChart() {}

  static void draw(Html svg, String title, List<Pair> pairs) {
    double low = 0;
    double high = 0;
    for (Pair pair : pairs) {
      for (double value : new double[] {pair.first(), pair.second()}) {
        if (Double.isFinite(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    double air = Math.max(1e-6, (high - low) * 0.05);
    ChartScale scale =
        new ChartScale(58, WIDTH - 10, 14, HEIGHT - 34, pairs.size(), low - air, high + air);
    String box = "0 0 " + WIDTH + " " + HEIGHT;
    svg.open("svg", "class", "chart", "viewBox", box, "role", "img", "aria-label", title);
    for (double value : scale.ticks(5)) {
      Drawing.rule(svg, scale.left(), scale.y(value), scale.right(), scale.y(value), "grid");
      Drawing.text(
          svg, scale.left() - 7, scale.y(value) + 4, Figures.tick(value, false), "tick end");
    }
    double room = (scale.right() - scale.left()) / pairs.size();
    int every = Math.ceilDiv(pairs.size(), 10);
    for (int i = 0; i < pairs.size(); i++) {
      double left = scale.left() + room * i;
      bar(svg, scale, left + room * 0.12, room * 0.36, pairs.get(i).first(), "bar-other");
      bar(svg, scale, left + room * 0.5, room * 0.36, pairs.get(i).second(), "bar-own");
      if (i % every == 0) {
        Drawing.text(svg, left + room / 2, HEIGHT - 12, pairs.get(i).name(), "tick middle");
      }
    }
    Drawing.rule(svg, scale.left(), scale.y(0), scale.right(), scale.y(0), "axis");
    svg.close().line();
  }

  private static void bar(
      Html svg, ChartScale scale, double x, double width, double value, String style) {
    if (!Double.isFinite(value)) {
      return;
    }
    double top = scale.y(Math.max(0, value));
    Drawing.rect(svg, x, top, width, scale.y(Math.min(0, value)) - top, style);
  }
}
