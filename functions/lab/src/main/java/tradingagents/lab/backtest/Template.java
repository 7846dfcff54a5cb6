package tradingagents.lab.backtest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tradingagents.model.failure.Suggestion;
import tradingagents.quant.backtest.Strategy;
import tradingagents.quant.backtest.search.ParameterSpace;
import tradingagents.quant.backtest.search.Parameters;
import tradingagents.quant.backtest.strategy.Strategies;

/**
 * A strategy with places for parameters, such as {@code sma:{fast}:{slow}}.
 *
 * @param text as people write it
 */
public record Template(String text) {
  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9-]*)}");

  /** The places. */
  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    Matcher places = PLACE.matcher(text);
    while (places.find()) {
      names.add(places.group(1));
    }
    return names;
  }

  /**
   * Checks that the parameters of a space are those of the template.
   *
   * @param space what is tried
   * @return this
   */
  public Template fits(ParameterSpace space) {
    List<String> given = space.names();
    for (String name : names()) {
      if (!given.contains(name)) {
        throw new IllegalArgumentException(
            "%s has a place {%s}, but no values are given for it%s"
                .formatted(text, name, Suggestion.ending(name, given)));
      }
    }
    for (String name : given) {
      if (!names().contains(name)) {
        throw new IllegalArgumentException(
            "%s has no place {%s}; write it where the parameter goes".formatted(text, name));
      }
    }
    return this;
  }

  /**
   * The strategy with its parameters.
   *
   * @param parameters one for each place
   * @return such as {@code sma:20:50}
   */
  public Strategy with(Parameters parameters) {
    return Strategies.named(
        PLACE.matcher(text).replaceAll(place -> parameters.exact(place.group(1)).toPlainString()));
  }
}
