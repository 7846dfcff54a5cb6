package tradingagents.quant.backtest.search;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tradingagents.model.failure.Suggestion;

/**
 * The parameters of a strategy as data: dimensions, and conditions between them. People write the
 * parts with commas between, {@code fast=2..99,slow=3..100,fast<slow}.
 *
 * @param dimensions one or more, each name once
 * @param conditions all of which a point must satisfy
 */
public record ParameterSpace(List<Dimension> dimensions, List<Condition> conditions) {
  /** Checks the names. */
  public ParameterSpace {
    dimensions = List.copyOf(dimensions);
    conditions = List.copyOf(conditions);
    if (dimensions.isEmpty()) {
      throw new IllegalArgumentException("a parameter space has one parameter or more");
    }
    List<String> names = dimensions.stream().map(Dimension::name).toList();
    for (String name : names) {
      if (names.indexOf(name) != names.lastIndexOf(name)) {
        throw new IllegalArgumentException("the parameter " + name + " is given twice");
      }
    }
    for (Condition condition : conditions) {
      for (String name : List.of(condition.lesser(), condition.greater())) {
        if (!names.contains(name)) {
          throw new IllegalArgumentException(
              "the condition %s: there is no parameter '%s'%s"
                  .formatted(condition, name, Suggestion.ending(name, names)));
        }
      }
    }
  }

  /** As people write it. */
  public static ParameterSpace parse(String text) {
    List<Dimension> dimensions = new ArrayList<>();
    List<Condition> conditions = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (part.contains("<") || part.contains(">")) {
        conditions.add(Condition.parse(part));
      } else {
        dimensions.add(Dimension.parse(part));
      }
    }
    return new ParameterSpace(dimensions, conditions);
  }

  /** The names in order. */
  public List<String> names() {
    return dimensions.stream().map(Dimension::name).toList();
  }

  /** How many points there are before the conditions: the product of the dimensions' sizes. */
  public BigInteger size() {
    return dimensions.stream()
        .map(dimension -> BigInteger.valueOf(dimension.values().size()))
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }

  /** The sizes with signs between, {@code 98 x 98 = 9604}. */
  String sizes() {
    List<String> sizes =
        dimensions.stream().map(dimension -> "" + dimension.values().size()).toList();
    return String.join(" x ", sizes) + (sizes.size() == 1 ? "" : " = " + size());
  }

  /**
   * The point at these places, whether or not it satisfies the conditions.
   *
   * @param places one index into the values of each dimension
   */
  Parameters at(int[] places) {
    List<BigDecimal> values = new ArrayList<>(places.length);
    for (int i = 0; i < places.length; i++) {
      values.add(dimensions.get(i).values().get(places[i]));
    }
    return new Parameters(names(), values);
  }

  /** Whether a point satisfies all conditions. */
  public boolean allows(Parameters point) {
    for (Condition condition : conditions) {
      int order = point.exact(condition.lesser()).compareTo(point.exact(condition.greater()));
      if (condition.strictly() ? order >= 0 : order > 0) {
        return false;
      }
    }
    return true;
  }
}
