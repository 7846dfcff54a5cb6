package tradingagents.desk.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes HTML that is well-formed by construction: elements close in order, and text and attribute
 * values pass through {@link #text}, the only way in. Names of elements and attributes come from
 * code alone.
 */
public final class Html {
  private static final Set<String> VOID = Set.of("meta", "br", "hr");

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Untrusted text as HTML text; also safe between double quotes.
   *
   * @param raw anything
   * @return nothing in it is markup, nothing in it is invisible
   */
  public static String text(String raw) {
    return SafeText.visible(raw)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /**
   * Opens an element; one that holds nothing is closed at once.
   *
   * @param tag its name
   * @param attributes names and values in turn
   * @return this
   */
  public Html open(String tag, String... attributes) {
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

  /**
   * Closes the element opened last.
   *
   * @return this
   */
  public Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /**
   * Writes text.
   *
   * @param raw anything
   * @return this
   */
  public Html write(String raw) {
    out.append(text(raw));
    return this;
  }

  /**
   * An element that holds text.
   *
   * @param tag its name
   * @param raw anything
   * @param attributes names and values in turn
   * @return this
   */
  public Html element(String tag, String raw, String... attributes) {
    return open(tag, attributes).write(raw).close();
  }

  /**
   * Ends the line.
   *
   * @return this
   */
  public Html line() {
    out.append('\n');
    return this;
  }

  Html style() {
    return style(ReportStyle.CSS);
  }

  /**
   * The one place without escaping: a constant style sheet, whose hash the policy names.
   *
   * @param css the same that the policy was made of
   * @return this
   */
  public Html style(String css) {
    out.append("<style>").append(css).append("</style>");
    return this;
  }

  /**
   * A new document.
   *
   * @return nothing but its type
   */
  public static Html document() {
    Html html = new Html();
    html.out.append("<!DOCTYPE html>\n");
    return html;
  }

  /**
   * The whole document.
   *
   * @return every element closed
   */
  public String done() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out.toString();
  }
}
