package tradingagents.chain.ledger;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tradingagents.desk.gate.TradingControl;
import tradingagents.desk.gate.TradingState;

/** The trading switch as one item. Where it is absent nobody ever threw it: ACTIVE, epoch zero. */
public final class ControlItem {
  /** The switch that nobody ever threw. */
  public static final TradingControl NEVER_THROWN = new TradingControl(TradingState.ACTIVE, 0);

  private ControlItem() {}

  /**
   * The key of the switch.
   *
   * @return partition and sort key
   */
  public static Map<String, AttributeValue> key() {
    return Map.of("pk", StoredItem.s("CONTROL"), "sk", StoredItem.s("TRADING"));
  }

  /**
   * The whole item, key included.
   *
   * @param control the switch
   * @return what is stored
   */
  public static Map<String, AttributeValue> attributes(TradingControl control) {
    Map<String, AttributeValue> item = new HashMap<>(key());
    item.put("state", StoredItem.s(control.state().name()));
    item.put("epoch", StoredItem.n(control.epoch()));
    return item;
  }

  /**
   * Reads an item.
   *
   * @param item as stored
   * @return the switch
   * @throws IllegalArgumentException for a state that does not exist: it is never read as ACTIVE
   */
  public static TradingControl read(StoredItem item) {
    return new TradingControl(TradingState.valueOf(item.text("state")), item.number("epoch"));
  }
}
