package tradingagents.desk.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tradingagents.desk.report.PriceLevels.Level;
import tradingagents.desk.run.Run;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.order.Fill;
import tradingagents.model.order.Order;
import tradingagents.model.order.Side;

/**
 * The last 252 sessions up to as-of as an inline SVG: closes, their moving means, the levels that
 * somebody in the run names and the fill. Every line carries its name and value; styles come from
 * the page. Nothing later than as-of is drawn but the fill's mark.
 */
final class SvgPriceChart {
  private static final int WINDOW = 252;
  private static final int[] MEANS = {50, 200};
  private static final double LABEL_GAP = 15;

  private final Size size;
  private final List<Bar> bars;
  private final double[] closes;
  private final List<Level> levels;
  private final List<Fill> fills;
  private final ChartScale scale;
  private final Html svg;
  private final List<Label> labels = new ArrayList<>();

  /** The two drawings of one chart: a page shows the one that fits. */
  enum Size {
    WIDE(960, 380, 178, 6),
    NARROW(360, 330, 118, 4);

    private final int width;
    private final int height;
    private final int margin;
    private final int maxLevels;

    Size(int width, int height, int margin, int maxLevels) {
      this.width = width;
      this.height = height;
      this.margin = margin;
      this.maxLevels = maxLevels;
    }
  }

  private record Label(double y, String text, String style) {}

  private SvgPriceChart(Html svg, Size size, Run run, BarSeries known) {
    this.svg = svg;
    this.size = size;
    this.bars = known.bars();
    this.closes = bars.stream().mapToDouble(bar -> bar.close().doubleValue()).toArray();
    this.levels =
        PriceLevels.of(run).stream()
            .filter(level -> level.plan() || !isDrawn(level.value()))
            .limit(size.maxLevels)
            .toList();
    this.fills = RunWords.order(run).map(Order::fills).orElse(List.of());
    this.scale = scale();
  }

  /**
   * Draws into a page.
   *
   * @param page where
   * @param size which drawing
   * @param run whose levels, as-of and fills
   * @param series prices; later ones than as-of are left out
   */
  static void draw(Html page, Size size, Run run, BarSeries series) {
    BarSeries known = series.upTo(run.mandate().asOf());
    if (!known.bars().isEmpty()) {
      new SvgPriceChart(page, size, run, known).draw();
    }
  }

  private void draw() {
    Bar last = bars.getLast();
    svg.open(
        "svg",
        "class",
        "chart " + size.name().toLowerCase(Locale.ROOT),
        "viewBox",
        "0 0 " + size.width + " " + size.height,
        "role",
        "img",
        "aria-label",
        "Closing prices of %s sessions to %s, last %s; the levels are listed in the table below"
            .formatted(shown(), last.session(), last.close().toPlainString()));
    axes();
    levels();
    for (int length : MEANS) {
      mean(length);
    }
    closes();
    asOf(last);
    fills();
    labels();
    svg.close().line();
  }

  private int shown() {
    return Math.min(WINDOW, bars.size());
  }

  private int first() {
    return bars.size() - shown();
  }

  private ChartScale scale() {
    double low = Double.MAX_VALUE;
    double high = 0;
    for (int i = first(); i < closes.length; i++) {
      low = Math.min(low, closes[i]);
      high = Math.max(high, closes[i]);
    }
    double reach = Math.max(high - low, high * 0.01) * 0.4;
    double floor = low - reach;
    double ceiling = high + reach;
    for (double price : prices()) {
      low = price >= floor ? Math.min(low, price) : low;
      high = price <= ceiling ? Math.max(high, price) : high;
    }
    double air = Math.max(high - low, high * 0.01) * 0.05;
    return new ChartScale(
        46, size.width - size.margin - 22, 26, size.height - 30, shown(), low - air, high + air);
  }

