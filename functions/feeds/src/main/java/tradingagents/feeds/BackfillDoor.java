package tradingagents.feeds;

import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tradingagents.chain.market.Backfill;
import tradingagents.chain.market.BackfillMessage;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Result;

/** Reads a backfill question, asks the vendors and writes the answer. */
final class BackfillDoor {
  private static final Logger LOG = LoggerFactory.getLogger(BackfillDoor.class);

  private final Backfill backfill;

  BackfillDoor(Backfill backfill) {
    this.backfill = backfill;
  }

  byte[] answer(byte[] question) {
    Result<Boolean> result;
    try {
      BackfillMessage asked =
          BackfillMessage.fromJson(new String(question, StandardCharsets.UTF_8));
      try (var _ = MDC.putCloseable("correlation_id", asked.correlationId())) {
        result = backfill.load(asked.dataset(), asked.symbol());
        LOG.info("{} of {}: {}", asked.symbol(), asked.dataset(), result);
      }
    } catch (FailureException e) {
      result = new Result.Err<>(e.failure());
    }
    return BackfillMessage.answer(result).getBytes(StandardCharsets.UTF_8);
  }
}
