/**
 * Tax lots in exact money, by the rules of the United States: which lots a sale takes, short and
 * long gains, wash sales across all accounts of one taxpayer. Start with {@link
 * tradingagents.quant.tax.TaxLedger}, which replays trades; {@link
 * tradingagents.quant.tax.HarvestSearch} looks for losses worth taking. A calculation, not advice:
 * only the same symbol counts as substantially identical. No floating point here.
 */
package tradingagents.quant.tax;
