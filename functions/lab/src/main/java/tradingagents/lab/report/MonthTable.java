package tradingagents.lab.report;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import tradingagents.desk.report.Html;

/** Compounded returns of each month, years down and months across, the stronger the deeper. */
final class MonthTable {
  private static final int SHADES = 5;
  private static final String CAPTION =
      "Compounded return of each month; the deeper the colour, the further from zero. Months at"
          + " either end may be incomplete.";

  private MonthTable() {}

  static void write(Html html, List<LocalDate> days, double[] returns) {
    TreeMap<YearMonth, Double> months = new TreeMap<>();
    for (int i = 0; i < returns.length; i++) {
      months.merge(YearMonth.from(days.get(i)), 1 + returns[i], (a, b) -> a * b);
    }
    months.replaceAll((month, wealth) -> wealth - 1);
    double most = months.values().stream().mapToDouble(Math::abs).max().orElse(0);
    html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", CAPTION);
    html.open("table", "class", "heat").element("caption", CAPTION).open("thead").open("tr");
    html.element("th", "Year", "scope", "col");
    for (Month month : Month.values()) {
      String name = month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      html.element("th", name, "scope", "col");
    }
    html.element("th", "Year", "scope", "col").close().close().open("tbody").line();
    for (int year = months.firstKey().getYear(); year <= months.lastKey().getYear(); year++) {
      html.open("tr").element("th", String.valueOf(year), "scope", "row");
      double wealth = 1;
      boolean any = false;
      for (Month month : Month.values()) {
        Double value = months.get(YearMonth.of(year, month));
        if (value == null) {
          html.element("td", "");
        } else {
          html.element("td", Figures.percent(value, 1), "class", shade(value, most));
          wealth *= 1 + value;
          any = true;
        }
      }
      html.element("td", any ? Figures.percent(wealth - 1, 1) : "", "class", "year");
      html.close().line();
    }
    html.close().close().close().line();
  }

  private static String shade(double value, double most) {
    if (value == 0 || most == 0) {
      return "zero";
    }
    int depth = Math.clamp((int) Math.ceil(SHADES * Math.abs(value) / most), 1, SHADES);
    return (value > 0 ? "g" : "f") + depth;
  }
}
