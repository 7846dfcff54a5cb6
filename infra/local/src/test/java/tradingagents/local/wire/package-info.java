/** Tests of the in-process protocols. */
package tradingagents.local.wire;
