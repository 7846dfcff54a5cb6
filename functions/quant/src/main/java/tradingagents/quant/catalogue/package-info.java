/**
 * What people ask for by name. Start with {@link tradingagents.quant.catalogue.Catalogue}; the
 * indicators and the strategies are two of them.
 */
package tradingagents.quant.catalogue;
