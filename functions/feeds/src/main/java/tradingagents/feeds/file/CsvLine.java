package tradingagents.feeds.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Bar;
import tradingagents.model.market.Session;
import tradingagents.model.market.TradingCalendar;

/**
 * One line of prices on its way to a bar; every refusal names the line, the column and the value.
 */
final class CsvLine {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

  private static final int OPEN = 1;
  private static final int HIGH = 2;
  private static final int LOW = 3;
  private static final int CLOSE = 4;
  private static final int VOLUME = 5;
  private static final int ADJUSTED = 6;

  private final CSVRecord row;
  private final long number;

  CsvLine(CSVRecord row, int columns, long number) {
    this.row = row;
    this.number = number;
    if (row.size() != columns) {
      throw refusal("has " + row.size() + " columns, the header has " + columns);
    }
  }

  Bar bar(TradingCalendar calendar, @Nullable LocalDate before) {
    Session session = session(calendar, before);
    BigDecimal open = price(OPEN);
    BigDecimal high = price(HIGH);
    BigDecimal low = price(LOW);
    BigDecimal close = price(CLOSE);
    if (high.compareTo(low) < 0) {
      throw refusal("high " + row.get(HIGH) + " is below low " + row.get(LOW));
    }
    inside(OPEN, open, low, high);
    inside(CLOSE, close, low, high);
    return new Bar(
        session.date(),
        open,
        high,
        low,
        close,
        volume(),
        row.size() > ADJUSTED ? price(ADJUSTED) : null,
        session.close());
  }

  private Session session(TradingCalendar calendar, @Nullable LocalDate before) {
    LocalDate date = date();
    if (date.isBefore(TradingCalendar.FIRST) || date.isAfter(TradingCalendar.LAST)) {
      throw refusal(
          "date %s is outside the calendar, which covers %s to %s"
              .formatted(date, TradingCalendar.FIRST, TradingCalendar.LAST));
    }
    if (date.equals(before)) {
      throw refusal("date " + date + " appears twice");
    }
    if (before != null && date.isBefore(before)) {
      throw refusal("date " + date + " follows " + before + ", but the oldest must come first");
    }
    return calendar
        .session(date)
        .orElseThrow(() ->
            refusal(
                "date %s is no session of the US exchanges (%s)"
                    .formatted(date, calendar.whyClosed(date).orElse("closed"))));
  }

  private LocalDate date() {
    String text = row.get(0);
    if (DATE.matcher(text).matches()) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        throw new FailureException(notADate(text).failure(), e);
      }
    }
    throw notADate(text);
  }

  private FailureException notADate(String text) {
    return refusal("date must be a day such as 2018-05-11, not " + Shown.value(text));
  }

  private BigDecimal price(int column) {
    String text = row.get(column);
    if (!NUMBER.matcher(text).matches()) {
      throw refusal(
          CsvBars.COLUMNS.get(column)
              + " must be a price in plain digits such as 187.36, not "
              + Shown.value(text));
    }
    BigDecimal price = new BigDecimal(text);
    if (price.signum() <= 0) {
      throw refusal(CsvBars.COLUMNS.get(column) + " must be above zero, not " + Shown.value(text));
    }
    return price;
  }

  private long volume() {
    String text = row.get(VOLUME);
    if (!WHOLE.matcher(text).matches()) {
      throw refusal("volume must be a whole number such as 25806600, not " + Shown.value(text));
    }
    long volume = Long.parseLong(text);
    if (volume < 0) {
      throw refusal("volume must not be negative, not " + Shown.value(text));
    }
    return volume;
  }

  private void inside(int column, BigDecimal price, BigDecimal low, BigDecimal high) {
    if (price.compareTo(low) < 0 || price.compareTo(high) > 0) {
      throw refusal(
          CsvBars.COLUMNS.get(column)
              + " "
              + row.get(column)
              + " is not between low "
              + row.get(LOW)
              + " and high "
              + row.get(HIGH));
    }
  }

  private FailureException refusal(String sentence) {
    return new FailureException(Reason.INVALID, "line " + number + ": " + sentence);
  }
}
