package tradingagents.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.order.Fill;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderStatus;
import tradingagents.model.order.Side;

/** What a broker might say about an order, as the ledger's contract needs it. */
final class LedgerReports {
  private LedgerReports() {}

  /**
   * Each fill in one to three reports that hold any of the fills, late acknowledgements among them.
   */
  static List<Order> shuffledReports(Order intent, List<Fill> fills, Random random) {
    List<Order> reports = new ArrayList<>();
    reports.add(report(intent, OrderStatus.WORKING, List.of()));
    for (Fill fill : fills) {
      for (int i = 0; i <= random.nextInt(3); i++) {
        List<Fill> some = new ArrayList<>(List.of(fill));
        fills.stream().filter(f -> !f.equals(fill) && random.nextInt(3) == 0).forEach(some::add);
        Collections.shuffle(some, random);
        reports.add(report(intent, OrderStatus.PARTLY_FILLED, some));
      }
    }
    Collections.shuffle(reports, random);
    return reports;
  }

  static Order report(Order order, OrderStatus status, List<Fill> fills) {
    return new Order(
        order.clientOrderId(), order.symbol(), order.side(), order.quantity(), status, fills, null);
  }

  static long[] ones(int count) {
    long[] sizes = new long[count];
    Arrays.fill(sizes, 1);
    return sizes;
  }

  /** Executions of the given sizes at 101, 102, ..., each with a commission of one. */
  static List<Fill> fills(Order order, long... sizes) {
    List<Fill> fills = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      Price price = new Price(BigDecimal.valueOf(101 + i), Currency.USD);
      String id = order.clientOrderId() + "-" + (i + 1);
      fills.add(fill(order, id, Quantity.of(sizes[i]), price));
    }
    return fills;
  }

  static Fill fill(Order order, String id, Quantity quantity, Price price) {
    return new Fill(
        id,
        order.clientOrderId(),
        order.symbol(),
        order.side(),
        quantity,
        price,
        Money.of(order.side() == Side.BUY ? "1" : "6", Currency.USD),
        ApprovedRun.SESSION.plusDays(1),
        Instant.parse("2018-05-11T13:30:00Z"));
  }
}
