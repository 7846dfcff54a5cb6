package tradingagents.house;

import com.tngtech.archunit.lang.ArchRule;

/**
 * One line of the table of arrows that must never exist.
 *
 * @param name what is forbidden
 * @param rule the same for a machine
 * @param planted the simple name of the class among the tests that breaks it
 */
record Arrow(String name, ArchRule rule, String planted) {
  @Override
  public String toString() {
    return name;
  }
}
