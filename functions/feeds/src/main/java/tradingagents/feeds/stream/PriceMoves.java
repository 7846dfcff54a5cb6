package tradingagents.feeds.stream;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tradingagents.model.market.Symbol;

/**
 * When a price has moved far enough to look again: by a share of its reference, which is the first
 * price seen and, after a move was told, the price that was told. A corrected minute never tells.
 */
public final class PriceMoves {
  private final BigDecimal share;
  private final Map<Symbol, BigDecimal> references = new HashMap<>();

  /**
   * A watch.
   *
   * @param share such as 0.02 for two percent; above zero
   */
  public PriceMoves(BigDecimal share) {
    if (share.signum() <= 0) {
      throw new IllegalArgumentException("a move is above zero, not " + share);
    }
    this.share = share;
  }

  /**
   * A move.
   *
   * @param event the price that made it
   * @param from the reference
   * @param change share of the reference, with its sign
   */
  public record Move(PriceEvent event, BigDecimal from, BigDecimal change) {}

  /**
   * Looks at a price.
   *
   * @param event as it came
   * @return the move, when it is one
   */
  public Optional<Move> see(PriceEvent event) {
    if (event.kind() == PriceEvent.Kind.UPDATED_BAR) {
      return Optional.empty();
    }
    BigDecimal from = references.putIfAbsent(event.symbol(), event.price());
    if (from == null) {
      return Optional.empty();
    }
    BigDecimal change = event.price().subtract(from).divide(from, MathContext.DECIMAL64);
    if (change.abs().compareTo(share) < 0) {
      return Optional.empty();
    }
    references.put(event.symbol(), event.price());
    return Optional.of(new Move(event, from, change));
  }
}
