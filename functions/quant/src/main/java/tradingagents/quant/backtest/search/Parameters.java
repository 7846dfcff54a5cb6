package tradingagents.quant.backtest.search;

import java.math.BigDecimal;
import java.util.List;
import tradingagents.model.failure.Suggestion;

/**
 * One point of a {@link ParameterSpace}: a value for each name. Points are ordered by their first
 * value, then by the next.
 *
 * @param names of the parameters, in the order of the space
 * @param values one for each name
 */
public record Parameters(List<String> names, List<BigDecimal> values)
    implements Comparable<Parameters> {
  /** Copies both. */
  public Parameters {
    names = List.copyOf(names);
    values = List.copyOf(values);
    if (names.size() != values.size()) {
      throw new IllegalArgumentException(
          names.size() + " parameters have as many values, not " + values.size());
    }
  }

  /** A value, exactly; an unknown name is refused. */
  public BigDecimal exact(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "there is no parameter '" + name + "'" + Suggestion.ending(name, names));
    }
    return values.get(index);
  }

  /** A value as a double. */
  public double number(String name) {
    return exact(name).doubleValue();
  }

  /** A value that is a whole number; any other is refused. */
  public int whole(String name) {
    try {
      return exact(name).intValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          name + " is a whole number here, not " + exact(name).toPlainString(), e);
    }
  }

  @Override
  public int compareTo(Parameters other) {
    for (int i = 0; i < Math.min(values.size(), other.values.size()); i++) {
      int order = values.get(i).compareTo(other.values.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(values.size(), other.values.size());
  }

  /** Such as {@code fast=20,slow=50}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      text.append(i == 0 ? "" : ",").append(names.get(i)).append('=');
      text.append(values.get(i).toPlainString());
    }
    return text.toString();
  }
}
