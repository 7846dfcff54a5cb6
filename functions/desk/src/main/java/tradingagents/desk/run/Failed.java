package tradingagents.desk.run;

import tradingagents.model.failure.Failure;

/**
 * A step that cannot be done and will not be tried again. An analyst that failed counts as
 * "reported: no data"; any other step closes the run.
 *
 * @param failure why
 */
public record Failed(Failure failure) implements Outcome {}
