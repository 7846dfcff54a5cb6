package tradingagents.cli.data;

import java.time.Instant;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Known;

/** An answer cut to what was known. */
final class KnownThen {
  private KnownThen() {}

  static <A extends Known<A>> Result<A> of(Result<A> whole, Instant asOf) {
    if (whole instanceof Result.Ok<A>(A answer)) {
      A known = answer.asKnown(asOf);
      return known.isEmpty()
          ? Result.err(Reason.NO_DATA, "nothing of this was known at " + asOf)
          : Result.ok(known);
    }
    return whole;
  }
}
