package tradingagents.quant.optimise;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;

/**
 * The portfolios that meet the constraints. Checks, one kind of condition after the other, that
 * there are any, and says which kind left none; hands the conditions to the linear and the
 * quadratic solver.
 */
final class Polytope {
  /** The kinds of condition, in the order in which they are checked. */
  enum Part {
    GROUPS,
    INVESTED,
    TURNOVER,
    LEAST_RETURN,
    TARGET
  }

  /** A limit that is missed by less than this is met. */
  private static final double TOLERANCE = 1e-9;

  private final Constraints constraints;
  private final double[] means;
  private final double scale;
  private final OptionalDouble target;

  /**
   * Checked: at least one portfolio exists.
   *
   * @param means expected returns per period
   * @param target the expected return to meet exactly, when there is one
   */
  Polytope(Constraints constraints, double[] means, OptionalDouble target) {
    this.constraints = constraints;
    this.means = means;
    double largest = Dense.largest(means);
    this.scale = largest == 0 ? 1 : largest;
    checkBounds(constraints);
    checkGroups(constraints);
    checkInvested();
    checkTurnover();
    this.target = checkReturns(target);
  }

  private static void checkBounds(Constraints constraints) {
    double lowest = Dense.sum(constraints.lower());
    double highest = Dense.sum(constraints.upper());
    if (lowest > 1 + TOLERANCE) {
      throw new IllegalArgumentException(
          "the lower bounds add up to %s; a portfolio has only 1 to give"
              .formatted(Plain.number(lowest)));
    }
    if (highest < 1 - TOLERANCE) {
      throw new IllegalArgumentException(
          "the upper bounds add up to %s; a fully invested portfolio needs 1"
              .formatted(Plain.number(highest)));
    }
  }

  private static void checkGroups(Constraints constraints) {
    for (Group group : constraints.groups()) {
      double[] members = constraints.membership(group);
      double lowest = Dense.dot(members, constraints.lower());
      double highest = Dense.dot(members, constraints.upper());
      if (group.cap() < lowest - TOLERANCE) {
        throw new IllegalArgumentException(
            "the cap of the group %s is %s; the lower bounds of its members add up to %s"
                .formatted(group.name(), Plain.number(group.cap()), Plain.number(lowest)));
      }
      if (group.floor() > highest + TOLERANCE) {
        throw new IllegalArgumentException(
            "the floor of the group %s is %s; the upper bounds of its members add up to %s"
                .formatted(group.name(), Plain.number(group.floor()), Plain.number(highest)));
      }
    }
  }

  private void checkInvested() {
    if (constraints.groups().isEmpty()) {
      return;
    }
    EnumSet<Part> groups = EnumSet.of(Part.GROUPS);
    double[] ones = Dense.filled(means.length, 1);
    double[] least = extreme(ones, 1, groups);
    double[] most = extreme(ones, -1, groups);
    if (least == null || most == null) {
      throw new IllegalArgumentException(
          "the groups %s contradict each other or the bounds: no weights meet all of them"
              .formatted(groupNames()));
    }
    if (Dense.sum(most) < 1 - TOLERANCE) {
      throw new IllegalArgumentException(
          "the caps of the groups %s with the bounds leave room for %s; a fully invested portfolio"
                  .formatted(groupNames(), Plain.number(Dense.sum(most)))
              + " needs 1");
    }
    if (Dense.sum(least) > 1 + TOLERANCE) {
      throw new IllegalArgumentException(
          "the floors of the groups %s with the bounds ask for %s; a portfolio has only 1 to give"
              .formatted(groupNames(), Plain.number(Dense.sum(least))));
    }
  }

  private String groupNames() {
    return String.join(", ", constraints.groups().stream().map(Group::name).toList());
  }

