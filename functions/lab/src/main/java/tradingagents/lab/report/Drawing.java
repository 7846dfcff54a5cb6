package tradingagents.lab.report;

import tradingagents.desk.report.ChartScale;
import tradingagents.desk.report.Html;

/** The strokes of inline SVG. */
final class Drawing {
  private Drawing() {}

  static void rule(Html svg, double x1, double y1, double x2, double y2, String style) {
    svg.open(
            "line",
            "class",
            style,
            "x1",
            ChartScale.px(x1),
            "y1",
            ChartScale.px(y1),
            "x2",
            ChartScale.px(x2),
            "y2",
            ChartScale.px(y2))
        .close();
  }

  static void text(Html svg, double x, double y, String text, String style) {
    svg.element("text", text, "class", style, "x", ChartScale.px(x), "y", ChartScale.px(y));
  }

  static void rect(Html svg, double x, double y, double width, double height, String style) {
    svg.open(
            "rect",
            "class",
            style,
            "x",
            ChartScale.px(x),
            "y",
            ChartScale.px(y),
            "width",
            ChartScale.px(width),
            "height",
            ChartScale.px(height))
        .close();
  }
}
