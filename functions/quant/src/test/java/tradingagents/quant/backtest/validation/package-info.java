/** Validation against brute force, published examples and laws on seeded noise. */
package tradingagents.quant.backtest.validation;
