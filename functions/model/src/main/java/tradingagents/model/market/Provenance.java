package tradingagents.model.market;

import tradingagents.model.money.Currency;

/**
 * Where a series comes from and what may be done with it.
 *
 * @param vendor who supplied it, in words for a person
 * @param dataset the data set it belongs to: {@code box}, or one set per run that brought its own
 *     bars
 * @param adjustment what the prices are corrected for
 * @param currency the unit of the prices
 * @param tradable false for an index or benchmark: it can be looked at, never ordered
 * @param realOpen false when the open column is not a real open (mostly the previous close): never
 *     fill at it
 */
public record Provenance(
    String vendor,
    String dataset,
    Adjustment adjustment,
    Currency currency,
    boolean tradable,
    boolean realOpen) {}
