/** Tests of the wire to models; {@link tradingagents.agents.llm.wire.Wired} is where they begin. */
package tradingagents.agents.llm.wire;
