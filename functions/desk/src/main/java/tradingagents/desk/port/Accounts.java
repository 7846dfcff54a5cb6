package tradingagents.desk.port;

import tradingagents.desk.gate.TradingControl;
import tradingagents.model.failure.Result;
import tradingagents.model.portfolio.Account;
import tradingagents.model.portfolio.Portfolio;

/**
 * The ledger as the risk check and the starter see it: accounts can be read and opened, not
 * changed.
 */
public interface Accounts {
  /**
   * Reads an account consistently.
   *
   * @param account its id
   * @return NOT_FOUND when it was never opened
   */
  Result<Account> find(String account);

  /**
   * Opens an account if it does not exist; an existing one is left as it is.
   *
   * @param account its id
   * @param initial what it holds at first
   * @return the account as it is now
   */
  Result<Account> openIfAbsent(String account, Portfolio initial);

  /**
   * Whether trading is on.
   *
   * @return a read that fails is a failure, never "on"
   */
  Result<TradingControl> control();
}
