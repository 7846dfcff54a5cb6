package tradingagents.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.script.ScriptDocument;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Step;
import tradingagents.feeds.Box;
import tradingagents.feeds.CsvBars;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Session;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

/** Reads a person's words into a {@link Request}, or refuses with one sentence. */
final class RequestReader {
  private static final String SCRIPT = "script:";
  private static final Period LONGEST_CLOSURE = Period.ofWeeks(2);
  private static final long MAX_SCRIPT_BYTES = 2_000_000;

  private final TradingCalendar calendar = TradingCalendar.usEquities();

  /** The words as typed. */
  record Words(
      String symbol,
      @Nullable String asOf,
      String depth,
      String analysts,
      String model,
      @Nullable Path bars,
      @Nullable Path portfolio,
      boolean fresh) {}

  Request read(Words words) {
    Symbol symbol = symbol(words.symbol());
    List<Step> analysts = analysts(words.analysts());
    int depth = depth(words.depth());
    Optional<String> script = script(words.model());
    LocalDate asked = words.asOf() == null ? null : Dates.parse("--as-of", words.asOf());
    Path file = words.bars();
    BarSeries series =
        file == null
            ? new Box(calendar).series(symbol).orThrow()
            : new CsvBars(calendar).read(file, symbol, "own").orThrow();
    if (!series.provenance().tradable()) {
      throw invalid(symbol + " is a benchmark in the box, not tradable; analyze AAPL instead");
    }
    List<String> notes = new ArrayList<>();
    LocalDate date = asked == null ? lastWithNext(series, notes) : asked;
    Session session = session(series, date, notes);
    Path portfolio = words.portfolio();
    return new Request(
        symbol,
        date,
        session,
        analysts,
        depth,
        script,
        file == null ? Optional.empty() : Optional.of(series),
        portfolio == null ? null : PortfolioFile.read(portfolio),
        words.fresh(),
        List.copyOf(notes));
  }

  private static Symbol symbol(String text) {
    try {
      return Symbol.parse(text);
    } catch (IllegalArgumentException e) {
      throw new FailureException(new Failure(Reason.INVALID, message(e)), e);
    }
  }

  private static List<Step> analysts(String text) {
    List<Step> steps = new ArrayList<>();
    for (String name : text.split(",", -1)) {
      Step step =
          Step.named(name.strip() + "-analyst")
              .orElseThrow(() ->
                  invalid(
                      "--analysts takes one or more of market, news, sentiment and"
                          + " fundamentals, not '"
                          + shown(name)
                          + "'"));
      if (steps.contains(step)) {
        throw invalid("--analysts names " + name.strip() + " twice");
      }
      steps.add(step);
    }
    steps.sort(null);
    return List.copyOf(steps);
  }

  private static int depth(String text) {
    if (text.matches("[1-" + Mandate.MAX_DEPTH + "]")) {
      return Integer.parseInt(text);
    }
    throw invalid("--depth is 1 to " + Mandate.MAX_DEPTH + ", not '" + shown(text) + "'");
  }

  private static Optional<String> script(String model) {
    if (model.equals("rules")) {
      return Optional.empty();
    }
    if (!model.startsWith(SCRIPT)) {
      throw invalid("--model is rules or script:<file>, not '" + shown(model) + "'");
    }
    Path file = Path.of(model.substring(SCRIPT.length()));
    try {
      if (Files.size(file) > MAX_SCRIPT_BYTES) {
        throw invalid("the script " + file + " is larger than 2 MB");
      }
      String text = Files.readString(file);
      ScriptDocument.parse(text).orThrow();
      return Optional.of(text);
    } catch (CharacterCodingException e) {
      throw new FailureException(
          new Failure(Reason.INVALID, "the script " + file + " is not UTF-8 text"), e);
    } catch (IOException e) {
      throw new FailureException(
          new Failure(Reason.INVALID, "the script " + file + " cannot be read"), e);
    }
  }

  private static LocalDate lastWithNext(BarSeries series, List<String> notes) {
    List<Bar> bars = series.bars();
    LocalDate date = bars.get(Math.max(0, bars.size() - 2)).session();
    notes.add(
        "No --as-of was given: using "
            + date
            + ", the last session that still has a next one in the data.");
    return date;
  }

  private Session session(BarSeries series, LocalDate date, List<String> notes) {
    LocalDate first = series.bars().getFirst().session();
    LocalDate last = series.bars().getLast().session();
    String range = "the data of " + series.symbol() + " go from " + first + " to " + last;
    if (date.isBefore(first)) {
      throw invalid("--as-of " + date + " is before the data: " + range);
    }
    boolean farAfter = date.isAfter(last.plus(LONGEST_CLOSURE));
    Session session = calendar.sessionAtOrBefore(farAfter ? last : date);
    if (farAfter || session.date().isAfter(last)) {
      throw invalid("--as-of " + date + " is after the data: " + range);
    }
    if (!session.date().equals(date)) {
      notes.add(
          date
              + " is a "
              + date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
              + (calendar.isSession(date) ? "" : closed(date))
              + ": using the session before, "
              + session.date()
              + ".");
    }
    boolean there = series.bars().stream().anyMatch(b -> b.session().equals(session.date()));
    if (!there) {
      throw invalid(
          "the data of " + series.symbol() + " have no bar of the session " + session.date());
    }
    if (session.date().equals(last)) {
      notes.add(session.date() + " is the last session in the data: an order can only wait.");
    }
    return session;
  }

  private String closed(LocalDate date) {
    return calendar
        .whyClosed(date)
        .filter(why -> !why.endsWith("day") || why.contains(" "))
        .map(why -> " (" + why + ")")
        .orElse("");
  }

  private static FailureException invalid(String what) {
    return new FailureException(Reason.INVALID, what);
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }

  private static String shown(String text) {
    return text.length() > 24 ? text.substring(0, 24) + "..." : text;
  }
}
