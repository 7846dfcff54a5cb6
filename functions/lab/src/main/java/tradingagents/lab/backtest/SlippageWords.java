package tradingagents.lab.backtest;

import java.util.List;
import java.util.Locale;
import tradingagents.model.failure.Suggestion;
import tradingagents.quant.backtest.cost.Slippage;

/** Slippage as people write it: a model, a colon and its number. */
public final class SlippageWords {
  private static final List<String> MODELS =
      List.of("fixed", "volume-share", "square-root", "almgren");
  private static final double BASIS_POINTS = 10_000;

  private SlippageWords() {}

  /**
   * Reads what people type.
   *
   * @param text fixed:BPS, volume-share:IMPACT (0.1 of zipline), square-root:FACTOR (1) or
   *     almgren:UNITS-OUTSTANDING
   * @return the model; an {@link IllegalArgumentException} says which there are
   */
  public static Slippage named(String text) {
    String[] parts = text.split(":", 2);
    String name = parts[0].toLowerCase(Locale.ROOT);
    return switch (name) {
      case "fixed" -> new Slippage.Fixed(number(parts, Double.NaN) / BASIS_POINTS);
      case "volume-share" -> new Slippage.VolumeShare(number(parts, 0.1));
      case "square-root" -> new Slippage.SquareRoot(number(parts, 1));
      case "almgren" -> Slippage.Almgren.estimated(number(parts, Double.NaN));
      default ->
          throw new IllegalArgumentException(
              "there is no slippage '%s'%s".formatted(name, Suggestion.ending(name, MODELS)));
    };
  }

  private static double number(String[] parts, double usual) {
    if (parts.length == 1 && !Double.isNaN(usual)) {
      return usual;
    }
    String text = parts.length == 1 ? "" : parts[1];
    if (!text.matches("\\d{1,15}(\\.\\d{1,15})?([eE]\\d{1,2})?")) {
      throw new IllegalArgumentException(
          "slippage %s takes a number after the colon, not '%s'".formatted(parts[0], text));
    }
    return Double.parseDouble(text);
  }
}
