/**
 * What agents read beside prices: accounts, the economy and the tone of the news, as facts that
 * code computed. Start with {@link tradingagents.agents.data.Dossier}.
 */
package tradingagents.agents.data;
