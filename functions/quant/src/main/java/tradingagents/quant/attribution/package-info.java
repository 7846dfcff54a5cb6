/**
 * Where an excess return came from. Start with {@link tradingagents.quant.attribution.Period}: one
 * period by Brinson and Fachler; {@link tradingagents.quant.attribution.Attribution} links any
 * number of them.
 */
package tradingagents.quant.attribution;
