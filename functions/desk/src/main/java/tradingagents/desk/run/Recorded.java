package tradingagents.desk.run;

import java.time.Instant;

/**
 * One fact of a run: who said what, when and at what cost. Never changed once recorded.
 *
 * @param task whose turn
 * @param outcome what was said
 * @param usage who really spoke
 * @param startedAt when the work began
 * @param finishedAt when it ended
 */
public record Recorded(
    Task task, Outcome outcome, Usage usage, Instant startedAt, Instant finishedAt) {}
