package tradingagents.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import tradingagents.cli.backtest.Screen;

/**
 * Where a command is typed: answers go to {@code out}, everything else to {@code err}.
 *
 * @param out the real stdout
 * @param err the real stderr
 * @param variables the environment
 * @param interactive whether a person is looking
 */
record Terminal(
    PrintStream out, PrintStream err, Map<String, String> variables, boolean interactive) {

  /** The same, for commands that know nothing else of it. */
  Screen screen() {
    return new Screen(out, err, interactive);
  }

  PrintWriter outWriter() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  PrintWriter errWriter() {
    return new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  /** Colours only on a terminal, and only for those who want them. */
  boolean colours() {
    return interactive
        && variables.getOrDefault("NO_COLOR", "").isEmpty()
        && !variables.getOrDefault("TERM", "dumb").equals("dumb");
  }

  Ansi ansi() {
    return colours() ? Ansi.ON : Ansi.OFF;
  }

  /** A variable, or its default when it is missing or empty. */
  String variable(String name, String otherwise) {
    String value = variables.getOrDefault(name, "");
    return value.isBlank() ? otherwise : value;
  }

  /** One sentence for a person, on one line: it begins with a capital and ends with a full stop. */
  static String sentence(String text) {
    String line = plain(text).replace('\n', ' ').strip();
    if (line.isEmpty()) {
      return line;
    }
    boolean word = line.matches("[a-z]+[ ,:;].*");
    String start = word ? line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1) : line;
    return start.matches(".*[.!?]") ? start : start + ".";
  }

  /** Text that cannot steer a terminal, and is short enough to read. */
  static String plain(String text) {
    String safe = text.replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\\n]]", "?");
    return safe.length() <= 600 ? safe : safe.substring(0, 600) + "...";
  }
}
