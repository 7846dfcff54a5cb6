/** Optimisation against numbers from outside, against laws, and against impossible wishes. */
package tradingagents.quant.optimise;
