/**
 * Backtests that somebody asks for now and fetches later: read, kept, cut into chunks, worked on
 * and put together again. Start with {@link tradingagents.lab.jobs.BacktestsApi} for whoever asks
 * and with {@link tradingagents.lab.jobs.BacktestWorker} for whoever works.
 */
package tradingagents.lab.jobs;
