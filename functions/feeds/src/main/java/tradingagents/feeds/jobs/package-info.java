/**
 * Backfills that somebody asks for now and looks at later: each symbol is one slice of the work and
 * has one message. Start with {@link tradingagents.feeds.jobs.BackfillsApi} for whoever asks and
 * with {@link tradingagents.feeds.jobs.BackfillWorker} for whoever works.
 */
package tradingagents.feeds.jobs;
