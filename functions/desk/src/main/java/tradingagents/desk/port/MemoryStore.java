package tradingagents.desk.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.memory.Memory;
import tradingagents.desk.memory.Pending;
import tradingagents.desk.memory.Settlement;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;

/**
 * Where decisions are remembered. Every operation may be repeated: it changes nothing the second
 * time. Faults of the store itself are transient failures.
 */
public interface MemoryStore extends Memories {
  /**
   * Remembers a decision, unless it is remembered already: the first word stands.
   *
   * @param decision pending
   * @return whether it is new
   */
  Result<Boolean> remember(Pending decision);

  /**
   * Decisions that may be settled by now.
   *
   * @param now at or before this instant
   * @param atMost how many
   * @return those that have waited longest first
   */
  Result<List<Memory>> due(Instant now, int atMost);

  /**
   * Stores what a decision came to, unless that is known already: the first word stands.
   *
   * @param decision as it was remembered
   * @param settlement what it came to
   * @param reflection what there is to learn
   * @return whether it is new
   */
  Result<Boolean> settle(Pending decision, Settlement settlement, String reflection);

  /**
   * Lets a decision that could not be settled wait, or gives it up.
   *
   * @param decision as it was remembered
   * @param why one sentence
   * @param until not due before; null gives it up
   * @return false when it was settled meanwhile
   */
  Result<Boolean> postpone(Pending decision, String why, @Nullable Instant until);

  /**
   * One memory.
   *
   * @param runId of the run that decided
   * @return NOT_FOUND when it is not remembered
   */
  Result<Memory> find(String runId);

  /**
   * A page of memories, as they are known now.
   *
   * @param query which
   * @return latest as-of first
   */
  Result<Page> list(Query query);

  /**
   * Until when the runs were looked through for decisions.
   *
   * @return empty before the first time
   */
  Result<Optional<Instant>> mark();

  /**
   * Stores until when the runs were looked through.
   *
   * @param until every run that was asked for before has been seen with its decision, if it has one
   * @return as it is now
   */
  Result<Instant> mark(Instant until);

  /**
   * Which memories.
   *
   * @param symbol only of this instrument; null for all
   * @param until only of decisions as of this instant or before; null for all
   * @param after where the page before ended; null for the first
   * @param limit at most so many, from 1
   */
  record Query(
      @Nullable Symbol symbol, @Nullable Instant until, @Nullable Place after, int limit) {}

  /**
   * A place in the list.
   *
   * @param asOf of the last memory that was seen
   * @param runId its run
   */
  record Place(Instant asOf, String runId) {}

  /**
   * A page of the list.
   *
   * @param memories possibly fewer than asked for, even none
   * @param next where to go on; null at the end
   */
  record Page(List<Memory> memories, @Nullable Place next) {
    /** Copies the memories. */
    public Page {
      memories = List.copyOf(memories);
    }
  }
}
