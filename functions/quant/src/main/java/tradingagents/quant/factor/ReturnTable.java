package tradingagents.quant.factor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Returns of named series on the same dates, oldest first: what a file with a date column says. A
 * return is a simple fraction per period (0.01 is one percent). No value is missing and none is
 * NaN; a series that does not exist is refused by name, never read as zero.
 *
 * @param dates strictly ascending
 * @param names of the series, each once
 * @param columns one series per name, one value per date
 */
public record ReturnTable(List<LocalDate> dates, List<String> names, List<double[]> columns) {
  /** Copies and checks the table; what is wrong is named by its series and date. */
  public ReturnTable {
    dates = List.copyOf(dates);
    names = List.copyOf(names);
    columns = columns.stream().map(double[]::clone).toList();
    if (dates.isEmpty() || names.isEmpty()) {
      throw new IllegalArgumentException(
          "a table of returns has at least one date and one series, not "
              + dates.size()
              + " dates and "
              + names.size()
              + " series");
    }
    checkDates(dates);
    checkColumns(dates, names, columns);
  }

  private static void checkDates(List<LocalDate> dates) {
    for (int i = 1; i < dates.size(); i++) {
      if (!dates.get(i).isAfter(dates.get(i - 1))) {
        throw new IllegalArgumentException(
            "dates ascend and occur once: " + dates.get(i) + " follows " + dates.get(i - 1));
      }
    }
  }

  private static void checkColumns(
      List<LocalDate> dates, List<String> names, List<double[]> columns) {
    if (columns.size() != names.size()) {
      throw new IllegalArgumentException(
          names.size() + " names of series but " + columns.size() + " series");
    }
    Set<String> seen = new HashSet<>();
    for (int c = 0; c < names.size(); c++) {
      if (!seen.add(names.get(c))) {
        throw new IllegalArgumentException("the series " + names.get(c) + " occurs twice");
      }
      double[] column = columns.get(c);
      if (column.length != dates.size()) {
        throw new IllegalArgumentException(
            "the series "
                + names.get(c)
                + " has "
                + column.length
                + " returns for "
                + dates.size()
                + " dates");
      }
      for (int t = 0; t < column.length; t++) {
        if (!Double.isFinite(column[t])) {
          throw new IllegalArgumentException(
              "the return of "
                  + names.get(c)
                  + " on "
                  + dates.get(t)
                  + " is "
                  + column[t]
                  + ": a return is a finite number such as 0.01");
        }
      }
    }
  }

  /**
   * One series.
   *
   * @param name of a series of this table
   * @return a copy, oldest first
   */
  public double[] column(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "there is no series " + name + " in the returns: there are " + String.join(", ", names));
    }
    return columns.get(index).clone();
  }

  /**
   * The rows of a stretch of time.
   *
   * @param from the first date, included
   * @param to the last date, included
   * @return the same series on the dates within
   */
  public ReturnTable between(LocalDate from, LocalDate to) {
    int first = 0;
    while (first < dates.size() && dates.get(first).isBefore(from)) {
      first++;
    }
    int end = first;
    while (end < dates.size() && !dates.get(end).isAfter(to)) {
      end++;
    }
    if (first == end) {
      throw new IllegalArgumentException(
          "no return lies between "
              + from
              + " and "
              + to
              + ": the data are from "
              + dates.getFirst()
              + " to "
              + dates.getLast());
    }
    List<double[]> cut = new ArrayList<>();
    for (double[] column : columns) {
      cut.add(Arrays.copyOfRange(column, first, end));
    }
    return new ReturnTable(dates.subList(first, end), names, cut);
  }

  /**
   * This table's rows that stand beside the rows of another one. Rows before the other's first date
   * or after its last are left out (a file of factors usually covers more time than a portfolio);
   * between them both must have the same dates.
   *
   * @param other whose dates are wanted
   * @return the rows on exactly the other's dates
   * @throws IllegalArgumentException naming the first date that one of them lacks
   */
  public ReturnTable alignedWith(ReturnTable other) {
    Set<LocalDate> mine = new HashSet<>(dates);
    for (LocalDate date : other.dates) {
      if (!mine.contains(date)) {
        throw new IllegalArgumentException(
            "the dates do not match: "
                + date
                + " has a return of "
                + other.names.getFirst()
                + " but none of "
                + names.getFirst());
      }
    }
    ReturnTable cut = between(other.dates.getFirst(), other.dates.getLast());
    Set<LocalDate> theirs = new HashSet<>(other.dates);
    for (LocalDate date : cut.dates) {
      if (!theirs.contains(date)) {
        throw new IllegalArgumentException(
            "the dates do not match: "
                + date
                + " has a return of "
                + names.getFirst()
                + " but none of "
                + other.names.getFirst());
      }
    }
    return cut;
  }
}
