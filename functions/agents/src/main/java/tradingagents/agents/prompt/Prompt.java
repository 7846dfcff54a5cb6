package tradingagents.agents.prompt;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tradingagents.agents.answer.Fingerprint;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * One version of one text, as its file says it. A file begins with three lines, {@code version},
 * {@code date} and {@code changed}, then {@code ---}; all after that is the text. Placeholders such
 * as <code>{{symbol}}</code> are filled when a brief is rendered.
 *
 * @param name whose text: an agent's wire name, {@code desk}, {@code reflection} or {@code repair}
 * @param version unique for its name
 * @param date when it was written
 * @param changed one line: what is different from the version before
 * @param text with its placeholders, without the head
 * @param file the whole file, head included
 * @param hash SHA-256 of the file's bytes, 64 hex digits
 */
public record Prompt(
    String name,
    String version,
    LocalDate date,
    String changed,
    String text,
    String file,
    String hash) {
  private static final int MOST_CHARACTERS = 20_000;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)}}");
  private static final String LINE = "---\n";

  /**
   * Reads a file and checks its placeholders.
   *
   * @param name whose text it is
   * @param version as the file's name says
   * @param where names the file in a failure
   * @param file its content
   * @return complete: it can be filled
   * @throws FailureException INVALID: names the file, and the field or the placeholder
   */
  static Prompt read(String name, String version, String where, String file) {
    if (file.length() > MOST_CHARACTERS) {
      throw invalid(
          where, "has " + file.length() + " characters; " + MOST_CHARACTERS + " are allowed");
    }
    int end = file.indexOf("\n" + LINE);
    if (end < 0) {
      throw invalid(where, "needs a head of version, date and changed, ended by a line ---");
    }
    List<String> head = file.substring(0, end).lines().toList();
    String says = field(where, head, 0, "version");
    LocalDate date = date(where, field(where, head, 1, "date"));
    String changed = field(where, head, 2, "changed");
    if (head.size() > 3) {
      throw invalid(where, "has a fourth line in its head: '" + head.get(3) + "'");
    }
    if (!version.equals(says)) {
      throw invalid(where, "says version '" + says + "', not '" + version + "'");
    }
    String text = file.substring(end + 1 + LINE.length()).strip();
    if (text.isEmpty()) {
      throw invalid(where, "has no text under its head");
    }
    Placeholders.check(name, where, placeholders(text), stray(text));
    return new Prompt(name, version, date, changed, text, file, Fingerprint.of(file));
  }

  private static String field(String where, List<String> head, int index, String field) {
    String begin = field + ": ";
    String line = head.size() > index ? head.get(index) : "";
    if (!line.startsWith(begin) || line.substring(begin.length()).isBlank()) {
      throw invalid(
          where, "needs '" + begin + "...' as line " + (index + 1) + ", not '" + line + "'");
    }
    return line.substring(begin.length()).strip();
  }

  private static LocalDate date(String where, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw invalid(where, "has the date '" + text + "'; a date is YYYY-MM-DD");
    }
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toSet());
  }

  /** Whether braces are left that open or close no placeholder. */
  private static boolean stray(String text) {
    String rest = PLACEHOLDER.matcher(text).replaceAll("");
    return rest.contains("{{") || rest.contains("}}");
  }

  /**
   * The text with its placeholders filled, in one pass: braces in a value stay as they are.
   *
   * @param values by placeholder; more than the text needs is no error
   * @return nothing of it is a placeholder any more
   * @throws FailureException INVALID when a value is missing
   */
  public String fill(Map<String, String> values) {
    return PLACEHOLDER.matcher(text).replaceAll(found -> value(values, found));
  }

  private String value(Map<String, String> values, MatchResult found) {
    String value = values.get(found.group(1));
    if (value == null) {
      throw invalid(name + "/" + version, "has no value for {{" + found.group(1) + "}}");
    }
    return Matcher.quoteReplacement(value);
  }

  static FailureException invalid(String where, String what) {
    return new FailureException(Reason.INVALID, "the prompt " + where + " " + what);
  }
}
