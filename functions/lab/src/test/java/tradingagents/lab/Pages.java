package tradingagents.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What tests ask of any page. */
final class Pages {
  /** A name that wants to be markup. */
  static final String HOSTILE = "<script>alert(1)</script>\" onload='x";

  private Pages() {}

  /** Well-formed XML, so nothing from outside became markup. */
  static Document parsed(String page) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
  }

  static List<String> texts(Document page, String tag) {
    NodeList nodes = page.getElementsByTagName(tag);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  static void loadsRunsAndSendsNothing(String page) throws Exception {
    String css = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));

    assertThat(page)
        .contains("default-src &#39;none&#39;")
        .contains("sha256-" + Base64.getEncoder().encodeToString(digest))
        .doesNotContain("<script", "http://", "https://", " style=", "url(", "@import", "<img")
        .contains("@media print");
  }
}
