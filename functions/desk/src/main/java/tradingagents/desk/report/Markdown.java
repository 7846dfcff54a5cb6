package tradingagents.desk.report;

import java.util.List;

/**
 * Writes Markdown in which untrusted text stays text, in paragraphs, lists and table cells alike.
 */
final class Markdown {
  private static final String SPECIAL = "\\`*_{}[]()<>#+-.!|~$&:@^=/\"'";

  private final StringBuilder out = new StringBuilder();

  /**
   * Untrusted text on one line.
   *
   * @param raw anything
   * @return every sign that could mean something is escaped: the ASCII ones by a backslash where it
   *     matters, angle brackets and ampersands as entities, so also a renderer that passes HTML on
   *     shows text
   */
  static String text(String raw) {
    String line = SafeText.line(raw);
    StringBuilder safe = new StringBuilder(line.length() + 16);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '&' -> safe.append("&amp;");
        case '|' -> safe.append("&#124;");
        case '@' -> safe.append("&#64;");
        default -> {
          boolean plain = SPECIAL.indexOf(c) < 0 || isHarmless(line, i);
          safe.append(plain ? "" : "\\").append(c);
        }
      }
    }
    return safe.toString();
  }

  /** A point or dash inside a word or number, where escaping would only hurt the eye. */
  private static boolean isHarmless(String line, int i) {
    char c = line.charAt(i);
    if ("'\"/(".indexOf(c) >= 0 || (c == '=' && i > 0)) {
      return true;
    }
    if (c == ')') {
      return i > 0 && !Character.isDigit(line.charAt(i - 1));
    }
    boolean inside = i > 0 && Character.isLetterOrDigit(line.charAt(i - 1));
    boolean number = i > 0 && Character.isDigit(line.charAt(i - 1));
    boolean next = i + 1 < line.length() && Character.isDigit(line.charAt(i + 1));
    boolean dot = c == '.' && (number ? next : i > 2 && !isAddress(line, i));
    return dot || (inside && c == '-') || (inside && c == ':' && !isAddress(line, i));
  }

  /** Whether a point or colon could be part of something that renderers turn into a link. */
  private static boolean isAddress(String line, int i) {
    return i + 1 < line.length() && line.charAt(i + 1) != ' ';
  }

  Markdown heading(int level, String text) {
    out.append("#".repeat(level)).append(' ').append(text).append("\n\n");
    return this;
  }

  Markdown paragraph(String text) {
    out.append(text).append("\n\n");
    return this;
  }

  /** Untrusted text of several paragraphs. */
  Markdown speech(String raw) {
    SafeText.visible(raw)
        .lines()
        .filter(part -> !part.isBlank())
        .forEach(part -> paragraph(text(part)));
    return this;
  }

  Markdown item(String text) {
    out.append("- ").append(text).append('\n');
    return this;
  }

  Markdown gap() {
    out.append('\n');
    return this;
  }

  Markdown head(String... columns) {
    row(List.of(columns));
    out.append("|").append(" --- |".repeat(columns.length)).append('\n');
    return this;
  }

  Markdown row(List<String> cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    return this;
  }

  String done() {
    return out.toString().strip() + "\n";
  }
}
