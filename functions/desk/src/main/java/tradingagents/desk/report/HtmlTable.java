package tradingagents.desk.report;

import java.util.Set;

/** One table with a caption and column heads that wide content scrolls in, not the page. */
final class HtmlTable {
  private static final Set<String> NUMBERS =
      Set.of("Quantity", "Price", "Commission", "Value", "Tokens", "Cost", "Took", "Claimed");

  private final Html html;

  HtmlTable(Html html, String caption, String... columns) {
    this.html = html;
    boolean words = columns.length > 2 && columns[2].equals("Limit");
    html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
    html.open("table").element("caption", caption).open("thead").open("tr");
    for (String column : columns) {
      if (NUMBERS.contains(column) && !words) {
        html.element("th", column, "scope", "col", "class", "num");
      } else {
        html.element("th", column, "scope", "col");
      }
    }
    html.close().close().open("tbody").line();
  }

  HtmlTable row() {
    html.open("tr");
    return this;
  }

  HtmlTable row(String anchor) {
    html.open("tr", "id", anchor);
    return this;
  }

  HtmlTable head(String text) {
    html.element("th", text, "scope", "row");
    return this;
  }

  HtmlTable cell(String text, String style) {
    if (style.isEmpty()) {
      html.element("td", text);
    } else {
      html.element("td", text, "class", style);
    }
    return this;
  }

  HtmlTable tag(String text, String tone) {
    html.open("td").element("span", text, "class", "tag " + tone).close();
    return this;
  }

  void end() {
    html.close().line();
  }

  void done() {
    html.close().close().close().line();
  }
}
