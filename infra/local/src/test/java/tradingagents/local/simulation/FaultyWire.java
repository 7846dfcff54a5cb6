package tradingagents.local.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import tradingagents.local.simulation.Fibers.Crash;
import tradingagents.local.simulation.Fibers.Fiber;
import tradingagents.local.wire.InProcessHttp;

/**
 * Every call of the functions goes through here: this is where time passes and where things break.
 */
final class FaultyWire extends WireTap {
  private final World world;
  private final Map<Fiber, Integer> refusals = new HashMap<>();
  private int calls;

  FaultyWire(World world, InProcessHttp services) {
    super(services);
    this.world = world;
  }

  /** How many calls were made so far. */
  int calls() {
    return calls;
  }

  @Override
  Reply call(String operation, ObjectNode asked) throws IOException {
    Fiber me = world.fibers().current();
    world.passMillis(1, 20);
    int number = ++calls;
    world.log(me + " " + operation + what(asked));
    crashIf(world.crashesAt(2 * number), "enumerated, before");
    if (world.strikes(Fault.FREEZE, me.place)) {
      world.passMillis(400_000, 800_000);
    }
    crashIf(world.strikes(Fault.CRASH_BEFORE, me.place), "before");
    Integer left = refusals.get(me);
    if (left != null && left > 0) {
      refusals.put(me, left - 1);
      return Reply.error(400, "ThrottlingException");
    }
    if (world.strikes(Fault.THROTTLED, me.place)) {
      return Reply.error(400, "ThrottlingException");
    }
    if (world.strikes(Fault.OUTAGE, me.place)) {
      refusals.put(me, RunsTable.ATTEMPTS - 1);
      return Reply.error(500, "InternalServerError");
    }
    if (operation.equals("PutEvents") && world.strikes(Fault.BUS_REFUSES, me.place)) {
      return refused();
    }
    Reply reply = perform(operation, world.bug().rewrite(operation, asked));
    if (reply.isOk()) {
      world.watch().performed(me, operation, asked);
    } else {
      world.log(me + " was refused: " + reply.body().path("__type").asText());
    }
    return afterwards(me, number, reply);
  }

  private Reply afterwards(Fiber me, int number, Reply reply) throws IOException {
    crashIf(world.crashesAt(2 * number + 1), "enumerated, after");
    crashIf(world.strikes(Fault.CRASH_AFTER, me.place), "after");
    if (world.strikes(Fault.LOST_ANSWER, me.place)) {
      throw new IOException("the answer was lost");
    }
    if (world.strikes(Fault.UNKNOWN_ANSWER, me.place)) {
      refusals.put(me, RunsTable.ATTEMPTS - 1);
      throw new IOException("the answer was lost");
    }
    return reply;
  }

  private static void crashIf(boolean crash, String when) {
    if (crash) {
      throw new Crash(when);
    }
  }

  private static Reply refused() {
    ObjectNode body = JSON.createObjectNode().put("FailedEntryCount", 1);
    body.putArray("Entries").addObject().put("ErrorCode", "InternalFailure");
    return new Reply(200, body);
  }

  /** What a call is about, without anything that differs between two runs of one seed. */
  private static String what(JsonNode asked) {
    StringBuilder about = new StringBuilder();
    asked.findValues("sk").forEach(key -> about.append(' ').append(key.path("S").asText()));
    JsonNode detail = asked.path("Entries").path(0).path("Detail");
    return about.append(detail.isMissingNode() ? "" : " " + detail.asText()).toString();
  }
}
