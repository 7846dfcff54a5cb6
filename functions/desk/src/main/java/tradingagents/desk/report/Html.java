package tradingagents.desk.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes HTML that is well-formed by construction: elements close in order, and text and attribute
 * values pass through {@link #text}, the only way in. Names of elements and attributes come from
 * this package's code alone.
 */
final class Html {
  private static final Set<String> VOID = Set.of("meta", "br", "hr");

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Untrusted text as HTML text; also safe between double quotes.
   *
   * @param raw anything
   * @return nothing in it is markup, nothing in it is invisible
   */
  static String text(String raw) {
    return SafeText.visible(raw)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  Html open(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(text(attributes[i + 1])).append('"');
    }
    if (VOID.contains(tag)) {
      out.append("/>");
    } else {
      out.append('>');
      open.push(tag);
    }
    return this;
  }

  Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  Html write(String raw) {
    out.append(text(raw));
    return this;
  }

  Html element(String tag, String raw, String... attributes) {
    return open(tag, attributes).write(raw).close();
  }

  Html line() {
    out.append('\n');
    return this;
  }

  /** The one place without escaping: the constant style sheet, whose hash the policy names. */
  Html style() {
    out.append("<style>").append(ReportStyle.CSS).append("</style>");
    return this;
  }

  static Html document() {
    Html html = new Html();
    html.out.append("<!DOCTYPE html>\n");
    return html;
  }

  String done() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out.toString();
  }
}
