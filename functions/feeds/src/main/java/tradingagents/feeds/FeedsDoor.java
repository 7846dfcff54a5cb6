package tradingagents.feeds;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tradingagents.chain.market.Backfill;
import tradingagents.chain.market.BackfillMessage;
import tradingagents.chain.market.FeedMessage;
import tradingagents.chain.market.TableNews;
import tradingagents.chain.vendor.KnownAnswers;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Result;
import tradingagents.model.market.NewsList;

/** Reads a question, asks for prices to be stored or for an answer, and writes what came of it. */
final class FeedsDoor {
  private static final Logger LOG = LoggerFactory.getLogger(FeedsDoor.class);

  private static final Duration KEPT = Duration.ofDays(90);

  private final Backfill backfill;
  private final KnownAnswers answers;
  private final Supplier<String> vendors;
  private final TableNews kept;
  private final InstantSource clock;

  FeedsDoor(
      Backfill backfill,
      KnownAnswers answers,
      Supplier<String> vendors,
      TableNews kept,
      InstantSource clock) {
    this.kept = kept;
    this.clock = clock;
    this.vendors = vendors;
    this.backfill = backfill;
    this.answers = answers;
  }

  byte[] answer(byte[] question) {
    String json = new String(question, StandardCharsets.UTF_8);
    String answer;
    try {
      answer =
          json.equals(FeedMessage.VENDORS)
              ? vendors.get()
              : FeedMessage.isOne(json) ? asked(json) : loaded(json);
    } catch (FailureException e) {
      answer = BackfillMessage.answer(new Result.Err<>(e.failure()));
    }
    return answer.getBytes(StandardCharsets.UTF_8);
  }

  private String loaded(String json) {
    BackfillMessage asked = BackfillMessage.fromJson(json);
    try (var _ = MDC.putCloseable("correlation_id", asked.correlationId())) {
      Result<Boolean> result = backfill.load(asked.dataset(), asked.symbol(), asked.asOf());
      LOG.info("{} of {}: {}", asked.symbol(), asked.dataset(), result);
      return BackfillMessage.answer(result);
    }
  }

  private String asked(String json) {
    FeedMessage asked = FeedMessage.fromJson(json);
    try (var _ = MDC.putCloseable("correlation_id", asked.correlationId())) {
      var result = answers.ask(asked.dataset(), asked.question(), asked.asOf());
      LOG.info(
          "{} {} of {}: {}",
          asked.question().category().word(),
          asked.question().key(),
          asked.dataset(),
          result instanceof Result.Err<?>(var failure) ? failure : "answered");
      if (!asked.runId().isEmpty() && result instanceof Result.Ok<?>(NewsList news)) {
        kept.write(asked.runId(), news.items(), clock.instant().plus(KEPT));
      }
      return FeedMessage.answer(result);
    }
  }
}
