package tradingagents.desk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tradingagents.desk.report.SvgPriceChart.Size;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.OrderReceipt;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.order.OrderStatus;
import tradingagents.model.order.Side;

/**
 * Where things are drawn, worked out by hand: the wide plot is 714 by 324 pixels, from 46 to 760
 * and from 26 to 350; a twentieth of the prices' range is left free above and below.
 */
class SvgPriceChartTest {
  private static final BarSeries THREE = ReportRuns.closes("100", "110", "105");

  @Test
  void closes_run_from_edge_to_edge_and_from_low_to_high() {
    Run run = ReportRuns.started();

    assertThat(all(run, Size.WIDE, THREE, "path", "close", "d"))
        .containsExactly("M46.0 335.3L403.0 40.7L760.0 188.0");
    assertThat(all(run, Size.NARROW, THREE, "path", "close", "d"))
        .containsExactly("M46.0 287.5L133.0 38.5L220.0 163.0");
    assertThat(all(run, Size.WIDE, THREE, "circle", "dot", "cx", "cy"))
        .containsExactly("760.0 188.0");
    assertThat(labels(run, Size.WIDE, THREE)).containsExactly("Close 105.00 at 192.0");
  }

  @Test
  void prices_that_never_moved_lie_in_the_middle() {
    assertThat(
            all(
                ReportRuns.started(),
                Size.WIDE,
                ReportRuns.closes("100", "100"),
                "path",
                "close",
                "d"))
        .containsExactly("M46.0 188.0L760.0 188.0");
  }

  @Test
  void the_price_axis_names_round_prices_beside_their_lines() {
    Run run = ReportRuns.started();

    assertThat(all(run, Size.WIDE, THREE, "line", "grid", "x1", "x2", "y1", "y2"))
        .containsExactly(
            "46.0 782.0 335.3 335.3", "46.0 782.0 188.0 188.0", "46.0 782.0 40.7 40.7");
    assertThat(all(run, Size.WIDE, THREE, "text", "tick end", "", "x", "y"))
        .containsExactly("100 38.0 339.3", "105 38.0 192.0", "110 38.0 44.7");
  }

  @Test
  void the_line_of_as_of_stands_at_the_newest_session() {
    Run run = ReportRuns.started();

    assertThat(all(run, Size.WIDE, THREE, "line", "asof", "x1", "x2", "y1", "y2"))
        .containsExactly("760.0 760.0 18.0 350.0");
    assertThat(all(run, Size.WIDE, THREE, "text", "tick end strong", "", "x", "y"))
        .containsExactly("as of 2018-05-11 760.0 13.0");
  }

  @Test
  void nothing_known_after_as_of_is_drawn() {
    List<Bar> bars = new ArrayList<>(THREE.bars());
    bars.add(ReportRuns.bar(LocalDate.of(2018, 5, 14), "500"));

    assertThat(draw(ReportRuns.started(), Size.WIDE, ReportRuns.series(bars)))
        .isEqualTo(draw(ReportRuns.started(), Size.WIDE, THREE));
    assertThat(draw(ReportRuns.started(), Size.WIDE, ReportRuns.series(List.of())))
        .doesNotContain("svg");
  }

  @Test
  void months_are_named_where_they_begin_and_january_by_its_year() {
    List<Bar> bars =
        LocalDate.of(2017, 11, 20)
            .datesUntil(LocalDate.of(2018, 3, 10))
            .map(day -> ReportRuns.bar(day, "100"))
            .toList();
    BarSeries series = ReportRuns.series(bars);
    Run run = ReportRuns.started();

    // 110 days, so day n stands at 46 + 714 n / 109: December begins on day 11.
    assertThat(all(run, Size.WIDE, series, "text", "tick middle", "", "x", "y"))
        .containsExactly("Dec 118.1 370.0", "Feb 524.2 370.0", "Mar 707.6 370.0");
    assertThat(all(run, Size.WIDE, series, "text", "tick middle strong", "", "x"))
        .containsExactly("2018 321.1");
    assertThat(all(run, Size.WIDE, series, "line", "axis", "x1", "x2", "y1", "y2"))
        .startsWith("118.1 118.1 350.0 355.0")
        .endsWith("46.0 782.0 350.0 350.0")
        .hasSize(5);
    assertThat(all(run, Size.NARROW, series, "text", "tick middle", "")).containsExactly("Dec");
    assertThat(all(run, Size.NARROW, series, "text", "tick middle strong", ""))
        .containsExactly("2018");
  }

  @ParameterizedTest
  @CsvSource({"49, 0", "50, 1", "60, 11", "252, 203"})
  void a_mean_of_fifty_begins_with_the_fiftieth_close(int sessions, int points) {
    List<String> paths =
        all(
            ReportRuns.started(),
            Size.WIDE,
            ReportRuns.rising(sessions, 400),
            "path",
            "mean mean50",
            "d");

    assertThat(paths.stream().mapToInt(path -> path.split("[ML]", -1).length - 1).sum())
        .isEqualTo(points);
  }

