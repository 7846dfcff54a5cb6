/** Tests of what agents read beside prices. */
package tradingagents.agents.data;
