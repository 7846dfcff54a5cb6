package tradingagents.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tradingagents.local.wire.WireListener;
import tradingagents.local.wire.WireRequest;
import tradingagents.local.wire.WireResponse;

/** Every announcement that reached the bus, seen at the endpoint. */
final class Announcements implements WireListener {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> details = new CopyOnWriteArrayList<>();

  @Override
  public void answered(String caller, String service, WireRequest request, WireResponse answer) {
    if (!service.equals("events")) {
      return;
    }
    try {
      for (JsonNode entry : JSON.readTree(request.body()).path("Entries")) {
        details.add(JSON.readTree(entry.path("Detail").asText()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void forget() {
    details.clear();
  }

  List<JsonNode> of(String runId) {
    return details.stream().filter(detail -> detail.path("runId").asText().equals(runId)).toList();
  }
}
