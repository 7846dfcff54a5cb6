package tradingagents.agents.llm;

import java.math.BigDecimal;
import java.time.Duration;
import tradingagents.agents.llm.wire.CallFault;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Tokens;

/** Hears what calls of models come to, to measure it. It decides nothing. */
public interface CallListener {
  /** Hears nothing. */
  CallListener NONE = new CallListener() {};

  /**
   * A call is over, answered or not.
   *
   * @param model who was asked
   * @param took how long
   * @param used tokens
   * @param costUsd in US dollars
   */
  default void called(ModelId model, Duration took, Tokens used, BigDecimal costUsd) {}

  /**
   * A call gave no answer.
   *
   * @param model who was asked
   * @param kind why
   */
  default void failed(ModelId model, CallFault.Kind kind) {}

  /**
   * An answer was read.
   *
   * @param isRepair whether it is the second one, after the first could not be read
   * @param isReadable whether it is of the asked type
   */
  default void read(boolean isRepair, boolean isReadable) {}

  /** Another model than the first of the route spoke. */
  default void fellBack() {}
}
