package tradingagents.quant.tax;

import java.time.LocalDate;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Money;
import tradingagents.model.money.Quantity;

/** One trade of the taxpayer, in one of the accounts. */
public sealed interface TaxTrade {
  /**
   * What is traded.
   *
   * @return the symbol
   */
  Symbol symbol();

  /**
   * Where.
   *
   * @return the account's name
   */
  String account();

  /**
   * When.
   *
   * @return the day of the trade, not of its settlement
   */
  LocalDate date();

  /**
   * How many units.
   *
   * @return above zero
   */
  Quantity quantity();

  /**
   * Units come in.
   *
   * @param id of the lot it makes, once in a ledger
   * @param symbol what
   * @param account where
   * @param date when
   * @param quantity above zero
   * @param cost paid in all, commission included
   */
  record Purchase(
      String id, Symbol symbol, String account, LocalDate date, Quantity quantity, Money cost)
      implements TaxTrade {
    /** Checks that something is bought. */
    public Purchase {
      some("purchase", symbol, date, quantity);
    }
  }

  /**
   * Units go out.
   *
   * @param symbol what
   * @param account where
   * @param date when
   * @param quantity above zero
   * @param proceeds received in all, less commission
   * @param lots which lots it takes
   */
  record Sale(
      Symbol symbol,
      String account,
      LocalDate date,
      Quantity quantity,
      Money proceeds,
      LotSelection lots)
      implements TaxTrade {
    /** Checks that something is sold. */
    public Sale {
      some("sale", symbol, date, quantity);
    }
  }

  private static void some(String what, Symbol symbol, LocalDate date, Quantity quantity) {
    if (quantity.isZero()) {
      throw new IllegalArgumentException(
          "the " + what + " of " + symbol + " on " + date + " has no units");
    }
  }
}
