/** Tests of the local user pool. */
package tradingagents.local.userpool;
