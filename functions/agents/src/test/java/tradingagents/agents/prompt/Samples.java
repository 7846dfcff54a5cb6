package tradingagents.agents.prompt;

import tradingagents.desk.roster.Brief;

/** Renders with the newest shipped prompts and the usual budget. */
final class Samples {
  static final PromptBook BOOK = PromptBook.shipped();

  private Samples() {}

  static Rendered render(Brief brief) {
    return render(brief, Rendering.usualBudgetTokens(brief.agent()));
  }

  static Rendered render(Brief brief, int budgetTokens) {
    return Rendering.of(
        brief, BOOK.latest(PromptBook.DESK), BOOK.latest(brief.task().step()), budgetTokens);
  }
}
