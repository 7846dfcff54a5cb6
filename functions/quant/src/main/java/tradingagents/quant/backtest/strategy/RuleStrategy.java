package tradingagents.quant.backtest.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tradingagents.model.failure.Suggestion;
import tradingagents.quant.backtest.Strategy;
import tradingagents.quant.backtest.View;
import tradingagents.quant.catalogue.Argument;

/**
 * Rules of one's own, in words: in when the one condition is true, out when the other is, or one of
 * the further exits; while both are true it stays out. Each instrument has its equal part of the
 * equity. A condition compares numbers: {@code close}, {@code sma:20}, {@code
 * bollinger:20:2.upper}, {@code high[1]}, {@code 30}, with {@code + - * /}, {@code < <= > >=},
 * {@code crosses-above}, {@code crosses-below}, {@code and}, {@code or}, {@code not} and
 * parentheses. A number that does not exist makes a condition unknown, and unknown is never true,
 * nor is its opposite. Nothing is decided before all numbers may be there. Further exits look at
 * closes only and count from the close at which going in was decided.
 *
 * @param enter condition to go in; kept in the one way in which it is written
 * @param exit condition to go out, or nothing
 * @param stop out when a close is this fraction below the close of the entry or lower; 0 for never
 * @param trail out when a close is this fraction below the highest close since the entry, or lower;
 *     0 for never
 * @param hold out so many bars after the entry; 0 for never
 */
public record RuleStrategy(String enter, String exit, double stop, double trail, int hold)
    implements Strategy {
  /** How a rule begins where strategies are named. */
  static final String PREFIX = "rules:";

  static final String USAGE =
      "rules: enter CONDITION; exit CONDITION[; stop:FRACTION][; trail:FRACTION][; hold:BARS]";

  private static final List<String> CLAUSES = List.of("enter", "exit", "stop", "trail", "hold");
  private static final Pattern CLAUSE = Pattern.compile("\\s*(\\w*)(:|\\s|$)\\s*");

  /** Reads both conditions; a bad one is an {@link IllegalArgumentException} with its position. */
  public RuleStrategy {
    enter = RuleParser.condition(enter).text();
    exit = exit.isBlank() ? "" : RuleParser.condition(exit).text();
    fraction("stop", stop);
    fraction("trail", trail);
    if (hold != 0) {
      Checks.window("hold", hold);
    }
    if (exit.isEmpty() && stop == 0 && trail == 0 && hold == 0) {
      throw new IllegalArgumentException("rules need a way out: exit, stop, trail or hold");
    }
  }

  private static void fraction(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "a %s is a fraction from 0, below 1, not %s".formatted(name, value));
    }
  }

  /**
   * With two conditions and no further exit.
   *
   * @param enter condition to go in
   * @param exit condition to go out
   * @return the strategy
   */
  public static RuleStrategy of(String enter, String exit) {
    return new RuleStrategy(enter, exit, 0, 0, 0);
  }

  /**
   * Reads rules as people type them.
   *
   * @param text such as {@code rules: enter close > sma:50; exit close < sma:20; stop:0.05}
   * @return the strategy; an {@link IllegalArgumentException} says what is wrong, and where, as a
   *     position counted from 1
   */
  public static RuleStrategy parse(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("rules are written " + USAGE);
    }
    String[] conditions = {"", ""};
    double[] numbers = new double[CLAUSES.size()];
    List<String> seen = new ArrayList<>();
    int from = PREFIX.length();
    while (from <= text.length()) {
      int semicolon = text.indexOf(';', from);
      int to = semicolon < 0 ? text.length() : semicolon;
      Matcher clause = CLAUSE.matcher(text).region(from, to);
      int kind = clause.lookingAt() ? CLAUSES.indexOf(clause.group(1)) : -1;
      if (kind < 0 || seen.contains(CLAUSES.get(kind)) || (kind < 2) == colon(clause)) {
        throw refused(text, from, to);
      }
      seen.add(CLAUSES.get(kind));
      if (kind < 2) {
        conditions[kind] = RuleParser.condition(text, clause.end(), to).text();
      } else {
        numbers[kind] = number(text, clause.end(), to, kind == CLAUSES.indexOf("hold"));
      }
      from = to + 1;
    }
    if (conditions[0].isEmpty()) {
      throw new IllegalArgumentException("rules need a way in; they are written " + USAGE);
    }
    return new RuleStrategy(conditions[0], conditions[1], numbers[2], numbers[3], (int) numbers[4]);
  }

  private static boolean colon(Matcher clause) {
    return clause.group(2).equals(":");
  }

  private static double number(String text, int from, int to, boolean whole) {
    String number = text.substring(from, to).strip();
    if (!number.matches(whole ? "\\d{1,9}" : "\\d{1,9}(\\.\\d{1,15})?")) {
      throw new IllegalArgumentException(
          "at '%s', position %d: expected a %s"
              .formatted(number, from + 1, whole ? "number of bars" : "fraction such as 0.05"));
    }
    return Double.parseDouble(number);
  }

  private static IllegalArgumentException refused(String text, int from, int to) {
    String clause = text.substring(from, to).strip();
    String word = clause.split("[:\\s]", 2)[0];
    String meant = CLAUSES.contains(word) ? "" : Suggestion.ending(word, CLAUSES);
    return new IllegalArgumentException(
        "at '%s', position %d: rules are written %s, each once%s"
            .formatted(clause, from + 1, USAGE, meant));
  }

  @Override
  public String name() {
    StringBuilder name = new StringBuilder(PREFIX).append(" enter ").append(enter);
    if (!exit.isEmpty()) {
      name.append("; exit ").append(exit);
    }
    append(name, "stop", stop);
    append(name, "trail", trail);
    append(name, "hold", hold);
    return name.toString();
  }

  private static void append(StringBuilder name, String clause, double value) {
    if (value != 0) {
      name.append("; ").append(clause).append(':').append(Argument.typed(value));
    }
  }

  @Override
  public int warmUp() {
    int entering = RuleParser.condition(enter).warmUp();
    return exit.isEmpty() ? entering : Math.max(entering, RuleParser.condition(exit).warmUp());
  }

  @Override
  public Decider start(int instruments) {
    return Switches.of(instruments, AtWork::new);
  }

  /** The rules of one instrument. */
  private final class AtWork implements Switches.Signal {
    private final Feed feed;
    private final Condition.Watch entering;
    private final Condition.Watch leaving;
    private final int first = warmUp();
    private double entered;
    private double highest;
    private int held;

    AtWork(int instrument) {
      feed = new Feed(instrument);
      entering = RuleParser.condition(enter).start(feed);
      leaving = exit.isEmpty() ? view -> Condition.FALSE : RuleParser.condition(exit).start(feed);
    }

    @Override
    public int next(View view, boolean in) {
      feed.take(view);
      boolean enters = entering.next(view) == Condition.TRUE;
      boolean leaves = leaving.next(view) == Condition.TRUE;
      if (view.bars() <= first) {
        return Switches.STAY;
      }
      double close = view.close(feed.instrument(), 0);
      if (in) {
        held++;
        highest = Math.max(highest, close);
        return leaves || isOver(close) ? Switches.OUT : Switches.STAY;
      }
      if (!enters || leaves) {
        return Switches.STAY;
      }
      held = 0;
      entered = close;
      highest = close;
      return Switches.IN;
    }

    private boolean isOver(double close) {
      return (stop > 0 && close <= entered * (1 - stop))
          || (trail > 0 && close <= highest * (1 - trail))
          || (hold > 0 && held >= hold);
    }
  }
}
