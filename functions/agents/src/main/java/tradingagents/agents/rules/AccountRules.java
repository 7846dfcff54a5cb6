package tradingagents.agents.rules;

import java.util.List;

/**
 * The rules over a company's accounts. Like those over prices they are round numbers of textbooks,
 * and each reads one fact, a ratio, so that neither a company's size nor its currency matters.
 */
final class AccountRules {
  /** In the order in which equal weights are told. */
  static final List<Signal> SIGNALS =
      List.of(
          RuleBook.good(
              "company.revenue-growth",
              "the growth of revenue",
              1,
              "0",
              "0.1",
              "Revenue grew by %s over the year before.",
              "Revenue shrank by %s against the year before.",
              "Revenue grew by only %s over the year before."),
          RuleBook.good(
              "company.eps-growth",
              "the growth of earnings per share",
              1,
              "0",
              "0.1",
              "Diluted earnings per share grew by %s.",
              "Diluted earnings per share shrank by %s.",
              "Diluted earnings per share grew by only %s."),
          RuleBook.good(
              "company.net-margin",
              "the net margin",
              1,
              "0",
              "0.1",
              "Of revenue %s is left as net income.",
              "The year's loss is %s of revenue.",
              "Of revenue only %s is left as net income."),
          RuleBook.good(
              "company.free-cash-margin",
              "the free cash flow",
              1,
              "0",
              "0.1",
              "Free cash flow is %s of revenue.",
              "The business burned %s of revenue in cash.",
              "Free cash flow is only %s of revenue."),
          RuleBook.bad(
              "company.debt-to-equity",
              "the debt against equity",
              1,
              "0.5",
              "2",
              "Long-term debt is %s of equity: heavy.",
              "Long-term debt is %s of equity: light.",
              "Long-term debt is %s of equity: ordinary."),
          RuleBook.good(
              "company.current-ratio",
              "the current ratio",
              1,
              "1",
              "1.5",
              "Current assets are %s of current liabilities.",
              "Current assets are only %s of current liabilities: they do not cover them.",
              "Current assets are %s of current liabilities: they just cover them."));

  /** The sum of their weights. */
  static final int ALL_WEIGHTS = SIGNALS.stream().mapToInt(Signal::weight).sum();

  private AccountRules() {}
}
