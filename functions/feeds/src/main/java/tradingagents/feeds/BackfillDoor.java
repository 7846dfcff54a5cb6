package tradingagents.feeds;

import java.nio.charset.StandardCharsets;
import tradingagents.chain.market.Backfill;
import tradingagents.chain.market.BackfillMessage;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Result;

/** Reads a backfill question, asks the vendors and writes the answer. */
final class BackfillDoor {
  private final Backfill backfill;

  BackfillDoor(Backfill backfill) {
    this.backfill = backfill;
  }

  byte[] answer(byte[] question) {
    Result<Boolean> result;
    try {
      BackfillMessage asked =
          BackfillMessage.fromJson(new String(question, StandardCharsets.UTF_8));
      result = backfill.load(asked.dataset(), asked.symbol());
    } catch (FailureException e) {
      result = new Result.Err<>(e.failure());
    }
    return BackfillMessage.answer(result).getBytes(StandardCharsets.UTF_8);
  }
}
