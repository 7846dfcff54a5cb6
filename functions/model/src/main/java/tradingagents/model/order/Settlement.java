package tradingagents.model.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.money.Quantity;

/**
 * What a report changes about a stored order. Reports may come twice, late and in any order: fills
 * count once by execution id, an order never goes back in its life, and an order is claimed for
 * sending (INTENT to SENT) exactly once.
 *
 * @param order as it is to be stored
 * @param moves the fills that were not known before: the only ones that may move money
 */
public record Settlement(Order order, List<Fill> moves) {
  /** Copies the fills. */
  public Settlement {
    moves = List.copyOf(moves);
  }

  /**
   * The stored order after a report.
   *
   * @param stored as we know it
   * @param reported as somebody else knows it
   * @return the change; CONFLICT when somebody else has claimed the sending, ILLEGAL_TRANSITION
   *     when an order that was never sent is reported alive, DOUBTFUL_DATA when the two contradict
   *     each other
   */
  public static Result<Settlement> of(Order stored, Order reported) {
    if (!sameTerms(stored, reported)) {
      return doubtful(stored, "another instrument, side or quantity was reported");
    }
    if (reported.status() == OrderStatus.SENT && stored.status() != OrderStatus.INTENT) {
      return Result.err(
          Reason.CONFLICT,
          "order " + stored.clientOrderId() + " was sent already, it is " + stored.status());
    }
    if (stored.status() == OrderStatus.INTENT
        && reported.status() != OrderStatus.SENT
        && reported.status() != OrderStatus.INTENT) {
      return Result.err(
          Reason.ILLEGAL_TRANSITION,
          "order " + stored.clientOrderId() + " was never sent and cannot be " + reported.status());
    }
    return merged(stored, reported);
  }

  /**
   * Whether anything changes.
   *
   * @param stored as we know it
   * @return false when the report said nothing new
   */
  public boolean changes(Order stored) {
    return !order.equals(stored);
  }

  private static Result<Settlement> merged(Order stored, Order reported) {
    List<Fill> all = new ArrayList<>(stored.fills());
    List<Fill> moves = new ArrayList<>();
    for (Fill fill : reported.fills()) {
      Optional<Fill> known =
          all.stream().filter(f -> f.executionId().equals(fill.executionId())).findFirst();
      if (known.isEmpty()) {
        all.add(fill);
        moves.add(fill);
      } else if (!known.get().equals(fill)) {
        return doubtful(stored, "execution " + fill.executionId() + " was reported in two ways");
      }
      if (fill.side() != stored.side() || !fill.symbol().equals(stored.symbol())) {
        return doubtful(stored, "execution " + fill.executionId() + " is of another order");
      }
    }
    Quantity filled = all.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus);
    if (filled.compareTo(stored.quantity()) > 0) {
      return doubtful(stored, "filled " + filled + " of " + stored.quantity());
    }
    return status(stored, reported, filled)
        .map(to -> {
          boolean news = to == reported.status();
          Order next =
              new Order(
                  stored.clientOrderId(),
                  stored.symbol(),
                  stored.side(),
                  stored.quantity(),
                  to,
                  all,
                  news ? reported.note() : stored.note());
          return new Settlement(next, moves);
        });
  }

  private static Result<OrderStatus> status(Order stored, Order reported, Quantity filled) {
    if (filled.equals(stored.quantity())) {
      return Result.ok(OrderStatus.FILLED);
    }
    if (reported.status() == OrderStatus.FILLED) {
      return doubtful(stored, "reported as filled, but only " + filled + " is accounted for");
    }
    if (stored.status().isDone()) {
      return reported.status().isDone() && reported.status() != stored.status()
          ? doubtful(stored, "it is " + stored.status() + " but is reported " + reported.status())
          : Result.ok(stored.status());
    }
    if (reported.status().isDone()) {
      return Result.ok(reported.status());
    }
    if (!filled.isZero()) {
      return Result.ok(OrderStatus.PARTLY_FILLED);
    }
    boolean stale =
        stored.status() == OrderStatus.WORKING || reported.status() == OrderStatus.INTENT;
    return Result.ok(stale ? stored.status() : reported.status());
  }

  private static boolean sameTerms(Order a, Order b) {
    return a.clientOrderId().equals(b.clientOrderId())
        && a.symbol().equals(b.symbol())
        && a.side() == b.side()
        && a.quantity().equals(b.quantity());
  }

  private static <T> Result<T> doubtful(Order stored, String what) {
    return Result.err(
        Reason.DOUBTFUL_DATA,
        "the reports on order " + stored.clientOrderId() + " differ: " + what);
  }
}
