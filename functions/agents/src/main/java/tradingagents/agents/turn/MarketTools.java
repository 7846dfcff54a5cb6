package tradingagents.agents.turn;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Fact.Unit;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.quant.indicator.Indicator;
import tradingagents.quant.indicator.Indicators;
import tradingagents.quant.series.Bars;

/**
 * What a reasoner may look up beside its brief: any indicator, and the newest closes. Read-only,
 * blind to everything after as-of, and bounded in number and size. What it answers becomes facts,
 * so that it can be quoted and checked like the snapshot. Not safe for several threads: one turn
 * has one.
 */
public final class MarketTools {
  /** An indicator's values. */
  public static final String INDICATOR = "indicator";

  /** The newest closes. */
  public static final String CLOSES = "closes";

  /** How many questions a turn may ask. */
  public static final int MOST_QUESTIONS = 6;

  private static final int MOST_CLOSES = 30;
  private static final int PLACES = 6;

  private final List<Bar> bars;
  private final String symbol;
  private final Map<String, Fact> facts = new LinkedHashMap<>();
  private int asked;

  private MarketTools(String symbol, List<Bar> bars) {
    this.symbol = symbol;
    this.bars = bars;
  }

  /**
   * Tools over prices.
   *
   * @param known already cut at as-of
   * @return fresh
   */
  public static MarketTools over(BarSeries known) {
    return new MarketTools(known.symbol().toString(), known.bars());
  }

  /**
   * No tools.
   *
   * @return offers nothing
   */
  public static MarketTools none() {
    return new MarketTools("", List.of());
  }

  /**
   * Whether anything can be looked up.
   *
   * @return false for {@link #none()}
   */
  public boolean isOffered() {
    return !bars.isEmpty();
  }

  /**
   * Answers one question.
   *
   * @param tool {@link #INDICATOR} with {@code name} such as {@code rsi:21} and optionally {@code
   *     session}; or {@link #CLOSES} with {@code sessions}, at most 30
   * @param arguments by name
   * @return lines of {@code fact id = value}, or one sentence that says what was wrong
   */
  public String answer(String tool, Map<String, String> arguments) {
    if (++asked > MOST_QUESTIONS) {
      return "No more questions: " + MOST_QUESTIONS + " are allowed in a turn. Answer now.";
    }
    try {
      List<Fact> found =
          switch (tool) {
            case INDICATOR -> indicator(arguments);
            case CLOSES -> closes(arguments);
            default ->
                throw new IllegalArgumentException(
                    "there is no tool '%s': there are %s and %s"
                        .formatted(shown(tool), INDICATOR, CLOSES));
          };
      found.forEach(fact -> facts.putIfAbsent(fact.id(), fact));
      StringBuilder lines = new StringBuilder();
      found.forEach(fact ->
          lines.append(fact.id()).append(" = ").append(fact.value().toPlainString()).append('\n'));
      return lines.toString();
    } catch (IllegalArgumentException e) {
      return "That is not possible: " + e.getMessage();
    }
  }

  /**
   * Everything that was answered.
   *
   * @return in the order it was asked
   */
  public List<Fact> facts() {
    return List.copyOf(facts.values());
  }

  private List<Fact> indicator(Map<String, String> arguments) {
    String name = arguments.getOrDefault("name", "");
    Indicator indicator = Indicators.named(name);
    int at = session(arguments.getOrDefault("session", ""));
    double[][] values = indicator.over(series(at + 1));
    List<Fact> found = new ArrayList<>();
    for (int line = 0; line < values.length; line++) {
      double value = values[line][at];
      if (Double.isFinite(value)) {
        String part = values.length == 1 ? "" : "." + indicator.lines().get(line);
        found.add(
            fact(
                name + part,
                BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_EVEN),
                Unit.INDEX,
                at));
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "%s needs %d sessions and %d are known"
              .formatted(shown(name), indicator.warmUp() + 1, at + 1));
    }
    return found;
  }

  private List<Fact> closes(Map<String, String> arguments) {
    String text = arguments.getOrDefault("sessions", "10");
    if (!text.matches("[1-9]\\d?") || Integer.parseInt(text) > MOST_CLOSES) {
      throw new IllegalArgumentException(
          "sessions is 1 to " + MOST_CLOSES + ", not '" + shown(text) + "'");
    }
    List<Fact> found = new ArrayList<>();
    int first = Math.max(0, bars.size() - Integer.parseInt(text));
    for (int at = first; at < bars.size(); at++) {
      found.add(fact("close", bars.get(at).close(), Unit.PRICE, at));
    }
    return found;
  }

  private Fact fact(String name, BigDecimal value, Unit unit, int at) {
    Bar bar = bars.get(at);
    BigDecimal plain = value.stripTrailingZeros();
    return new Fact(
        "tool." + name + "@" + bar.session(),
        name + " of " + bar.session(),
        plain.scale() < 0 ? plain.setScale(0) : plain,
        unit,
        "%s daily bars, %d sessions to %s".formatted(symbol, at + 1, bar.session()),
        bar.knownAt());
  }

  private int session(String text) {
    if (text.isBlank()) {
      return bars.size() - 1;
    }
    LocalDate date;
    try {
      date = LocalDate.parse(text.strip());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "session is a date such as %s, not '%s'".formatted(bars.getLast().session(), shown(text)),
          e);
    }
    int at = Collections.binarySearch(bars.stream().map(Bar::session).toList(), date);
    if (at < 0) {
      throw new IllegalArgumentException("no session of " + date + " is known");
    }
    return at;
  }

  private Bars series(int size) {
    double[][] cells = new double[5][size];
    for (int i = 0; i < size; i++) {
      Bar bar = bars.get(i);
      cells[0][i] = bar.open().doubleValue();
      cells[1][i] = bar.high().doubleValue();
      cells[2][i] = bar.low().doubleValue();
      cells[3][i] = bar.close().doubleValue();
      cells[4][i] = bar.volume();
    }
    return new Bars(cells[0], cells[1], cells[2], cells[3], cells[4]);
  }

  private static String shown(String text) {
    String clean = text.replaceAll("\\p{C}", "?");
    return clean.length() > 40 ? clean.substring(0, 40) + "..." : clean;
  }
}
