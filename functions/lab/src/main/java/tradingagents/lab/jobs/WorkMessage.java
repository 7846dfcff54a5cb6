package tradingagents.lab.jobs;

import java.util.List;
import tradingagents.chain.json.Members;
import tradingagents.chain.json.Written;

/**
 * The body of the event {@code BacktestAdvanced}: ids and names, never content. The schema is
 * events/schema/backtest-advanced.v1.schema.json.
 *
 * @param schema the version of this shape
 * @param jobId which job
 * @param chunk which piece of it, from 0
 * @param next who works: always the one worker
 * @param correlationId ties together everything that one request caused
 */
record WorkMessage(int schema, String jobId, int chunk, List<String> next, String correlationId) {
  static final String DETAIL_TYPE = "BacktestAdvanced";
  static final int SCHEMA = 1;

  private static final List<String> WORKER = List.of("backtest-worker");

  static WorkMessage of(JobHead head, int chunk) {
    return new WorkMessage(SCHEMA, head.id(), chunk, WORKER, head.correlationId());
  }

  /** Reads a body; CORRUPT when it is none. */
  static WorkMessage parse(String json) {
    return Members.read(
        json,
        in ->
            new WorkMessage(
                in.count("schema"),
                in.text("jobId"),
                in.count("chunk"),
                in.texts("next"),
                in.text("correlationId")));
  }

  String toJson() {
    return new Written()
        .number("schema", schema)
        .text("jobId", jobId)
        .number("chunk", chunk)
        .texts("next", next)
        .text("correlationId", correlationId)
        .json();
  }
}