  @Test
  void a_mean_is_the_mean_of_the_closes_before_it() {
    BarSeries series = ReportRuns.rising(60, 160);
    Run run = ReportRuns.started();

    // 101 to 160: the first mean is 125.5, the last 135.5.
    assertThat(all(run, Size.WIDE, series, "path", "mean mean50", "d").getFirst())
        .startsWith("M639.0 213.0L")
        .endsWith("L760.0 163.0");
    assertThat(all(run, Size.WIDE, series, "text", "label m50", ""))
        .containsExactly("Mean 50 135.50");
    assertThat(all(run, Size.WIDE, series, "path", "mean mean200", "d")).isEmpty();
    assertThat(all(run, Size.WIDE, ReportRuns.rising(200, 300), "text", "label m200", ""))
        .containsExactly("Mean 200 200.50");
  }

  @Test
  void a_year_of_sessions_is_drawn_and_no_more() {
    Run run = ReportRuns.started();
    String drawn =
        all(run, Size.WIDE, ReportRuns.rising(300, 400), "path", "close", "d").getFirst();

    assertThat(drawn.split("[ML]", -1)).hasSize(253);
    assertThat(drawn).startsWith("M46.0 310.1L").endsWith("L760.0 40.7");
    assertThat(draw(run, Size.WIDE, ReportRuns.rising(300, 400)))
        .contains(
            "Closing prices of 252 sessions to 2018-05-11, last 400;", "viewBox=\"0 0 960 380\"");
    // The mean over 200 needs the closes before the window too: it runs from edge to edge.
    assertThat(all(run, Size.WIDE, ReportRuns.rising(460, 600), "path", "mean mean200", "d"))
        .singleElement()
        .satisfies(path -> assertThat(path).startsWith("M46.0 335.3L").endsWith("L760.0 124.3"));
  }

  @ParameterizedTest
  @CsvSource({
    // The closes reach from 100 to 110; two fifths of that more is drawn: from 96 to 114.
    "112, 40.7",
    "114, 40.7",
    "114.01,",
    "96, 335.3",
    "95.99,",
    "105, 188.0"
  })
  void a_target_is_drawn_when_it_is_near_the_prices(String target, String height) {
    Run run =
        ReportRuns.say(
            ReportRuns.started(),
            Step.PORTFOLIO_MANAGER,
            ReportRuns.decision(ReportRuns.usd(target)));

    List<String> lines = all(run, Size.WIDE, THREE, "line", "level plan", "y1", "y2");
    if (height == null) {
      assertThat(lines).isEmpty();
    } else {
      assertThat(lines).containsExactly(height + " " + height);
    }
    assertThat(labels(run, Size.WIDE, THREE)).hasSize(1 + lines.size());
  }

  @Test
  void a_cited_fact_that_is_the_close_or_a_mean_has_its_line_already() {
    assertThat(citedLines(THREE, "105.00", "105.004", "105.01", "104")).hasSize(2);
    assertThat(citedLines(ReportRuns.rising(60, 160), "135.50", "135.51")).hasSize(1);
    assertThat(citedLines(ReportRuns.rising(200, 300), "200.5", "275.5", "200.49")).hasSize(1);
  }

