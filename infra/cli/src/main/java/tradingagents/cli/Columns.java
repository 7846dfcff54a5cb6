package tradingagents.cli;

import java.util.ArrayList;
import java.util.List;
import tradingagents.desk.report.SafeText;

/** Text in a terminal's columns: wrapped at words, cut, padded. Widths count code points. */
final class Columns {
  /** How wide the card and the live display are. */
  static final int WIDTH = 100;

  private Columns() {}

  /** Untrusted text of several paragraphs as lines that fit; an endless word is cut into pieces. */
  static List<String> wrap(String raw, int width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : SafeText.visible(raw).lines().toList()) {
      StringBuilder line = new StringBuilder();
      for (String word : SafeText.line(paragraph).split(" ", -1)) {
        String rest = word;
        if (!line.isEmpty() && length(line) + 1 + length(rest) > width) {
          lines.add(line.toString());
          line.setLength(0);
        }
        while (length(rest) > width) {
          int cut = rest.offsetByCodePoints(0, width);
          lines.add(rest.substring(0, cut));
          rest = rest.substring(cut);
        }
        line.append(line.isEmpty() ? "" : " ").append(rest);
      }
      if (!line.isEmpty()) {
        lines.add(line.toString());
      }
    }
    return lines;
  }

  /** Untrusted text on one line, at most so wide. */
  static String cut(String raw, int width) {
    String line = SafeText.line(raw);
    return length(line) <= width
        ? line
        : line.substring(0, line.offsetByCodePoints(0, width - 1)).strip() + "…";
  }

  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - length(text)));
  }

  static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }
}
