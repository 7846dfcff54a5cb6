package tradingagents.model.market;

/**
 * What a company is. A text that the vendor does not have is empty.
 *
 * @param name in words
 * @param sector such as {@code Technology}
 * @param industry narrower than the sector
 * @param country where it is seated
 * @param exchange where it is listed
 * @param currency of its reports, ISO 4217
 */
public record CompanyProfile(
    String name,
    String sector,
    String industry,
    String country,
    String exchange,
    String currency) {}
