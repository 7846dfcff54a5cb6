package tradingagents.lab.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import tradingagents.quant.measure.Measure;

/** Numbers as a page writes them; a dash where there is none. */
final class Figures {
  static final String NONE = "–";

  private Figures() {}

  static String percent(double fraction) {
    return percent(fraction, 2);
  }

  static String percent(double fraction, int places) {
    return Double.isFinite(fraction) ? fixed(100 * fraction, places) + " %" : NONE;
  }

  static String number(double value) {
    return Double.isFinite(value) ? fixed(value, 3) : NONE;
  }

  static String of(Measure measure, double value) {
    return switch (measure.unit()) {
      case NUMBER -> number(value);
      case PERIODS -> Double.isFinite(value) ? fixed(value, 1) + " periods" : NONE;
      case FRACTION -> percent(value);
      case FRACTION_A_PERIOD -> percent(value, 3) + (Double.isFinite(value) ? " a period" : "");
      case FRACTION_A_YEAR -> percent(value) + (Double.isFinite(value) ? " a year" : "");
    };
  }

  /** A tick of an axis: no more digits than it has. */
  static String tick(double value, boolean percent) {
    BigDecimal digits =
        new BigDecimal(percent ? 100 * value : value, new MathContext(9)).stripTrailingZeros();
    return digits.toPlainString() + (percent ? " %" : "");
  }

  private static String fixed(double value, int places) {
    String text = String.format(Locale.ROOT, "%." + places + "f", value);
    return text.matches("-0\\.?0*") ? text.substring(1) : text;
  }
}
