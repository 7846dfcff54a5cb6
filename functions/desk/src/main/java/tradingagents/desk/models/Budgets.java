package tradingagents.desk.models;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * The limits that are configured. Days are days in UTC.
 *
 * @param runUsd the most a run may spend that brings no limit of its own
 * @param userDayUsd the most one person may spend a day
 * @param dayUsd the most all may spend a day
 */
public record Budgets(BigDecimal runUsd, BigDecimal userDayUsd, BigDecimal dayUsd) {
  /** Read before the usual limits are checked. */
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

  /** One dollar a run, twenty a day, for each person and for all. */
  public static final Budgets USUAL =
      new Budgets(BigDecimal.ONE, BigDecimal.valueOf(20), BigDecimal.valueOf(20));

  /** Checks that each is an amount above zero. */
  public Budgets {
    for (BigDecimal limit : List.of(runUsd, userDayUsd, dayUsd)) {
      checked("a budget", limit);
    }
  }

  /**
   * Reads the variables RUN_BUDGET_USD, USER_DAY_BUDGET_USD and DAY_BUDGET_USD.
   *
   * @param variable the value of a name, or the second argument where it is not set
   * @return as configured, else {@link #USUAL}
   * @throws FailureException INVALID, naming the variable, what it says and what is allowed
   */
  public static Budgets read(BinaryOperator<String> variable) {
    return new Budgets(
        amount("RUN_BUDGET_USD", variable, USUAL.runUsd),
        amount("USER_DAY_BUDGET_USD", variable, USUAL.userDayUsd),
        amount("DAY_BUDGET_USD", variable, USUAL.dayUsd));
  }

  /**
   * Reads an amount of money that may be spent.
   *
   * @param name of the option or variable it was given by
   * @param text as it was typed
   * @return above zero
   * @throws FailureException INVALID, naming the option, what it says and what is allowed
   */
  public static BigDecimal parse(String name, String text) {
    if (!text.matches("-?\\d{1,9}(\\.\\d{1,6})?")) {
      throw refused(name, text.length() > 24 ? text.substring(0, 24) + "..." : text);
    }
    BigDecimal amount = new BigDecimal(text);
    return checked(name, amount);
  }

  /**
   * The limits that one call is under.
   *
   * @param runId its run
   * @param runLimitUsd the run's own limit; null means the configured one
   * @param tenant who pays
   * @param user who asked; empty when nobody is named, and then there is no limit per person
   * @param day of the call, in UTC
   * @return the run's first, the widest last
   */
  public List<Budget> of(
      String runId, @Nullable BigDecimal runLimitUsd, String tenant, String user, LocalDate day) {
    List<Budget> all = new ArrayList<>();
    all.add(
        new Budget(
            Budget.Kind.RUN,
            "RUN#" + runId,
            "the budget of run " + runId,
            runLimitUsd == null ? runUsd : runLimitUsd));
    if (!user.isEmpty()) {
      all.add(ofPerson(tenant, user, day));
    }
    all.add(ofAll(tenant, day));
    return List.copyOf(all);
  }

  /**
   * What one person may spend on a day.
   *
   * @param tenant who pays
   * @param user who asks
   * @param day in UTC
   * @return the limit
   */
  public Budget ofPerson(String tenant, String user, LocalDate day) {
    return new Budget(
        Budget.Kind.USER_DAY,
        "USER#" + tenant + "#" + day + "#" + user,
        "the budget of " + user + " for " + day,
        userDayUsd);
  }

  /**
   * What all may spend on a day.
   *
   * @param tenant who pays
   * @param day in UTC
   * @return the limit
   */
  public Budget ofAll(String tenant, LocalDate day) {
    return new Budget(
        Budget.Kind.DAY, "DAY#" + tenant + "#" + day, "the budget of all for " + day, dayUsd);
  }

  private static BigDecimal amount(
      String name, BinaryOperator<String> variable, BigDecimal otherwise) {
    return parse(name, variable.apply(name, otherwise.toPlainString()).strip());
  }

  private static BigDecimal checked(String name, BigDecimal amount) {
    if (amount.signum() <= 0 || amount.compareTo(MOST) > 0) {
      throw refused(name, amount.toPlainString());
    }
    return amount;
  }

  private static FailureException refused(String name, String text) {
    return new FailureException(
        Reason.INVALID,
        "%s is an amount of dollars above 0 up to %s with at most six decimals, not '%s'"
            .formatted(name, MOST, text));
  }
}
