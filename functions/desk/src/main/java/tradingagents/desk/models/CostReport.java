package tradingagents.desk.models;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What calls of models cost, added up.
 *
 * @param by what the rows are
 * @param rows in the order of their keys
 * @param total of all rows
 */
public record CostReport(By by, List<Row> rows, Row total) {
  /** What costs are added up by. */
  public enum By {
    /** Each agent. */
    AGENT,
    /** Each model; calls that are not settled are under {@code unsettled}. */
    MODEL,
    /** Each run. */
    RUN,
    /** Each day, in UTC. */
    DAY;

    /**
     * What a word means.
     *
     * @param word small letters
     * @return empty for another word
     */
    public static Optional<By> named(String word) {
      return Arrays.stream(values()).filter(by -> by.toString().equals(word)).findFirst();
    }

    /** Small letters. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The calls of one key.
   *
   * @param key agent, model, run or day
   * @param calls settled ones
   * @param tokens of the settled calls
   * @param usd what the settled calls cost
   * @param unsettledCalls calls whose end is not known
   * @param unsettledUsd the most that those can cost
   */
  public record Row(
      String key,
      int calls,
      Tokens tokens,
      BigDecimal usd,
      int unsettledCalls,
      BigDecimal unsettledUsd) {
    private static Row none(String key) {
      return new Row(key, 0, Tokens.NONE, BigDecimal.ZERO, 0, BigDecimal.ZERO);
    }

    private Row plus(CostLine line) {
      CostLine.Billed billed = line.billed();
      return billed == null
          ? new Row(key, calls, tokens, usd, unsettledCalls + 1, unsettledUsd.add(line.heldUsd()))
          : new Row(
              key,
              calls + 1,
              tokens.plus(billed.tokens()),
              usd.add(billed.usd()),
              unsettledCalls,
              unsettledUsd);
    }
  }

  /** Copies the rows. */
  public CostReport {
    rows = List.copyOf(rows);
  }

  /**
   * Adds up calls.
   *
   * @param lines each call once
   * @param by what the rows are
   * @return exact sums
   */
  public static CostReport of(List<CostLine> lines, By by) {
    Map<String, Row> rows = new TreeMap<>();
    Row total = Row.none("total");
    for (CostLine line : lines) {
      rows.merge(key(line, by), Row.none(key(line, by)).plus(line), (row, one) -> row.plus(line));
      total = total.plus(line);
    }
    return new CostReport(by, List.copyOf(rows.values()), total);
  }

  private static String key(CostLine line, By by) {
    return switch (by) {
      case AGENT -> line.task().step().wireName();
      case MODEL -> line.billed() == null ? "unsettled" : line.billed().model().toString();
      case RUN -> line.runId();
      case DAY -> line.day().toString();
    };
  }
}