  private void checkTurnover() {
    double[] current = constraints.current();
    if (current == null) {
      return;
    }
    double[] nearest = nearest();
    double least = 0;
    for (int i = 0; i < nearest.length; i++) {
      least += Math.abs(nearest[i] - current[i]);
    }
    if (least > constraints.turnover() + TOLERANCE) {
      throw new IllegalArgumentException(
          "a turnover of %s is too small: to be fully invested within the bounds and groups"
              .concat(" takes %s")
              .formatted(Plain.number(constraints.turnover()), Plain.number(least)));
    }
  }

  private OptionalDouble checkReturns(OptionalDouble wanted) {
    EnumSet<Part> parts = EnumSet.of(Part.GROUPS, Part.INVESTED, Part.TURNOVER);
    OptionalDouble floor = constraints.leastReturn();
    if (floor.isEmpty() && wanted.isEmpty()) {
      return wanted;
    }
    double highest = Dense.dot(means, reached(-1, parts));
    if (floor.isPresent()) {
      if (floor.getAsDouble() > highest + TOLERANCE * scale) {
        throw new IllegalArgumentException(
            "the least return %s per period is out of reach: the highest under these"
                .concat(" constraints is %s")
                .formatted(Plain.number(floor.getAsDouble()), Plain.number(highest)));
      }
      parts.add(Part.LEAST_RETURN);
    }
    if (wanted.isEmpty()) {
      return wanted;
    }
    double lowest = Dense.dot(means, reached(1, parts));
    double value = wanted.getAsDouble();
    if (value > highest + TOLERANCE * scale || value < lowest - TOLERANCE * scale) {
      throw new IllegalArgumentException(
          ("the target return %s per period is out of reach: under these constraints it lies"
                  + " between %s and %s")
              .formatted(Plain.number(value), Plain.number(lowest), Plain.number(highest)));
    }
    return OptionalDouble.of(Math.max(lowest, Math.min(highest, value)));
  }

  /** The portfolio with the highest expected return under everything but the target. */
  double[] highestReturn() {
    return reached(-1, EnumSet.complementOf(EnumSet.of(Part.TARGET)));
  }

  /**
   * Where a quadratic program finds no point because rounding left none: the target is the highest
   * or the lowest return, and the corner that reaches it is the answer.
   */
  double[] edge() {
    return reached(-1, EnumSet.allOf(Part.class));
  }

  /** Whether these weights meet the bounds exactly and every other condition. */
  boolean holds(double[] weights) {
    return constraints.within(weights) && search().mostBroken(weights) == null;
  }

  private double[] reached(int sign, Set<Part> parts) {
    double[] found = extreme(Dense.scaled(means, 1 / scale), sign, parts);
    if (found == null) {
      throw Unsolved.because("no portfolio meets constraints that were found to be met");
    }
    return found;
  }

  private double @Nullable [] extreme(double[] objective, int sign, Set<Part> parts) {
    ExpressionsBasedModel model = model(parts);
    for (int i = 0; i < objective.length; i++) {
      model.getVariable(i).weight(sign * objective[i]);
    }
    return weights(model.minimise());
  }

  /** The first unknowns of a solved model, or null when it has no solution. */
  double @Nullable [] weights(Optimisation.Result result) {
    if (!result.getState().isFeasible()) {
      return null;
    }
    double[] weights = new double[means.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = result.doubleValue(i);
    }
    return weights;
  }

  private double[] nearest() {
    ExpressionsBasedModel model = model(EnumSet.of(Part.GROUPS, Part.INVESTED));
    int first = model.countVariables();
    addTrades(model);
    for (int i = first; i < model.countVariables(); i++) {
      model.getVariable(i).weight(1);
    }
    double[] found = weights(model.minimise());
    if (found == null) {
      throw Unsolved.because("no portfolio meets constraints that were found to be met");
    }
    return found;
  }

  /** A linear model of every condition: one unknown per asset comes first. */
  ExpressionsBasedModel model() {
    return model(EnumSet.allOf(Part.class));
  }

