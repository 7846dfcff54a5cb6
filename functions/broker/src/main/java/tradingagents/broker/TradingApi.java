package tradingagents.broker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tradingagents.broker.OpenOrders.Withdrawal;
import tradingagents.broker.SwitchStand.Change;
import tradingagents.broker.SwitchStand.Entry;
import tradingagents.broker.SwitchStand.Wish;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.Fields;
import tradingagents.chain.http.Problem;
import tradingagents.chain.http.ProblemException;
import tradingagents.chain.http.Reply;
import tradingagents.desk.gate.TradingState;
import tradingagents.desk.port.Orders;
import tradingagents.desk.port.Orders.OpenOrder;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.order.Fill;
import tradingagents.model.order.Order;

/**
 * The operations on the trading switch and on orders. Whoever may trade may pull the switch, with
 * nothing asked back; to loosen it takes administrators, and as many of them as the stack says.
 */
final class TradingApi {
  private static final Logger LOG = LoggerFactory.getLogger(TradingApi.class);
  private static final int MOST_REASON = 500;
  private static final int HISTORY = 20;

  private final TradingSwitch trading;
  private final OpenOrders open;
  private final Orders orders;
  private final InstantSource clock;
  private final int people;

  /**
   * The operations.
   *
   * @param trading the switch
   * @param open what withdraws orders
   * @param orders the ledger's orders
   * @param clock the time
   * @param people how many different administrators it takes to loosen the switch
   */
  TradingApi(
      TradingSwitch trading, OpenOrders open, Orders orders, InstantSource clock, int people) {
    this.trading = trading;
    this.open = open;
    this.orders = orders;
    this.clock = clock;
    this.people = people;
  }

  /** {@code GET /v1/trading-state}: how the switch stands, and its latest changes. */
  Reply state(Call call) {
    ObjectNode document = document(trading.read().orThrow());
    ArrayNode lines = document.putArray("history");
    for (Entry entry : trading.history(HISTORY).orThrow()) {
      ObjectNode line = lines.addObject().put("state", entry.state().name());
      written(line, entry.change());
      entry.askedBy().ifPresent(by -> line.put("askedBy", by));
    }
    return Reply.json(200, document);
  }

  /**
   * {@code POST /v1/trading-state}: throws the switch. A tighter state counts at once, and the
   * orders that it forbids are withdrawn before the answer; a looser one may have to wait for
   * somebody else, which is 202.
   */
  Reply set(Call call) {
    Fields fields = Fields.of(call);
    fields.missing("state");
    TradingState wanted = fields.text("state", TradingApi::state).orElse(TradingState.HALTED);
    String reason = fields.text("reason", TradingApi::reason).orElse("");
    fields.done();
    Change change = new Change(call.subject(), clock.instant(), reason);
    // A halt asks nobody, not even the switch.
    if (wanted == TradingState.HALTED) {
      trading.halt(change).orThrow();
      return tightened(wanted, change);
    }
    SwitchStand seen = trading.read().orThrow();
    if (seen.control().state().isTighterThan(wanted)) {
      return loosened(seen, wanted, change, call);
    }
    if (wanted == TradingState.ACTIVE) {
      return Reply.json(200, document(seen));
    }
    if (!trading.reduce(change).orThrow()) {
      throw new ProblemException(
          Problem.conflict("thrown_meanwhile", "trading was halted meanwhile, and stays so"));
    }
    return tightened(wanted, change);
  }

  /** Withdraws first and describes then: what takes time must not keep an order alive. */
  private Reply tightened(TradingState wanted, Change change) {
    LOG.warn("trading is {}", wanted);
    String why = "trading is " + wanted + (change.reason().isEmpty() ? "" : ": " + change.reason());
    Result<List<Withdrawal>> withdrawn = open.withdrawn(wanted, why);
    ObjectNode document = document(trading.read().orThrow());
    switch (withdrawn) {
      case Result.Ok<List<Withdrawal>>(List<Withdrawal> all) -> {
        ArrayNode lines = document.putArray("orders");
        all.forEach(one -> lines.add(document(one)));
      }
      // The switch is thrown; what could not be listed must not look as if nothing was open.
      case Result.Err<List<Withdrawal>>(Failure failure) ->
          document.put("ordersUnknown", failure.toString());
    }
    return Reply.json(200, document);
  }

