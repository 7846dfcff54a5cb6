package tradingagents.agents.llm;

import tradingagents.agents.prompt.Rendered;
import tradingagents.desk.roster.Brief;
import tradingagents.model.failure.Result;

/** Writes what a model is told, with the prompts that a run chose. */
interface BriefWriter {
  /** A brief as it is sent; INVALID for a prompt that is not there. */
  Result<Rendered> write(Brief brief);

  /** What is said to a model whose answer could not be read. */
  String repair(String wrong);
}
