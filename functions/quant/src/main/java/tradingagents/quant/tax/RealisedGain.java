package tradingagents.quant.tax;

import java.time.LocalDate;
import java.util.List;
import tradingagents.model.money.Money;

/**
 * What one part of a sale made.
 *
 * @param lot the units sold, with their basis
 * @param sold the day
 * @param proceeds of these units
 * @param gain proceeds less basis; a loss is negative
 * @param term short or long
 * @param taxable false in a retirement account: then nothing of it counts
 * @param replacements the purchases that made it a wash sale, in the order of their acquisition
 */
public record RealisedGain(
    TaxLot lot,
    LocalDate sold,
    Money proceeds,
    Money gain,
    Term term,
    boolean taxable,
    List<Replacement> replacements) {
  /** Copies the replacements. */
  public RealisedGain {
    replacements = List.copyOf(replacements);
  }

  /**
   * The part of a loss that does not count now.
   *
   * @return zero or more
   */
  public Money disallowed() {
    return replacements.stream()
        .map(Replacement::disallowed)
        .reduce(Money.zero(gain.currency()), Money::plus);
  }

  /**
   * What counts for the tax of the year.
   *
   * @return gain plus what is disallowed; zero in a retirement account
   */
  public Money recognised() {
    return taxable ? gain.plus(disallowed()) : Money.zero(gain.currency());
  }
}
