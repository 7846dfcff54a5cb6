/** Tests of attribution. */
package tradingagents.quant.attribution;
