package tradingagents.agents.turn;

import tradingagents.desk.run.Run;
import tradingagents.desk.run.Task;

/**
 * One turn that somebody is to reason in: what a reasoner may need to know beside the brief, which
 * names no run. None of it is shown to a model.
 *
 * @param run the facts so far
 * @param task whose turn
 * @param sample which sample of the turn, from 0
 * @param tools what may be looked up
 */
public record Turn(Run run, Task task, int sample, MarketTools tools) {}
