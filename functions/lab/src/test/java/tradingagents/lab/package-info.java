/** Tests of the lab. */
package tradingagents.lab;
