package tradingagents.lab.report;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tradingagents.desk.report.ChartScale;
import tradingagents.desk.report.Html;

/** Lines over the periods, as inline SVG; a page shows the drawing of the size that fits. */
final class LineChart {
  private static final int MOST_POINTS = 1200;
  private static final int LABEL_GAP = 15;

  /**
   * One line.
   *
   * @param name written at its end
   * @param style of its stroke
   * @param values one per point of the chart; NaN where there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers in bulk; nobody compares two lines
  record Line(String name, String style, double[] values) {}

  /** What the values are. */
  enum Axis {
    /** Numbers. */
    PLAIN,
    /** Fractions, shown as percent. */
    PERCENT,
    /** Numbers above zero, equal factors equally far apart. */
    LOG;

    private static final double LARGE = 5;

    /** Growth by several times is drawn by factors, or the early years would be a flat line. */
    static Axis ofGrowth(double[]... wealths) {
      double low = 1;
      double high = 1;
      for (double[] wealth : wealths) {
        for (double value : wealth) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
      return low > 0 && high / low >= LARGE ? LOG : PLAIN;
    }
  }

  private record Label(double y, String text, String style) {}

  private final Html svg;
  private final String title;
  private final Axis axis;
  private final List<LocalDate> days;
  private final List<Line> lines;
  private final boolean wide;
  private final int width;
  private final int height;
  private final ChartScale scale;

  private LineChart(
      Html svg, String title, Axis axis, List<LocalDate> days, List<Line> lines, boolean wide) {
    this.svg = svg;
    this.title = title;
    this.axis = axis;
    this.days = days;
    this.lines = lines;
    this.wide = wide;
    this.width = wide ? 960 : 360;
    this.height = wide ? 280 : 240;
    this.scale = scale();
  }

  /**
   * Draws both sizes.
   *
   * @param title what a reader who cannot see it is told
   * @param axis what values mean and how far apart they stand
   * @param days one per point, or empty
   * @param lines each with a value or NaN per point
   */
  static void draw(Html html, String title, Axis axis, List<LocalDate> days, List<Line> lines) {
    new LineChart(html, title, axis, days, lines, true).draw();
    new LineChart(html, title, axis, days, lines, false).draw();
  }

