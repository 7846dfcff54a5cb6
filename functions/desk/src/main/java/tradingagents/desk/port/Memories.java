package tradingagents.desk.port;

import java.time.Instant;
import java.util.List;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Lesson;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;

/** What earlier decisions came to, as it was known at an instant. */
public interface Memories {
  /** Remembers nothing. */
  Memories NONE = (symbol, facts, asOf, atMost) -> Result.ok(List.of());

  /**
   * The lessons worth remembering now: of the same instrument first, then of similar situations.
   *
   * @param symbol the instrument
   * @param facts the situation: the snapshot of now
   * @param asOf a lesson that became known later is not seen
   * @param atMost how many
   * @return most relevant first, possibly none
   */
  Result<List<Lesson>> relevant(Symbol symbol, List<Fact> facts, Instant asOf, int atMost);
}
