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
public record SwitchStand(TradingControl control, @Nullable Change changed, @Nullable Wish wish) {
  /**
   * Somebody's change of the switch.
   *
   * @param by the person's lasting id
   * @param at when
   * @param reason in the person's words
   */
  public record Change(String by, Instant at, String reason) {}

  /**
   * A request to loosen the switch that waits for a second person.
   *
   * @param state which state is wished for
   * @param change who wishes it, when and why
   */
  public record Wish(TradingState state, Change change) {
    /** Whether another person's change would fulfil it: the same state, in time. */
    boolean waits(TradingState wanted, Change second) {
      return state == wanted
          && !change.by().equals(second.by())
          && second.at().isBefore(change.at().plus(TradingSwitch.WISH_STANDS));
    }
  }

  /**
   * A line of the switch's history.
   *
   * @param state what it became
   * @param change by whom, when and why
   * @param askedBy who had asked for it first, when it took two people
   */
  public record Entry(TradingState state, Change change, Optional<String> askedBy) {}
}
