package tradingagents.model.market;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.model.money.Price;

/**
 * What an instrument is worth right now according to one feed. Each price may be absent; none is
 * ever made up.
 *
 * @param symbol what
 * @param bid the best price somebody pays
 * @param ask the best price somebody asks
 * @param last of the newest trade
 * @param stamp who says so; {@code asOf} is the time of the newest of the three
 */
public record Quote(
    Symbol symbol, @Nullable Price bid, @Nullable Price ask, @Nullable Price last, Stamp stamp)
    implements Known<Quote> {
  /** Checks that the three are in one currency and the bid is not above the ask. */
  public Quote {
    if (bid != null && ask != null && bid.compareTo(ask) > 0) {
      throw new IllegalArgumentException("the bid " + bid + " is above the ask " + ask);
    }
    if (last != null) {
      sameCurrency(last, bid);
      sameCurrency(last, ask);
    }
  }

  private static void sameCurrency(Price a, @Nullable Price b) {
    if (b != null && !a.currency().equals(b.currency())) {
      throw new IllegalArgumentException(a.currency() + " and " + b.currency() + " do not mix");
    }
  }

  @Override
  public Quote asKnown(Instant asOf) {
    return stamp.knownAt().isAfter(asOf) ? new Quote(symbol, null, null, null, stamp) : this;
  }

  @Override
  public boolean isEmpty() {
    return bid == null && ask == null && last == null;
  }

  /**
   * What a buyer would pay at once.
   *
   * @return the ask, or the last trade where the feed has no ask; empty when it has neither
   */
  public Optional<Price> buying() {
    return Optional.ofNullable(ask != null ? ask : last);
  }

  /**
   * What a seller would get at once.
   *
   * @return the bid, or the last trade where the feed has no bid; empty when it has neither
   */
  public Optional<Price> selling() {
    return Optional.ofNullable(bid != null ? bid : last);
  }
}
