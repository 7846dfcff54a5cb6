/**
 * How things fail. Start with {@link tradingagents.model.failure.Result}: expected failure is a
 * value ({@link tradingagents.model.failure.Failure} with a {@link
 * tradingagents.model.failure.Reason}), programmer error throws.
 */
package tradingagents.model.failure;