  private ExpressionsBasedModel model(Set<Part> parts) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    for (int i = 0; i < means.length; i++) {
      model.newVariable("w" + i).lower(constraints.lower(i)).upper(constraints.upper(i));
    }
    if (parts.contains(Part.GROUPS)) {
      for (int k = 0; k < constraints.groups().size(); k++) {
        Group group = constraints.groups().get(k);
        Expression sum = model.newExpression("group" + k);
        sum.lower(group.floor()).upper(group.cap());
        fill(sum, constraints.membership(group));
      }
    }
    if (parts.contains(Part.INVESTED)) {
      fill(model.newExpression("invested").level(1), Dense.filled(means.length, 1));
    }
    if (parts.contains(Part.TURNOVER) && constraints.current() != null) {
      int first = model.countVariables();
      addTrades(model);
      Expression traded = model.newExpression("turnover").upper(constraints.turnover());
      for (int i = first; i < model.countVariables(); i++) {
        traded.set(i, 1);
      }
    }
    double[] scaled = Dense.scaled(means, 1 / scale);
    OptionalDouble floor = constraints.leastReturn();
    if (parts.contains(Part.LEAST_RETURN) && floor.isPresent()) {
      fill(model.newExpression("least return").lower(floor.getAsDouble() / scale), scaled);
    }
    if (parts.contains(Part.TARGET) && target.isPresent()) {
      fill(model.newExpression("target").level(target.getAsDouble() / scale), scaled);
    }
    return model;
  }

  private static void fill(Expression expression, double[] coefficients) {
    for (int i = 0; i < coefficients.length; i++) {
      expression.set(i, coefficients[i]);
    }
  }

  /** One unknown per asset for what is bought or sold of it. */
  private void addTrades(ExpressionsBasedModel model) {
    double[] current = constraints.current();
    if (current == null) {
      return;
    }
    int first = model.countVariables();
    for (int i = 0; i < current.length; i++) {
      model.newVariable("trade" + i).lower(0);
    }
    for (int i = 0; i < current.length; i++) {
      model.newExpression("bought" + i).upper(current[i]).set(i, 1).set(first + i, -1);
      model.newExpression("sold" + i).lower(current[i]).set(i, 1).set(first + i, 1);
    }
  }

  /** No portfolio has more than this long and short together. */
  double largestExposure() {
    double sum = 0;
    for (int i = 0; i < means.length; i++) {
      sum += Math.max(Math.abs(constraints.lower(i)), Math.abs(constraints.upper(i)));
    }
    return sum;
  }

  /** What a quadratic program must meet exactly: fully invested, and the target. */
  List<Row> equalities() {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(Dense.filled(means.length, 1), 1));
    if (target.isPresent() && spread() > 1e-12) {
      rows.add(new Row(Dense.scaled(means, 1 / scale), target.getAsDouble() / scale));
    }
    return rows;
  }

  /** How far the expected returns differ; without a difference a target says nothing. */
  private double spread() {
    double mean = Dense.mean(means);
    double widest = 0;
    for (double value : means) {
      widest = Math.max(widest, Math.abs(value - mean));
    }
    return widest / scale;
  }

  /** The conditions for a quadratic program in weights. */
  QuadraticProgram.Search search() {
    return new BrokenCondition(constraints, rows(), false);
  }

  /** The same for a program in multiples of weights, whose sum is free. */
  QuadraticProgram.Search homogeneousSearch() {
    return new BrokenCondition(constraints, rows().stream().map(Row::homogeneous).toList(), true);
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Group group : constraints.groups()) {
      double[] members = constraints.membership(group);
      rows.add(new Row(members, group.floor()));
      rows.add(Row.atMost(members, group.cap()));
    }
    constraints
        .leastReturn()
        .ifPresent(least -> rows.add(new Row(Dense.scaled(means, 1 / scale), least / scale)));
    return rows;
  }
}
