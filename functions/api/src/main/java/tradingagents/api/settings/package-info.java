/** Watchlists and schedules. Start with {@link tradingagents.api.settings.Schedule}. */
package tradingagents.api.settings;
