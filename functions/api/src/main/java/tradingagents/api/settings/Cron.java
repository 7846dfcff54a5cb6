package tradingagents.api.settings;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Five fields of POSIX cron: minute, hour, day of month, month, day of week, each a star, numbers,
 * names (JAN, MON), ranges, lists and steps. Day 0 and 7 are Sunday. When both day fields are
 * restricted a day that fits either is taken, as cron(5) does.
 *
 * @param text as it was written
 */
public record Cron(String text) {
  private static final int LONGEST_SEARCH_DAYS = 366 * 8;

  private record Field(BitSet values, boolean isStar) {}

  /** Checks the text. */
  public Cron {
    parse(text);
  }

  private static List<Field> parse(String text) {
    String[] parts = text.strip().split("\\s+", -1);
    if (parts.length != 5 || text.length() > 100) {
      throw new IllegalArgumentException(
          "must have the five fields minute, hour, day of month, month and day of week");
    }
    List<String> months = names(Month.values());
    List<String> days = names(DayOfWeek.values());
    Field week = field(parts[4], "the day of week", 0, 7, days, 1);
    if (week.values().get(7)) {
      week.values().set(0);
    }
    return List.of(
        field(parts[0], "the minute", 0, 59, List.of(), 0),
        field(parts[1], "the hour", 0, 23, List.of(), 0),
        field(parts[2], "the day of month", 1, 31, List.of(), 0),
        field(parts[3], "the month", 1, 12, months, 1),
        week);
  }

  private static List<String> names(Enum<?>[] all) {
    return IntStream.range(0, all.length).mapToObj(i -> all[i].name().substring(0, 3)).toList();
  }

  private static Field field(
      String text, String what, int least, int most, List<String> names, int firstName) {
    BitSet values = new BitSet(most + 1);
    for (String part : text.split(",", -1)) {
      String[] stepped = part.split("/", -1);
      if (stepped.length > 2) {
        throw bad(what, text);
      }
      int step = stepped.length == 2 ? number(stepped[1], what, 1, most, List.of(), 0) : 1;
      int from;
      int to;
      if (stepped[0].equals("*")) {
        from = least;
        to = most;
      } else {
        String[] range = stepped[0].split("-", -1);
        if (range.length > 2 || range[0].isEmpty()) {
          throw bad(what, text);
        }
        from = number(range[0], what, least, most, names, firstName);
        to =
            range.length == 2
                ? number(range[1], what, least, most, names, firstName)
                : stepped.length == 2 ? most : from;
        if (to < from) {
          throw bad(what, text);
        }
      }
      for (int value = from; value <= to; value += step) {
        values.set(value);
      }
    }
    return new Field(values, text.equals("*"));
  }

  private static int number(
      String text, String what, int least, int most, List<String> names, int firstName) {
    int named = names.indexOf(text.toUpperCase(Locale.ROOT));
    if (named >= 0) {
      return named + firstName;
    }
    if (text.matches("\\d{1,2}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw bad(what, text);
  }

  private static IllegalArgumentException bad(String what, String text) {
    return new IllegalArgumentException(
        what + " cannot be '" + (text.length() > 20 ? text.substring(0, 20) + "..." : text) + "'");
  }

  /**
   * The next time after another.
   *
   * @param after exclusive; its zone is the schedule's
   * @return empty when no day of the next eight years fits, such as on 30 February
   */
  public Optional<ZonedDateTime> next(ZonedDateTime after) {
    List<Field> fields = parse(text);
    ZonedDateTime start = after.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    var date = start.toLocalDate();
    for (int i = 0; i < LONGEST_SEARCH_DAYS; i++, date = date.plusDays(1)) {
      if (!isDay(fields, date.getMonthValue(), date.getDayOfMonth(), date.getDayOfWeek())) {
        continue;
      }
      BitSet hours = fields.get(1).values();
      BitSet minutes = fields.get(0).values();
      for (int hour = hours.nextSetBit(0); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
        for (int m = minutes.nextSetBit(0); m >= 0; m = minutes.nextSetBit(m + 1)) {
          ZonedDateTime time = date.atTime(hour, m).atZone(after.getZone());
          boolean isSkipped = time.getHour() != hour || time.getMinute() != m;
          if (!isSkipped && time.isAfter(after)) {
            return Optional.of(time);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isDay(List<Field> fields, int month, int day, DayOfWeek week) {
    Field days = fields.get(2);
    Field weekdays = fields.get(4);
    boolean dayFits = days.values().get(day);
    boolean weekFits = weekdays.values().get(week.getValue() % 7);
    boolean fits =
        (days.isStar() || weekdays.isStar()) ? (dayFits && weekFits) : (dayFits || weekFits);
    return fields.get(3).values().get(month) && fits;
  }
}
