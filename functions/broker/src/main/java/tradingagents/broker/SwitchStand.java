package tradingagents.broker;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.gate.TradingControl;
import tradingagents.desk.gate.TradingState;

/**
 * The trading switch with its story: who threw it last and who has asked to loosen it.
 *
 * @param control state and epoch
 * @param changed the last change; null when nobody ever threw it
 * @param wish a first person's request to loosen it; null when there is none
 */
record SwitchStand(TradingControl control, @Nullable Change changed, @Nullable Wish wish) {
  /**
   * Somebody's change of the switch.
   *
   * @param by the person's lasting id
   * @param at when
   * @param reason in the person's words
   */
  record Change(String by, Instant at, String reason) {}

  /**
   * A request to loosen the switch that waits for a second person.
   *
   * @param state which state is wished for
   * @param change who wishes it, when and why
   */
  record Wish(TradingState state, Change change) {}

  /**
   * A line of the switch's history.
   *
   * @param state what it became
   * @param change by whom, when and why
   * @param askedBy who had asked for it first, when it took two people
   */
  record Entry(TradingState state, Change change, Optional<String> askedBy) {}
}