  private Reply loosened(SwitchStand seen, TradingState wanted, Change change, Call call) {
    if (!call.role().equals("admin")) {
      throw new ProblemException(
          Problem.roleRequired("only administrators may loosen the trading switch"));
    }
    if (change.reason().isEmpty()) {
      throw new ProblemException(Problem.invalid("say in 'reason' why it is safe to trade again"));
    }
    return switch (trading.loosen(seen, wanted, change, people)) {
      case Result.Ok<Boolean>(Boolean done) -> {
        if (done) {
          LOG.warn("trading is {}", wanted);
        }
        yield Reply.json(done ? 200 : 202, document(trading.read().orThrow()));
      }
      case Result.Err<Boolean>(Failure failure) when failure.reason() == Reason.CONFLICT ->
          throw new ProblemException(Problem.conflict("thrown_meanwhile", failure.detail()));
      case Result.Err<Boolean>(Failure failure) -> throw new FailureException(failure);
    };
  }

  /** {@code GET /v1/orders}: the orders that are not done. */
  Reply openOrders(Call call) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode lines = document.putArray("orders");
    for (OpenOrder one : orders.open().orThrow()) {
      switch (orders.find(one.clientOrderId())) {
        case Result.Ok<Optional<Order>>(Optional<Order> order) ->
            order
                .filter(found -> !found.status().isDone())
                .ifPresent(found -> lines.add(marked(document(found), one)));
        case Result.Err<Optional<Order>>(Failure failure) ->
            lines.add(marked(unread(one), one).put("trouble", failure.toString()));
      }
    }
    return Reply.json(200, document);
  }

  /** {@code GET /v1/orders/{id}}: one order with its executions. */
  Reply order(Call call) {
    return Reply.json(200, document(found(call.named("id"))));
  }

  /** {@code DELETE /v1/orders/{id}}: withdraws an order; one that is done is answered as it is. */
  Reply cancel(Call call) {
    String id = call.named("id");
    Order order = found(id);
    if (order.status().isDone()) {
      throw new ProblemException(
          Problem.conflict(
              "order_done", "order " + id + " is " + order.status() + " and cannot be withdrawn"));
    }
    return Reply.json(
        200, document(open.withdrawn(id, "withdrawn by " + call.subject()).orThrow()));
  }

  private Order found(String id) {
    return orders
        .find(id)
        .orThrow()
        .orElseThrow(() -> new ProblemException(Problem.notFound("there is no such order")));
  }

  private static TradingState state(String text) {
    try {
      return TradingState.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("must be ACTIVE, REDUCING or HALTED", e);
    }
  }

  private static String reason(String text) {
    String line = text.strip();
    if (line.length() > MOST_REASON || line.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("is one line of at most " + MOST_REASON + " characters");
    }
    return line;
  }

  private ObjectNode document(SwitchStand stand) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("state", stand.control().state().name());
    document.put("epoch", stand.control().epoch());
    document.put("peopleToLoosen", people);
    Change changed = stand.changed();
    if (changed != null) {
      written(document, changed);
    }
    Wish wish = stand.wish();
    Instant now = clock.instant();
    if (wish != null && now.isBefore(wish.change().at().plus(TradingSwitch.WISH_STANDS))) {
      ObjectNode waiting = document.putObject("waiting").put("state", wish.state().name());
      written(waiting, wish.change());
      waiting.put("expiresAt", wish.change().at().plus(TradingSwitch.WISH_STANDS).toString());
    }
    return document;
  }

  private static void written(ObjectNode document, Change change) {
    document.put("by", change.by()).put("at", change.at().toString());
    document.put("reason", change.reason());
  }

  private static ObjectNode document(Withdrawal withdrawal) {
    OpenOrder open = withdrawal.open();
    ObjectNode document =
        withdrawal.is().or(withdrawal::was).map(TradingApi::document).orElseGet(() -> unread(open));
    marked(document, open);
    withdrawal.was().ifPresent(was -> document.put("was", was.status().name()));
    withdrawal.trouble().ifPresent(trouble -> document.put("trouble", trouble));
    return document;
  }

  private static ObjectNode unread(OpenOrder open) {
    return JsonNodeFactory.instance.objectNode().put("clientOrderId", open.clientOrderId());
  }

  private static ObjectNode marked(ObjectNode document, OpenOrder open) {
    return document.put("account", open.account()).put("runId", open.runId());
  }

  private static ObjectNode document(Order order) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("clientOrderId", order.clientOrderId()).put("symbol", order.symbol().value());
    document.put("side", order.side().name()).put("quantity", order.quantity().toString());
    document.put("status", order.status().name());
    if (order.note() != null) {
      document.put("note", order.note());
    }
    ArrayNode fills = document.putArray("fills");
    for (Fill fill : order.fills()) {
      fills
          .addObject()
          .put("executionId", fill.executionId())
          .put("quantity", fill.quantity().toString())
          .put("price", fill.price().plain())
          .put("currency", fill.price().currency().code())
          .put("commission", fill.commission().plain())
          .put("session", fill.session().toString())
          .put("at", fill.at().toString());
    }
    return document;
  }
}