  private ChartScale scale() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Line line : lines) {
      for (double value : line.values()) {
        if (Double.isFinite(value)) {
          low = Math.min(low, place(value));
          high = Math.max(high, place(value));
        }
      }
    }
    if (low > high) {
      low = 0;
      high = 0;
    }
    double air = Math.max((high - low) * 0.05, 1e-6 + Math.abs(high) * 1e-3);
    int right = width - (wide ? 150 : 96);
    int points = lines.getFirst().values().length;
    return new ChartScale(58, right, 14, height - 30, points, low - air, high + air);
  }

  private void draw() {
    String size = wide ? "wide" : "narrow";
    String box = "0 0 " + width + " " + height;
    svg.open("svg", "class", "chart " + size, "viewBox", box, "role", "img", "aria-label", title);
    for (double value : ticks()) {
      double y = scale.y(place(value));
      rule(scale.left(), y, scale.right(), y, "grid");
      text(scale.left() - 7, y + 4, Figures.tick(value, axis == Axis.PERCENT), "tick end");
    }
    periods();
    List<Label> labels = new ArrayList<>();
    for (Line line : lines) {
      line(line, labels);
    }
    labels(labels);
    svg.close().line();
  }

  /** Where a value stands on its axis: equal factors are equally far apart on a log axis. */
  private double place(double value) {
    return axis == Axis.LOG ? Math.log10(value) : value;
  }

  /** Round numbers; on a log axis those that begin with 1, 2 or 5, or whole powers of ten. */
  private List<Double> ticks() {
    if (axis != Axis.LOG) {
      return scale.ticks(wide ? 5 : 4);
    }
    List<Double> ticks = new ArrayList<>();
    double low = scale.low();
    double high = scale.high();
    double[] digits = high - low > 2 ? new double[] {1} : new double[] {1, 2, 5};
    for (int power = (int) Math.floor(low); power <= high; power++) {
      for (double digit : digits) {
        double value = digit * Math.pow(10, power);
        if (place(value) >= low && place(value) <= high) {
          ticks.add(value);
        }
      }
    }
    return ticks;
  }

  private void periods() {
    rule(scale.left(), scale.bottom(), scale.right(), scale.bottom(), "axis");
    List<Integer> places = places();
    int every = Math.ceilDiv(places.size(), wide ? 10 : 4);
    int year = 0;
    for (int i = 0; i < places.size(); i += every) {
      int at = places.get(i);
      rule(scale.x(at), scale.bottom(), scale.x(at), scale.bottom() + 5, "axis");
      text(scale.x(at), scale.bottom() + 20, name(at, year), "tick middle");
      year = days.isEmpty() ? year : days.get(at).getYear();
    }
  }

  /** Where a year begins, else where a month does; without days, round numbers. */
  private List<Integer> places() {
    List<Integer> years = new ArrayList<>();
    List<Integer> months = new ArrayList<>();
    for (int i = 1; i < days.size(); i++) {
      if (days.get(i).getYear() != days.get(i - 1).getYear()) {
        years.add(i);
      }
      if (days.get(i).getMonthValue() != days.get(i - 1).getMonthValue()) {
        months.add(i);
      }
    }
    if (years.size() >= 3) {
      return years;
    }
    if (!days.isEmpty()) {
      return months;
    }
    List<Integer> round = new ArrayList<>();
    ChartScale periods = new ChartScale(0, 0, 0, 0, 0, 0, scale.sessions() - 1.0);
    for (double tick : periods.ticks(wide ? 8 : 4)) {
      if (tick == Math.rint(tick)) {
        round.add((int) tick);
      }
    }
    return round;
  }

  /** A month, with its year where the label before it is of another. */
  private String name(int at, int yearBefore) {
    if (days.isEmpty()) {
      return String.valueOf(at);
    }
    LocalDate day = days.get(at);
    boolean newYear = days.get(at - 1).getYear() != day.getYear();
    if (newYear) {
      return String.valueOf(day.getYear());
    }
    String month = day.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    return day.getYear() == yearBefore ? month : month + " " + day.getYear();
  }

  private void line(Line line, List<Label> labels) {
    List<Integer> points = points(line.values());
    if (points.isEmpty()) {
      return;
    }
    StringBuilder path = new StringBuilder();
    for (int at : points) {
      path.append(path.isEmpty() ? 'M' : 'L').append(ChartScale.px(scale.x(at)));
      path.append(' ').append(ChartScale.px(scale.y(place(line.values()[at]))));
    }
    if (line.style().equals("under")) {
      String floor = ChartScale.px(scale.y(0));
      String area =
          "%sL%s %sL%s %sZ"
              .formatted(
                  path,
                  ChartScale.px(scale.x(points.getLast())),
                  floor,
                  ChartScale.px(scale.x(points.getFirst())),
                  floor);
      svg.open("path", "class", "water", "d", area).close();
    }
    svg.open("path", "class", line.style(), "d", path.toString()).close();
    double last = line.values()[points.getLast()];
    int room = wide ? 14 : 6;
    String name = line.name();
    String cut = name.length() > room ? name.substring(0, room - 1) + "…" : name;
    String value = axis == Axis.PERCENT ? Figures.percent(last, 1) : Figures.number(last);
    labels.add(new Label(scale.y(place(last)), cut + " " + value, "label l-" + line.style()));
  }

  /** All points of a short line; of a long one the lowest and the highest of each stretch. */
  private static List<Integer> points(double[] values) {
    int stretch = Math.max(1, Math.ceilDiv(2 * values.length, MOST_POINTS));
    List<Integer> points = new ArrayList<>();
    for (int from = 0; from < values.length; from += stretch) {
      int low = -1;
      int high = -1;
      for (int i = from; i < Math.min(from + stretch, values.length); i++) {
        if (Double.isFinite(values[i])) {
          low = low < 0 || values[i] < values[low] ? i : low;
          high = high < 0 || values[i] > values[high] ? i : high;
        }
      }
      if (low >= 0) {
        points.add(Math.min(low, high));
      }
      if (low != high) {
        points.add(Math.max(low, high));
      }
    }
    int last = values.length - 1;
    if (last >= 0 && Double.isFinite(values[last]) && points.getLast() != last) {
      points.add(last);
    }
    return points;
  }

  private void labels(List<Label> labels) {
    labels.sort(Comparator.comparingDouble(Label::y));
    double next = scale.top();
    for (int i = 0; i < labels.size(); i++) {
      double lowest = scale.bottom() - LABEL_GAP * (labels.size() - 1 - i);
      double place = Math.min(Math.max(labels.get(i).y(), next), lowest);
      text(scale.right() + 7, place + 4, labels.get(i).text(), labels.get(i).style());
      next = place + LABEL_GAP;
    }
  }

  private void rule(double x1, double y1, double x2, double y2, String style) {
    Drawing.rule(svg, x1, y1, x2, y2, style);
  }

  private void text(double x, double y, String text, String style) {
    Drawing.text(svg, x, y, text, style);
  }
}