  private double[] prices() {
    List<Double> prices = new ArrayList<>();
    levels.forEach(level -> prices.add(level.value().doubleValue()));
    fills.forEach(fill -> prices.add(fill.price().value().doubleValue()));
    for (int length : MEANS) {
      for (int i = Math.max(first(), length - 1); i < closes.length; i++) {
        prices.add(mean(i, length));
      }
    }
    return prices.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private double mean(int end, int length) {
    double sum = 0;
    for (int i = end - length + 1; i <= end; i++) {
      sum += closes[i];
    }
    return sum / length;
  }

  private void axes() {
    for (double price : scale.ticks(5)) {
      rule(scale.left(), scale.y(price), plotEnd(), scale.y(price), "grid");
      String value = BigDecimal.valueOf(price).stripTrailingZeros().toPlainString();
      text(scale.left() - 8, scale.y(price) + 4, value, "tick end");
    }
    int every = size == Size.WIDE ? 1 : 3;
    int months = 0;
    for (int i = first() + 1; i < bars.size(); i++) {
      LocalDate day = bars.get(i).session();
      if (day.getMonth() == bars.get(i - 1).session().getMonth() || months++ % every != 0) {
        continue;
      }
      double x = scale.x(i - first());
      boolean year = day.getMonthValue() <= every;
      rule(x, scale.bottom(), x, scale.bottom() + 5, "axis");
      String month = day.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      String name = year ? String.valueOf(day.getYear()) : month;
      text(x, scale.bottom() + 20, name, year ? "tick middle strong" : "tick middle");
    }
    rule(scale.left(), scale.bottom(), plotEnd(), scale.bottom(), "axis");
  }

  private double plotEnd() {
    return scale.right() + 22;
  }

  private void closes() {
    StringBuilder path = new StringBuilder();
    for (int i = first(); i < closes.length; i++) {
      point(path, i, closes[i]);
    }
    svg.open("path", "class", "close", "d", path.toString()).close();
    double y = scale.y(closes[closes.length - 1]);
    svg.open("circle", "class", "dot", "cx", px(scale.right()), "cy", px(y), "r", "4").close();
    String value = Wording.price(bars.getLast().close());
    labels.add(new Label(y, "Close " + value, "label strong"));
  }

  private void mean(int length) {
    if (bars.size() < length) {
      return;
    }
    StringBuilder path = new StringBuilder();
    for (int i = Math.max(first(), length - 1); i < closes.length; i++) {
      point(path, i, mean(i, length));
    }
    svg.open("path", "class", "mean mean" + length, "d", path.toString()).close();
    double last = mean(closes.length - 1, length);
    labels.add(new Label(scale.y(last), "Mean " + length + " " + cents(last), "label m" + length));
  }

  private void point(StringBuilder path, int i, double price) {
    path.append(path.isEmpty() ? 'M' : 'L').append(px(scale.x(i - first())));
    path.append(' ').append(px(scale.y(price)));
  }

  private void levels() {
    for (Level level : levels) {
      double price = level.value().doubleValue();
      if (!scale.shows(price)) {
        continue;
      }
      String style = level.plan() ? "plan" : "cited";
      rule(scale.left(), scale.y(price), plotEnd(), scale.y(price), "level " + style);
      String value = Wording.price(level.value());
      String name = SafeText.line(level.label());
      int room = size == Size.WIDE ? 18 : 10;
      String cut = name.length() > room ? name.substring(0, room - 1).strip() + "…" : name;
      labels.add(new Label(scale.y(price), cut + " " + value, "label " + style));
    }
  }

  /** A cited fact that is the close or a mean has its line already. */
  private boolean isDrawn(BigDecimal value) {
    BigDecimal cents = value.setScale(2, RoundingMode.HALF_UP);
    boolean drawn = cents.compareTo(cents(closes[closes.length - 1])) == 0;
    for (int length : MEANS) {
      drawn |=
          bars.size() >= length && cents.compareTo(cents(mean(closes.length - 1, length))) == 0;
    }
    return drawn;
  }

  private void asOf(Bar last) {
    double x = scale.right();
    rule(x, scale.top() - 8, x, scale.bottom(), "asof");
    text(x, scale.top() - 13, "as of " + last.session(), "tick end strong");
  }

  private void fills() {
    for (Fill fill : fills) {
      double price = fill.price().value().doubleValue();
      if (!scale.shows(price)) {
        continue;
      }
      double x = scale.right() + 11;
      double y = scale.y(price);
      int up = fill.side() == Side.BUY ? -1 : 1;
      String shape =
          "M%s %sL%s %sL%s %sZ"
              .formatted(
                  px(x), px(y + 5 * up), px(x + 6), px(y - 5 * up), px(x - 6), px(y - 5 * up));
      svg.open("path", "class", "fill", "d", shape).close();
      labels.add(new Label(y, "Filled " + Wording.price(fill.price().value()), "label filled"));
    }
  }

  private void labels() {
    labels.sort(Comparator.comparingDouble(Label::y));
    double[] places = new double[labels.size()];
    double next = scale.top();
    for (int i = 0; i < places.length; i++) {
      places[i] = Math.max(labels.get(i).y(), next);
      next = places[i] + LABEL_GAP;
    }
    double limit = scale.bottom();
    for (int i = places.length - 1; i >= 0; i--) {
      places[i] = Math.min(places[i], limit);
      limit = places[i] - LABEL_GAP;
    }
    for (int i = 0; i < places.length; i++) {
      Label label = labels.get(i);
      rule(plotEnd() + 1, label.y(), plotEnd() + 9, places[i], "leader");
      text(plotEnd() + 13, places[i] + 4, label.text(), label.style());
    }
  }

  private void rule(double x1, double y1, double x2, double y2, String style) {
    svg.open("line", "class", style, "x1", px(x1), "y1", px(y1), "x2", px(x2), "y2", px(y2));
    svg.close();
  }

  private void text(double x, double y, String text, String style) {
    svg.element("text", text, "class", style, "x", px(x), "y", px(y));
  }

  private static BigDecimal cents(double price) {
    return BigDecimal.valueOf(price).setScale(2, RoundingMode.HALF_UP);
  }

  private static String px(double value) {
    return ChartScale.px(value);
  }
}
