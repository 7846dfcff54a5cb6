package tradingagents.agents.llm;

import java.util.Map;
import tradingagents.agents.prompt.Prompt;
import tradingagents.agents.prompt.PromptBook;
import tradingagents.agents.prompt.Rendered;
import tradingagents.agents.prompt.Rendering;
import tradingagents.desk.roster.Brief;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Result;

/**
 * Writes briefs from a book of prompts.
 *
 * @param book all texts
 * @param versions which version of whose text; what is not named is the newest shipped one
 */
record BookWriter(PromptBook book, Map<String, String> versions) {
  /** Copies the map. */
  BookWriter {
    versions = Map.copyOf(versions);
  }

  /** A brief as it is sent; INVALID for a prompt that is not there. */
  Result<Rendered> write(Brief brief) {
    try {
      return Result.ok(
          Rendering.of(
              brief,
              text(PromptBook.DESK),
              text(brief.agent().step().wireName()),
              Rendering.usualBudgetTokens(brief.agent())));
    } catch (FailureException e) {
      return new Result.Err<>(e.failure());
    }
  }

  /** What is said to a model whose answer could not be read. */
  String repair(String wrong) {
    return text(PromptBook.REPAIR).fill(Map.of("problem", wrong));
  }

  private Prompt text(String name) {
    String version = versions.get(name);
    return version == null ? book.latest(name) : book.prompt(name, version).orThrow();
  }
}
