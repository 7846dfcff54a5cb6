package tradingagents.desk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tradingagents.desk.run.Run;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;

/** One hostile text in every text field of every outcome; the formats must show it as text. */
class HostileTextTest {
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "aria-hidden",
          "aria-label",
          "aria-labelledby",
          "charset",
          "class",
          "content",
          "cx",
          "cy",
          "d",
          "height",
          "href",
          "http-equiv",
          "id",
          "lang",
          "name",
          "preserveAspectRatio",
          "r",
          "role",
          "rx",
          "scope",
          "tabindex",
          "viewBox",
          "width",
          "x",
          "x1",
          "x2",
          "y",
          "y1",
          "y2");
  private static final Set<String> TAGS =
      Set.of(
          "a",
          "article",
          "body",
          "br",
          "caption",
          "circle",
          "dd",
          "div",
          "dl",
          "dt",
          "figcaption",
          "figure",
          "footer",
          "h1",
          "h2",
          "h3",
          "head",
          "header",
          "html",
          "li",
          "line",
          "main",
          "meta",
          "ol",
          "p",
          "path",
          "rect",
          "section",
          "span",
          "strong",
          "style",
          "svg",
          "table",
          "tbody",
          "td",
          "text",
          "th",
          "thead",
          "title",
          "tr",
          "ul");
  private static final Pattern HIDDEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}&&[^\n]]");

  @Test
  void every_text_field_of_every_outcome_is_filled() {
    assertThat(AnyRun.fields())
        .contains(
            "Report.summary",
            "Point.text",
            "Citation.fact",
            "Citation.value",
            "Fact.id",
            "Fact.label",
            "Fact.source",
            "Argument.speech",
            "Ruling.rationale",
            "Proposal.reasoning",
            "Decision.thesis",
            "Decision.timeHorizon",
            "Check.rule",
            "Check.value",
            "Check.limit",
            "Order.clientOrderId",
            "Order.note",
            "Fill.executionId",
            "Failure.detail",
            "Approval.by",
            "Cancelled.reason",
            "Usage.model");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img src=x onerror=alert(1)>",
        "\"><script>alert(1)</script>",
        "' onmouseover='alert(1)",
        "</style><b>bold</b>",
        "</title></head><body onload=alert(1)>",
        "javascript:alert(1)",
        "]]><!-- <![CDATA[ -->",
        "&lt;b&gt; &#60;i&#62; &amp;",
        "a\u0000b\u0007c\u001b[31md\u007fe\u009bf",
        "left \u202Eright\u202C \u2066x\u2069 \u200Fy",
        "ze\u200Bro \u200Dwi\uFEFFdth \u00ADsoft",
        "lone \ud800 surrogate \udfff here",
        "tag \udb40\udc41 filler \u3164\u115f",
        "line\r\nbreak\u2028more\u0085end",
      })
  void html_shows_text_and_nothing_but_text(String hostile) throws Exception {
    String harmless = page("harmless words");
    String page = page(hostile);

    Document parsed = parse(page);
    assertThat(shape(parsed)).isEqualTo(shape(parse(harmless)));
    assertThat(names(parsed, false)).isSubsetOf(TAGS);
    assertThat(names(parsed, true)).isSubsetOf(ATTRIBUTES);
    assertThat(links(parsed)).allMatch(href -> href.matches("#fact-\\d+"));
    assertThat(HIDDEN.matcher(page).find()).isFalse();
    assertThat(parsed.getDocumentElement().getTextContent())
        .contains(SafeText.visible(hostile).strip());
  }

  @Test
  void the_policy_names_the_style_by_its_hash_and_allows_nothing_else() throws Exception {
    String page = page("words");
    String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
    String hash = Base64.getEncoder().encodeToString(digest);

    assertThat(parse(page).getElementsByTagName("style").getLength()).isEqualTo(1);
    assertThat(meta(parse(page)))
        .isEqualTo(
            "default-src 'none'; style-src 'sha256-"
                + hash
                + "'; img-src data:; base-uri 'none'; form-action 'none'");
    assertThat(page).doesNotContain("<script").doesNotContain("url(").doesNotContain("http:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img src=x onerror=alert(1)>",
        "| a | b |",
        "`code` ``more``",
        "# heading",
        "[text](javascript:alert(1)) ![i](http://x.example)",
        "http://x.example www.x.example a@x.example",
        "*bold* _em_ ~~gone~~ \\*",
        "1. list",
        "2) list",
        "- list",
        "+ list",
        "> quote",
        "=====",
        "a\u202Eb\u0007",
      })
  void markdown_leaves_no_sign_that_means_something(String hostile) {
    String safe = Markdown.text(hostile);

    assertThat(HIDDEN.matcher(safe).find()).isFalse();
    assertThat(safe).doesNotContain("<").doesNotContain(">").doesNotContain("|");
    assertThat(Pattern.compile("(?<!\\\\)[`*_\\[\\]~!]").matcher(safe).find()).isFalse();
    assertThat(Pattern.compile("^([#+=-]|\\d+[.)])").matcher(safe).find()).isFalse();
    assertThat(Pattern.compile("(?<!\\\\)://").matcher(safe).find()).isFalse();
    assertThat(safe).doesNotContain("www.").doesNotContain("@");
  }

  @Test
  void markdown_has_the_same_lines_whatever_is_said() {
    String hostile = markdown("| <b> # `x` [y](z) \u202e");
    String harmless = markdown("words");

    assertThat(hostile.lines().count()).isEqualTo(harmless.lines().count());
    assertThat(hostile).doesNotContain("<").doesNotContain("`x`").doesNotContain("[y]");
  }

  private static String page(String text) {
    Run run = AnyRun.saying(text);
    return HtmlReport.of(run, RunView.of(run, AnyRun.evidence(text)), series(text));
  }

  private static String markdown(String text) {
    Run run = AnyRun.saying(text);
    return MarkdownReport.of(run, RunView.of(run, AnyRun.evidence(text)), series(text));
  }

  private static BarSeries series(String vendor) {
    BigDecimal price = new BigDecimal("12.5");
    Bar bar = new Bar(LocalDate.of(2018, 5, 11), price, price, price, price, 1, null, AnyRun.AT);
    Provenance from = new Provenance(vendor, vendor, Adjustment.RAW, Currency.USD, true, true);
    return new BarSeries(new Symbol("AAPL"), from, List.of(bar));
  }

  private static Document parse(String page) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setExpandEntityReferences(false);
    String xml = page.replaceFirst("<!DOCTYPE html>\n", "");
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  /** The elements in order: hostile text may change words, never the tree. */
  private static List<String> shape(Document document) {
    List<String> shape = new ArrayList<>();
    NodeList all = document.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      shape.add(all.item(i).getNodeName());
    }
    return shape;
  }

  private static Set<String> names(Document document, boolean attributes) {
    Set<String> names = new TreeSet<>();
    NodeList all = document.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      NamedNodeMap map = all.item(i).getAttributes();
      for (int k = 0; attributes && k < map.getLength(); k++) {
        names.add(map.item(k).getNodeName());
      }
      if (!attributes) {
        names.add(all.item(i).getNodeName());
      }
    }
    return names;
  }

  private static List<String> links(Document document) {
    List<String> links = new ArrayList<>();
    NodeList all = document.getElementsByTagName("a");
    for (int i = 0; i < all.getLength(); i++) {
      links.add(((Element) all.item(i)).getAttribute("href"));
    }
    return links;
  }

  private static String meta(Document document) {
    NodeList all = document.getElementsByTagName("meta");
    for (int i = 0; i < all.getLength(); i++) {
      Element meta = (Element) all.item(i);
      if (meta.getAttribute("http-equiv").equals("Content-Security-Policy")) {
        return meta.getAttribute("content");
      }
    }
    return "";
  }
}
