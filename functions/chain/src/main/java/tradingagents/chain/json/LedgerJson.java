package tradingagents.chain.json;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tradingagents.model.market.Symbol;
import tradingagents.model.order.Fill;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderStatus;
import tradingagents.model.order.Side;
import tradingagents.model.portfolio.Lot;
import tradingagents.model.portfolio.Portfolio;
import tradingagents.model.portfolio.Position;

/** What is held and what is ordered, as JSON. */
public final class LedgerJson {
  private LedgerJson() {}

  /**
   * A portfolio.
   *
   * @param portfolio what is held
   * @return positions by symbol
   */
  public static Written of(Portfolio portfolio) {
    Written positions = new Written();
    for (Position position : portfolio.positions().values()) {
      List<Written> lots = new ArrayList<>();
      for (Lot lot : position.lots()) {
        lots.add(
            new Written()
                .text("quantity", lot.quantity())
                .text("cost", lot.cost())
                .text("acquired", lot.acquired()));
      }
      positions.part(
          position.symbol().value(),
          new Written().text("symbol", position.symbol()).parts("lots", lots));
    }
    return new Written().text("cash", portfolio.cash()).part("positions", positions);
  }

  /**
   * A portfolio.
   *
   * @param in as {@link #of(Portfolio)} wrote it
   * @return what is held
   */
  public static Portfolio portfolio(Members in) {
    Members stored = in.part("positions");
    TreeMap<Symbol, Position> positions = new TreeMap<>();
    for (String symbol : stored.names()) {
      Members position = stored.part(symbol);
      List<Lot> lots = new ArrayList<>();
      for (Members lot : position.parts("lots")) {
        lots.add(
            new Lot(
                lot.quantity("quantity"),
                lot.price("cost"),
                lot.has("acquired") ? lot.date("acquired") : null));
      }
      positions.put(new Symbol(symbol), new Position(position.symbol("symbol"), lots));
    }
    return new Portfolio(in.money("cash"), positions);
  }

  static Written of(Order order) {
    List<Written> fills = new ArrayList<>();
    for (Fill fill : order.fills()) {
      fills.add(
          new Written()
              .text("executionId", fill.executionId())
              .text("clientOrderId", fill.clientOrderId())
              .text("symbol", fill.symbol())
              .text("side", fill.side())
              .text("quantity", fill.quantity())
              .text("price", fill.price())
              .text("commission", fill.commission())
              .text("session", fill.session())
              .text("at", fill.at()));
    }
    return new Written()
        .text("clientOrderId", order.clientOrderId())
        .text("symbol", order.symbol())
        .text("side", order.side())
        .text("quantity", order.quantity())
        .text("status", order.status())
        .parts("fills", fills)
        .text("note", order.note());
  }

  static Order order(Members in) {
    List<Fill> fills = new ArrayList<>();
    for (Members fill : in.parts("fills")) {
      fills.add(
          new Fill(
              fill.text("executionId"),
              fill.text("clientOrderId"),
              fill.symbol("symbol"),
              Side.valueOf(fill.text("side")),
              fill.quantity("quantity"),
              fill.price("price"),
              fill.money("commission"),
              fill.date("session"),
              fill.instant("at")));
    }
    return new Order(
        in.text("clientOrderId"),
        in.symbol("symbol"),
        Side.valueOf(in.text("side")),
        in.quantity("quantity"),
        OrderStatus.valueOf(in.text("status")),
        fills,
        in.textOrNull("note"));
  }
}
