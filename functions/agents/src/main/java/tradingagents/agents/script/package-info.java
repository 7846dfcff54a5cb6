/**
 * Given answers, played back. Start with {@link tradingagents.agents.script.ScriptDocument}; the
 * shape is in docs/script.md.
 */
package tradingagents.agents.script;
