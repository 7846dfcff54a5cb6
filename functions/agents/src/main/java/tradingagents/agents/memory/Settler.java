package tradingagents.agents.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tradingagents.desk.memory.Memory;
import tradingagents.desk.memory.Memory.Standing;
import tradingagents.desk.memory.Pending;
import tradingagents.desk.memory.Reflector;
import tradingagents.desk.memory.Settlement;
import tradingagents.desk.memory.Settling;
import tradingagents.desk.port.MarketData;
import tradingagents.desk.port.MemoryStore;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Result;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Symbol;

/**
 * Settles decisions whose horizon has traded. A run as of years ago is settled at once, with the
 * prices of then: nothing later than the patience after its horizon is even asked for. What cannot
 * be read is looked for again; prices that do not come are given up, never made up.
 */
public final class Settler {
  private static final Logger LOG = LoggerFactory.getLogger(Settler.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofHours(3);

  private final MemoryStore memories;
  private final MarketData market;
  private final Reflector reflector;
  private final InstantSource clock;

  /**
   * Who settles.
   *
   * @param memories what is to be settled
   * @param market the prices
   * @param reflector says what there is to learn
   * @param clock the time
   */
  public Settler(
      MemoryStore memories, MarketData market, Reflector reflector, InstantSource clock) {
    this.memories = memories;
    this.market = market;
    this.reflector = reflector;
    this.clock = clock;
  }

  /**
   * What one look did.
   *
   * @param due decisions that were looked at
   * @param settled those whose outcome is now known
   * @param waiting those that are looked at again later
   * @param givenUp those whose prices did not come
   */
  public record Round(int due, int settled, int waiting, int givenUp) {}

  /**
   * Looks once. One decision's fault does not keep the others from being settled.
   *
   * @param atMost how many are looked at
   * @return what was done
   * @throws FailureException when the memories cannot be reached
   */
  public Round settle(int atMost) {
    Instant now = clock.instant();
    List<Memory> due = memories.due(now, atMost).orThrow();
    List<Standing> standings = new ArrayList<>();
    for (Memory memory : due) {
      Pending decision = memory.decision();
      try {
        standings.add(settle(decision, now));
      } catch (FailureException e) {
        LOG.warn("settling {}: {}", decision.runId(), e.failure());
        standings.add(Standing.PENDING);
      }
    }
    return new Round(
        due.size(),
        Collections.frequency(standings, Standing.SETTLED),
        Collections.frequency(standings, Standing.PENDING),
        Collections.frequency(standings, Standing.GIVEN_UP));
  }

  private Standing settle(Pending decision, Instant now) {
    Instant end = decision.settlesAt().plus(Settling.PATIENCE);
    boolean isOver = !now.isBefore(end);
    Instant asOf = isOver ? end : now;
    return switch (look(decision, asOf, now)) {
      case Settling.Settled(Settlement settlement) -> {
        memories.settle(decision, settlement, reflector.reflect(decision, settlement)).orThrow();
        yield Standing.SETTLED;
      }
      case Settling.Missing(String why) -> {
        memories.postpone(decision, why, isOver ? null : now.plus(BETWEEN_LOOKS)).orThrow();
        yield isOver ? Standing.GIVEN_UP : Standing.PENDING;
      }
    };
  }

  private Settling.Answer look(Pending decision, Instant asOf, Instant now) {
    return switch (market.bars(decision.dataset(), decision.symbol(), asOf)) {
      case Result.Ok<BarSeries>(BarSeries bars) ->
          Settling.look(decision, bars, benchmark(decision, asOf), now);
      case Result.Err<BarSeries>(Failure failure) -> {
        if (failure.isTransient()) {
          throw new FailureException(failure);
        }
        yield new Settling.Missing("No prices: " + failure.detail() + ".");
      }
    };
  }

  /** Null when there is none, for good; a data set of a person's own bars has none. */
  private @Nullable BarSeries benchmark(Pending decision, Instant asOf) {
    Symbol symbol = decision.terms().benchmark();
    if (symbol == null || symbol.equals(decision.symbol())) {
      return null;
    }
    return switch (market.bars(decision.dataset(), symbol, asOf)) {
      case Result.Ok<BarSeries>(BarSeries bars) -> bars;
      case Result.Err<BarSeries>(Failure failure) -> {
        if (failure.isTransient()) {
          throw new FailureException(failure);
        }
        yield null;
      }
    };
  }
}
