package tradingagents.quant.tax;

import java.util.List;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;

/**
 * What became of a list of trades.
 *
 * @param realised one per part of a lot sold, in the order of the sales, the older lot first within
 *     a sale
 * @param open the lots still held, oldest first, with the losses that moved into them
 */
public record TaxHistory(List<RealisedGain> realised, List<TaxLot> open) {
  /** Copies both. */
  public TaxHistory {
    realised = List.copyOf(realised);
    open = List.copyOf(open);
  }

  /**
   * The gains less the losses that count.
   *
   * @param term short or long
   * @param currency of the sum when nothing was sold
   * @return negative for a loss
   */
  public Money recognised(Term term, Currency currency) {
    return realised.stream()
        .filter(gain -> gain.term() == term)
        .map(RealisedGain::recognised)
        .reduce(Money.zero(currency), Money::plus);
  }

  /**
   * The part of one account; purchases in others have made their wash sales all the same.
   *
   * @param account its name
   * @return what was sold and what is held there
   */
  public TaxHistory of(String account) {
    return new TaxHistory(
        realised.stream().filter(gain -> gain.lot().account().equals(account)).toList(),
        open.stream().filter(lot -> lot.account().equals(account)).toList());
  }
}
