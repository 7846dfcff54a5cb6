package tradingagents.quant.optimise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a portfolio must respect besides being fully invested (the weights always sum to one):
 * bounds of each asset, floors and caps of groups, a limit on turnover, a least expected return.
 * Starts as long-only; each method answers with a copy that is narrower or wider in one respect.
 * Weights are fractions of the portfolio; a negative lower bound allows to sell short.
 */
public final class Constraints {
  /** Closer to a bound than this is on the bound. */
  private static final double DUST = 1e-12;

  private static final double WHOLE = 1e-6;

  private final List<String> names;
  private final double[] lower;
  private final double[] upper;
  private final List<Group> groups;
  private final double @Nullable [] current;
  private final double turnover;
  private final OptionalDouble leastReturn;

  private Constraints(
      List<String> names,
      double[] lower,
      double[] upper,
      List<Group> groups,
      double @Nullable [] current,
      double turnover,
      OptionalDouble leastReturn) {
    this.names = names;
    this.lower = lower;
    this.upper = upper;
    this.groups = groups;
    this.current = current;
    this.turnover = turnover;
    this.leastReturn = leastReturn;
  }

  /** Every weight between zero and one. */
  public static Constraints longOnly(List<String> names) {
    return new Constraints(
        List.copyOf(names),
        new double[names.size()],
        Dense.filled(names.size(), 1),
        List.of(),
        null,
        Double.POSITIVE_INFINITY,
        OptionalDouble.empty());
  }

  /** The same bounds for every asset. */
  public Constraints bounds(double low, double high) {
    Constraints result = this;
    for (String name : names) {
      result = result.bounds(name, low, high);
    }
    return result;
  }

  /** The bounds of one asset. */
  public Constraints bounds(String name, double low, double high) {
    int asset = index(name);
    if (!Double.isFinite(low) || !Double.isFinite(high)) {
      throw new IllegalArgumentException(
          "the bounds of %s are %s to %s; both are numbers".formatted(name, low, high));
    }
    if (low > high) {
      throw new IllegalArgumentException(
          "the bounds of %s contradict each other: at least %s, at most %s"
              .formatted(name, low, high));
    }
    double[] lows = lower.clone();
    double[] highs = upper.clone();
    lows[asset] = low;
    highs[asset] = high;
    return new Constraints(names, lows, highs, groups, current, turnover, leastReturn);
  }

  /** One more group. */
  public Constraints group(Group group) {
    group.members().forEach(this::index);
    if (groups.stream().anyMatch(other -> other.name().equals(group.name()))) {
      throw new IllegalArgumentException("two groups are named " + group.name());
    }
    List<Group> more = new ArrayList<>(groups);
    more.add(group);
    return new Constraints(names, lower, upper, List.copyOf(more), current, turnover, leastReturn);
  }

  /**
   * A limit on trading: the absolute changes of the weights sum to at most this, so that 0.2 lets a
   * tenth of the portfolio change places.
   *
   * @param weights what is held now, one per asset
   * @param most zero or more
   */
  public Constraints turnover(double[] weights, double most) {
    if (weights.length != names.size()) {
      throw new IllegalArgumentException(
          "there are %d current weights and %d assets".formatted(weights.length, names.size()));
    }
    for (int i = 0; i < weights.length; i++) {
      if (!Double.isFinite(weights[i])) {
        throw new IllegalArgumentException(
            "the current weight of %s is %s; a weight is a number"
                .formatted(names.get(i), weights[i]));
      }
    }
    if (!(most >= 0) || Double.isInfinite(most)) {
      throw new IllegalArgumentException("a turnover limit is zero or more, not " + most);
    }
    return new Constraints(names, lower, upper, groups, weights.clone(), most, leastReturn);
  }

  /** An expected return per period that must at least be reached. */
  public Constraints leastReturn(double least) {
    if (!Double.isFinite(least)) {
      throw new IllegalArgumentException("a least return is a number, not " + least);
    }
    return new Constraints(
        names, lower, upper, groups, current, turnover, OptionalDouble.of(least));
  }

  private int index(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "there is no asset %s; the assets are %s".formatted(name, String.join(", ", names)));
    }
    return index;
  }

  /** The assets, in the order of the bounds. */
  public List<String> names() {
    return names;
  }

  double lower(int asset) {
    return lower[asset];
  }

  double upper(int asset) {
    return upper[asset];
  }

  double[] lower() {
    return lower.clone();
  }

  double[] upper() {
    return upper.clone();
  }

  List<Group> groups() {
    return groups;
  }

  /** One where the asset is a member, zero elsewhere. */
  double[] membership(Group group) {
    double[] row = new double[names.size()];
    group.members().forEach(member -> row[index(member)] = 1);
    return row;
  }

  /** What is held now, when trading is limited. */
  double @Nullable [] current() {
    return current == null ? null : current.clone();
  }

  double turnover() {
    return turnover;
  }

  OptionalDouble leastReturn() {
    return leastReturn;
  }

  /** Refuses bounds that need a short position: some objectives have none. */
  void requireRoomWithoutShorts(String objective) {
    double least = 0;
    for (int i = 0; i < lower.length; i++) {
      if (upper[i] < 0) {
        throw new IllegalArgumentException(
            "%s sells nothing short, and the bounds allow %s at most %s"
                .formatted(objective, names.get(i), Plain.number(upper[i])));
      }
      least += Math.max(0, lower[i]);
    }
    if (least > 1 + WHOLE) {
      throw new IllegalArgumentException(
          "%s sells nothing short, and the lower bounds above zero sum to %s, more than 1"
              .formatted(objective, Plain.number(least)));
    }
  }

  /** Whether these weights respect the bounds, to the last bit. */
  boolean within(double[] weights) {
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] < lower[i] || weights[i] > upper[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The same weights inside the bounds, rounding dust taken off; what is left over goes to the
   * asset farthest from its bounds.
   */
  double[] cleaned(double[] weights) {
    double[] clean = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      clean[i] = Math.max(lower[i], Math.min(upper[i], weights[i]));
      if (clean[i] - lower[i] < DUST) {
        clean[i] = lower[i];
      } else if (upper[i] - clean[i] < DUST) {
        clean[i] = upper[i];
      }
    }
    int widest = 0;
    for (int i = 1; i < clean.length; i++) {
      if (room(clean, i) > room(clean, widest)) {
        widest = i;
      }
    }
    double missing = 1 - Dense.sum(clean);
    if (Math.abs(missing) > WHOLE) {
      throw Unsolved.because("the weights that were found miss 1 by " + missing);
    }
    double filled = clean[widest] + missing;
    if (lower[widest] < filled && filled < upper[widest]) {
      clean[widest] = filled;
    }
    return clean;
  }

  /** How far a weight is from its nearer bound. */
  private double room(double[] weights, int asset) {
    return Math.min(upper[asset] - weights[asset], weights[asset] - lower[asset]);
  }

  @Override
  public String toString() {
    return "Constraints[lower=%s, upper=%s, groups=%s, current=%s, turnover=%s, leastReturn=%s]"
        .formatted(
            Arrays.toString(lower),
            Arrays.toString(upper),
            groups,
            Arrays.toString(current),
            turnover,
            leastReturn);
  }
}
