package tradingagents.quant.scenario;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Falls of the S&amp;P 500 from the close of its peak to the close of its trough, by name. The
 * return of the peak's own day still belongs to the rise, so that a window's first return is the
 * one of the session after the peak. The dates are facts about the index.
 */
public enum CrisisWindow {
  /** 25 August 1987 to 4 December 1987. */
  CRASH_1987("1987-08-25", "1987-08-26", "1987-12-04"),
  /** 24 March 2000 to 9 October 2002. */
  DOT_COM("2000-03-24", "2000-03-27", "2002-10-09"),
  /** 9 October 2007 to 9 March 2009. */
  GFC("2007-10-09", "2007-10-10", "2009-03-09"),
  /** 19 February 2020 to 23 March 2020. */
  COVID("2020-02-19", "2020-02-20", "2020-03-23"),
  /** 3 January 2022 to 12 October 2022. */
  BEAR_2022("2022-01-03", "2022-01-04", "2022-10-12");

  private final LocalDate peak;
  private final LocalDate firstReturn;
  private final LocalDate trough;

  CrisisWindow(String peak, String firstReturn, String trough) {
    this.peak = LocalDate.parse(peak);
    this.firstReturn = LocalDate.parse(firstReturn);
    this.trough = LocalDate.parse(trough);
  }

  /**
   * A window by its name.
   *
   * @param name such as {@code gfc} or {@code dot-com}
   * @return the window
   * @throws IllegalArgumentException naming the windows there are
   */
  public static CrisisWindow named(String name) {
    for (CrisisWindow window : values()) {
      if (window.spelled().equals(name)) {
        return window;
      }
    }
    throw new IllegalArgumentException(
        "there is no window "
            + name
            + ": there are "
            + Arrays.stream(values()).map(CrisisWindow::spelled).collect(Collectors.joining(", ")));
  }

  /**
   * The name as a person types it.
   *
   * @return small letters and dashes
   */
  public String spelled() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The session whose close was the peak.
   *
   * @return its date
   */
  public LocalDate peak() {
    return peak;
  }

  /**
   * The session after the peak: the window's first return.
   *
   * @return its date
   */
  public LocalDate firstReturn() {
    return firstReturn;
  }

  /**
   * The session whose close was the trough: the window's last return.
   *
   * @return its date
   */
  public LocalDate trough() {
    return trough;
  }
}
