/** Tests of the embedded stack as a whole. */
package tradingagents.local;
