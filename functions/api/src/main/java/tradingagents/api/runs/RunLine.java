package tradingagents.api.runs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.RunSummary;

/** A run in one line: in lists, and as the answer to whoever changes it. */
final class RunLine {
  private RunLine() {}

  static ObjectNode of(Run run) {
    return of(RunSummary.of(run));
  }

  static ObjectNode of(RunSummary run) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("runId", run.runId()).put("symbol", run.symbol().value());
    line.put("asOf", run.asOfDate().toString()).put("session", run.session().toString());
    line.put("status", run.status().name());
    line.put("rating", run.rating() == null ? null : run.rating().name());
    return line.put("createdAt", run.createdAt().toString()).put("version", run.version());
  }
}
