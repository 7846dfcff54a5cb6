package tradingagents.local.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import tradingagents.desk.port.Broker;
import tradingagents.desk.port.Bus;
import tradingagents.desk.port.ForwardingRunStore;
import tradingagents.desk.port.RunStore;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.Result;
import tradingagents.model.order.Order;

/**
 * Mistakes that a protocol like ours invites, each planted by turning one thing of the deployed
 * classes off, in front of them or behind them. The simulation has to find every one.
 */
enum Bug {
  /** None: the code as it is deployed. */
  NONE,
  /** The head moves on without asking whether it is still as it was seen. */
  NO_VERSION_CONDITION {
    @Override
    ObjectNode rewrite(String operation, ObjectNode asked) {
      if (!operation.equals("TransactWriteItems")) {
        return asked;
      }
      ObjectNode changed = asked.deepCopy();
      for (JsonNode item : changed.path("TransactItems")) {
        if (item.path("Update").path("ConditionExpression").asText().equals("version = :seen")) {
          ((ObjectNode) item.path("Update")).remove("ConditionExpression");
          ((ObjectNode) item.path("Update").path("ExpressionAttributeValues")).remove(":seen");
        }
      }
      return changed;
    }
  },
  /** The next step is called before this one's outcome is stored. */
  ANNOUNCE_BEFORE_RECORD {
    @Override
    Ports inStep(RunStore store, Bus bus, Supplier<Object> delivery) {
      Set<Object> announced = new HashSet<>();
      RunStore eager =
          new ForwardingRunStore(store) {
            @Override
            public Result<Run> record(Run seen, Recorded recorded) {
              if (announced.add(delivery.get())) {
                Run after = seen.with(recorded);
                bus.announce(after, Workflow.unlockedBy(after, recorded.task()));
              }
              return super.record(seen, recorded);
            }
          };
      Bus once =
          (run, next) -> {
            if (!announced.contains(delivery.get())) {
              bus.announce(run, next);
            }
          };
      return new Ports(eager, once);
    }
  },
  /** Only the delivery that stored the outcome announces; one that comes again says nothing. */
  ANNOUNCE_ONLY_IF_LAST {
    @Override
    Ports inStep(RunStore store, Bus bus, Supplier<Object> delivery) {
      Set<Object> stored = new HashSet<>();
      RunStore noting =
          new ForwardingRunStore(store) {
            @Override
            public Result<Run> record(Run seen, Recorded recorded) {
              Result<Run> result = super.record(seen, recorded);
              if (result instanceof Result.Ok<Run>) {
                stored.add(delivery.get());
              }
              return result;
            }
          };
      Bus ifLast =
          (run, next) -> {
            if (stored.contains(delivery.get())) {
              bus.announce(run, next);
            }
          };
      return new Ports(noting, ifLast);
    }
  },
  /** After a lost answer the order is sent again under another id. */
  RESEND_WITH_NEW_ID {
    @Override
    Broker broker(Broker broker) {
      List<String> sent = new ArrayList<>();
      return new Broker() {
        @Override
        public Result<Order> submit(Mandate mandate, Order order) {
          return broker.submit(mandate, renamed(order, sent)).map(o -> named(o, order));
        }

        @Override
        public Result<java.util.Optional<Order>> lookUp(Mandate mandate, Order order) {
          Order renamed = renamed(order, sent);
          return broker.lookUp(mandate, renamed).map(found -> found.map(o -> named(o, order)));
        }

        @Override
        public Result<Order> cancel(String account, Order order) {
          return broker.cancel(account, renamed(order, sent)).map(o -> named(o, order));
        }
      };
    }
  },
  /** The message is deleted when it is received. */
  ACK_BEFORE_RECORD {
    @Override
    boolean acknowledgesEarly() {
      return true;
    }
  },
  /** A lease is taken whether somebody holds it or not. */
  LEASE_IGNORED {
    @Override
    ObjectNode rewrite(String operation, ObjectNode asked) {
      boolean lease = asked.path("Key").path("sk").path("S").asText().startsWith("LEASE#");
      if (!operation.equals("UpdateItem") || !lease || !asked.has("ReturnValues")) {
        return asked;
      }
      ObjectNode changed = asked.deepCopy();
      changed.remove("ConditionExpression");
      ((ObjectNode) changed.path("ExpressionAttributeValues")).remove(":now");
      return changed;
    }
  },
  /** The sweeper announces also what somebody is working on. */
  SWEEPER_IGNORES_LEASE {
    @Override
    RunStore inSweeper(RunStore store) {
      return new ForwardingRunStore(store) {
        @Override
        public List<Task> working(String runId, Instant now) {
          return List.of();
        }
      };
    }
  };

  /** What a step is given. */
  record Ports(RunStore store, Bus bus) {}

  ObjectNode rewrite(String operation, ObjectNode asked) {
    return asked;
  }

  /** The ports of one step; {@code delivery} names the delivery that is asking. */
  Ports inStep(RunStore store, Bus bus, Supplier<Object> delivery) {
    return new Ports(store, bus);
  }

  RunStore inSweeper(RunStore store) {
    return store;
  }

  Broker broker(Broker broker) {
    return broker;
  }

  boolean acknowledgesEarly() {
    return false;
  }

  private static Order renamed(Order order, List<String> sent) {
    sent.add(order.clientOrderId());
    return new Order(
        order.clientOrderId() + "-" + sent.size(),
        order.symbol(),
        order.side(),
        order.quantity(),
        order.status(),
        order.fills(),
        order.note());
  }

  private static Order named(Order answer, Order asked) {
    return new Order(
        asked.clientOrderId(),
        answer.symbol(),
        answer.side(),
        answer.quantity(),
        answer.status(),
        answer.fills(),
        answer.note());
  }
}
