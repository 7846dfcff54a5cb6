package tradingagents.local.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tradingagents.chain.run.Announcement;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.local.wire.WireRequest;
import tradingagents.local.wire.WireResponse;
import tradingagents.local.wire.WireService;

/** EventBridge with the template's rules: each step's queue gets the announcements that name it. */
final class SimBus implements WireService {
  private final World world;

  SimBus(World world) {
    this.world = world;
  }

  @Override
  public String name() {
    return "events";
  }

  @Override
  public boolean takes(WireRequest request) {
    return request.targetPrefix().equals("AWSEvents");
  }

  @Override
  public WireResponse handle(WireRequest request) {
    try {
      ObjectNode answer = WireTap.JSON.createObjectNode().put("FailedEntryCount", 0);
      for (JsonNode entry : WireTap.JSON.readTree(request.body()).path("Entries")) {
        answer.withArray("Entries").addObject().put("EventId", "event");
        deliver(entry.path("Detail").asText());
      }
      byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
      return new WireResponse(200, Map.of("Content-Type", "application/x-amz-json-1.1"), body);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void deliver(String detail) {
    Announcement announced = Announcement.parse(detail);
    List<String> tasks = new ArrayList<>();
    for (String name : announced.next()) {
      Step step = Step.named(name).orElseThrow();
      tasks.add(new Task(step, announced.round()).toString());
      world.route(step, detail);
    }
    if (world.fibers().current().place.equals(World.SWEEPER)) {
      world.watch().swept(tasks);
    }
  }
}
