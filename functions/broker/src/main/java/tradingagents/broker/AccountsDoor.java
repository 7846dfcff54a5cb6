package tradingagents.broker;

import java.nio.charset.StandardCharsets;
import tradingagents.chain.PlainJson;
import tradingagents.chain.ledger.AccountOpening;
import tradingagents.desk.port.Accounts;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * Opens accounts that do not exist, and nothing else: an account that exists is left as it is.
 *
 * @param accounts the ledger
 */
record AccountsDoor(Accounts accounts) {
  private static final String NAME = "(paper|own)(-[A-Za-z0-9._-]{1,80})?";

  /** The id of the account as JSON text; a failure is the function's error. */
  byte[] answer(byte[] question) {
    AccountOpening.Question asked =
        AccountOpening.Question.parse(new String(question, StandardCharsets.UTF_8));
    if (!asked.account().matches(NAME)) {
      throw new FailureException(Reason.INVALID, "only paper accounts are opened on request");
    }
    String id = accounts.openIfAbsent(asked.account(), asked.initial()).orThrow().id();
    return PlainJson.write(id);
  }
}
