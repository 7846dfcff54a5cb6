package tradingagents.local.api;

import java.time.LocalDate;
import java.util.Random;

/** Requests for backtests over a series that is always the same. */
final class Sweeps {
  static final String START = "POST /v1/backtests";
  static final String SHOW = "GET /v1/backtests/{id}";
  static final String RESULT = "GET /v1/backtests/{id}/result";
  static final String CANCEL = "DELETE /v1/backtests/{id}";

  private Sweeps() {}

  /** Fast windows 2 to 19, slow ones 3 to 20: 171 pairs. */
  static String sweep(int bars) {
    return request("sweep", bars, "\"fast\":\"2..19\",\"slow\":\"3..20\",\"commissionBps\":10");
  }

  static String request(String kind, int bars, String more) {
    return "{\"kind\":\"%s\",\"instruments\":[%s],%s}".formatted(kind, instrument(bars), more);
  }

  private static String instrument(int bars) {
    Random random = new Random(5);
    StringBuilder dates = new StringBuilder();
    StringBuilder closes = new StringBuilder();
    double price = 100;
    for (int bar = 0; bar < bars; bar++) {
      String comma = bar == 0 ? "" : ",";
      dates.append(comma).append('"').append(LocalDate.of(2015, 1, 1).plusDays(bar)).append('"');
      closes.append(comma).append(Math.round(price * 100) / 100.0);
      price *= Math.exp(0.01 * random.nextGaussian());
    }
    return "{\"name\":\"WALK\",\"dates\":[%s],\"close\":[%s]}".formatted(dates, closes);
  }
}
