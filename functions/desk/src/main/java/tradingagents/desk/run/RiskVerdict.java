package tradingagents.desk.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.model.money.Quantity;
import tradingagents.model.order.Side;

/**
 * The deterministic gate's answer. Every rule was evaluated; the first that did not pass names the
 * verdict.
 *
 * @param approved whether every rule passed
 * @param checks each rule with the value it saw and its limit
 * @param order what may be ordered; null when refused or when nothing needs to be traded
 * @param note one sentence for a person
 * @param killEpoch the trading state's epoch that was read; an order is intended only under the
 *     same
 */
public record RiskVerdict(
    boolean approved, List<Check> checks, @Nullable Ticket order, String note, long killEpoch)
    implements Outcome {
  /** Copies the checks. */
  public RiskVerdict {
    checks = List.copyOf(checks);
  }

  /**
   * One rule's finding.
   *
   * @param rule its name
   * @param value what it saw
   * @param limit what it allows
   * @param passed whether the value is allowed
   */
  public record Check(String rule, String value, String limit, boolean passed) {}

  /**
   * The only order that may follow.
   *
   * @param side the direction
   * @param quantity how many, above zero
   */
  public record Ticket(Side side, Quantity quantity) {}
}
