package tradingagents.testkit;

import java.io.StringReader;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import tradingagents.desk.report.HtmlReport;
import tradingagents.desk.report.RunView;
import tradingagents.desk.run.Run;
import tradingagents.model.market.BarSeries;

/**
 * The pages as they were accepted: one line for each part of a page with its place, its marks and
 * the words that a person reads there. What a chart draws has tests of its own.
 */
class PageOfSamplesTest {
  private static final Set<String> WITHIN_A_LINE =
      Set.of("a", "br", "span", "strong", "td", "th", "text");

  @ParameterizedTest
  @ValueSource(strings = {"complete", "working", "failed"})
  void the_pages_are_as_accepted(String name) throws Exception {
    Run run = Objects.requireNonNull(SampleRuns.all().get(name));

    Golden.same("/report/" + name + ".page", outline(run, SampleBars.of(400)));
  }

  @Test
  void a_page_before_the_first_word_is_as_accepted() throws Exception {
    Run run = Run.start("run-0000", SampleRuns.mandate(1, false));

    Golden.same("/report/silent.page", outline(run, null));
  }

  private static String outline(Run run, @Nullable BarSeries series) throws Exception {
    String page = HtmlReport.of(run, RunView.of(run, SampleRuns.evidence(run)), series);
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(page.replaceFirst("<!DOCTYPE html>\n", ""))))
            .getDocumentElement();
    StringBuilder out = new StringBuilder();
    write(root, 0, out);
    return out.toString().strip().replaceAll(" +\n", "\n") + "\n";
  }

  private static void write(Node node, int depth, StringBuilder out) {
    if (!(node instanceof Element element)) {
      String words = node.getTextContent();
      out.append(words.isBlank() ? "" : words.replace("\n", " / "));
      return;
    }
    boolean within = WITHIN_A_LINE.contains(element.getTagName());
    out.append(within ? "[" : "\n" + " ".repeat(depth));
    out.append(element.getTagName()).append(marks(element)).append(' ');
    boolean inside =
        !element.getTagName().equals("style") && !element.getAttribute("class").contains("chart");
    for (Node n = element.getFirstChild(); inside && n != null; n = n.getNextSibling()) {
      write(n, depth + 1, out);
    }
    out.append(within ? "]" : "");
  }

  private static String marks(Element element) {
    TreeMap<String, String> marks = new TreeMap<>();
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      marks.put(attributes.item(i).getNodeName(), attributes.item(i).getNodeValue());
    }
    marks.replace("content", "...");
    return marks.isEmpty() ? "" : marks.toString();
  }
}