  @Test
  void only_so_many_levels_find_room() {
    String[] many = IntStream.range(1, 9).mapToObj(i -> "10" + i + ".5").toArray(String[]::new);

    assertThat(citedLines(THREE, many)).hasSize(6);
    assertThat(all(citing(many), Size.NARROW, THREE, "line", "level cited", "y1")).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "Average of 20 days,  Average of 20 days 107.00, Average o… 107.00",
    "Average of 200 days, Average of 200 da… 107.00, Average o… 107.00",
    "Ten signs.,          Ten signs. 107.00,         Ten signs. 107.00",
    "Nine line it,        Nine line it 107.00,       Nine line… 107.00"
  })
  void a_long_name_is_cut_to_the_room_there_is(String name, String wide, String narrow) {
    Run run =
        ReportRuns.say(
            ReportRuns.started(),
            Step.MARKET_ANALYST,
            ReportRuns.report(
                List.of(
                    new Fact(
                        "f",
                        name,
                        new BigDecimal("107"),
                        Fact.Unit.PRICE,
                        "cells",
                        ReportRuns.AS_OF)),
                ReportRuns.point("f=107")));

    assertThat(all(run, Size.WIDE, THREE, "text", "label cited", "")).containsExactly(wide);
    assertThat(all(run, Size.NARROW, THREE, "text", "label cited", "")).containsExactly(narrow);
  }

  @Test
  void labels_keep_their_distance_and_stay_beside_the_plot() {
    // Lines at 182.1, 185.1 and 188.0: the lower labels move down, fifteen pixels apart.
    assertThat(labels(citing("105.1", "105.2"), Size.WIDE, THREE))
        .containsExactly(
            "label of f1 105.20 at 186.1", "label of f0 105.10 at 201.1", "Close 105.00 at 216.1");
    assertThat(all(citing("105.1", "105.2"), Size.WIDE, THREE, "line", "leader", "y1", "y2"))
        .containsExactly("182.1 182.1", "185.1 197.1", "188.0 212.1");
    assertThat(all(citing("105.1"), Size.WIDE, THREE, "line", "leader", "x1", "x2"))
        .containsExactly("783.0 791.0", "783.0 791.0");
    assertThat(all(citing("105.1"), Size.WIDE, THREE, "text", "label cited", "x"))
        .containsExactly("795.0");
    // At the lower edge there is no room below: they move up.
    BarSeries falling = ReportRuns.closes("110", "105", "100");
    assertThat(labels(citing("100.1", "100.2"), Size.WIDE, falling))
        .containsExactly(
            "label of f1 100.20 at 324.0", "label of f0 100.10 at 339.0", "Close 100.00 at 354.0");
  }

  @Test
  void a_purchase_points_up_and_a_sale_points_down_at_its_price() {
    assertThat(all(filled(Side.BUY, "108"), Size.WIDE, THREE, "path", "fill", "d"))
        .containsExactly("M771.0 94.6L777.0 104.6L765.0 104.6Z");
    assertThat(all(filled(Side.SELL, "108"), Size.WIDE, THREE, "path", "fill", "d"))
        .containsExactly("M771.0 104.6L777.0 94.6L765.0 94.6Z");
    assertThat(labels(filled(Side.BUY, "108"), Size.WIDE, THREE))
        .containsExactly("Filled 108.00 at 103.6", "Close 105.00 at 192.0");
    assertThat(all(filled(Side.BUY, "114"), Size.WIDE, THREE, "path", "fill", "d")).hasSize(1);
    assertThat(all(filled(Side.BUY, "200"), Size.WIDE, THREE, "path", "fill", "d")).isEmpty();
    assertThat(labels(filled(Side.BUY, "200"), Size.WIDE, THREE)).hasSize(1);
  }

  @Test
  void entry_and_stop_are_drawn_as_the_plan() {
    Run run =
        ReportRuns.say(
            ReportRuns.started(),
            Step.TRADER,
            new Proposal(Proposal.Action.BUY, "why", ReportRuns.usd("104"), ReportRuns.usd("101")));

    assertThat(all(run, Size.WIDE, THREE, "text", "label plan", ""))
        .containsExactly("Entry 104.00", "Stop 101.00");
  }

  private static Run filled(Side side, String price) {
    OrderReceipt receipt =
        new OrderReceipt(ReportRuns.order(OrderStatus.FILLED, null, ReportRuns.fill(side, price)));
    return ReportRuns.say(ReportRuns.started(), Step.BROKER_ACTION, receipt);
  }

  private static List<String> citedLines(BarSeries series, String... prices) {
    return all(citing(prices), Size.WIDE, series, "line", "level cited", "y1");
  }

  /** A run whose market analyst cites prices f0, f1 and so on. */
  private static Run citing(String... prices) {
    List<Fact> facts =
        IntStream.range(0, prices.length)
            .mapToObj(i ->
                new Fact(
                    "f" + i,
                    "label of f" + i,
                    ReportRuns.usd(prices[i]).value(),
                    Fact.Unit.PRICE,
                    "cells",
                    ReportRuns.AS_OF))
            .toList();
    String[] cited = facts.stream().map(fact -> fact.id() + "=1").toArray(String[]::new);
    return ReportRuns.say(
        ReportRuns.started(),
        Step.MARKET_ANALYST,
        ReportRuns.report(facts, ReportRuns.point(cited)));
  }

  /** The labels beside the plot from top to bottom, each with the height of its line of text. */
  private static List<String> labels(Run run, Size size, BarSeries series) {
    List<String> labels = new ArrayList<>();
    NodeList texts = parse(draw(run, size, series)).getElementsByTagName("text");
    for (int i = 0; i < texts.getLength(); i++) {
      Element text = (Element) texts.item(i);
      if (text.getAttribute("class").startsWith("label")) {
        labels.add(text.getTextContent() + " at " + text.getAttribute("y"));
      }
    }
    return labels;
  }

  /** Of all elements of a name and class the given attributes; an empty name is the text. */
  private static List<String> all(
      Run run, Size size, BarSeries series, String tag, String style, String... attributes) {
    List<String> found = new ArrayList<>();
    NodeList elements = parse(draw(run, size, series)).getElementsByTagName(tag);
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      if (element.getAttribute("class").equals(style)) {
        List<String> values = new ArrayList<>();
        for (String name : attributes) {
          values.add(name.isEmpty() ? element.getTextContent() : element.getAttribute(name));
        }
        found.add(String.join(" ", values));
      }
    }
    return found;
  }

  private static String draw(Run run, Size size, BarSeries series) {
    Html html = Html.document().open("div");
    SvgPriceChart.draw(html, size, run, series);
    return html.close().done();
  }

  private static Document parse(String page) {
    try {
      String xml = page.replaceFirst("<!DOCTYPE html>\n", "");
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
