package tradingagents.feeds.jobs;

import java.util.List;
import tradingagents.chain.json.Members;
import tradingagents.chain.json.Written;
import tradingagents.model.market.Symbol;

/**
 * The body of the event {@code BackfillAdvanced}: ids and names, never content.
 *
 * @param schema the version of this shape
 * @param jobId which backfill
 * @param symbol which slice of it
 * @param next who works: always the one worker
 * @param correlationId ties together everything that one request caused
 */
record SliceMessage(
    int schema, String jobId, Symbol symbol, List<String> next, String correlationId) {
  static final String DETAIL_TYPE = "BackfillAdvanced";
  static final int SCHEMA = 1;

  private static final List<String> WORKER = List.of("backfill-worker");

  static SliceMessage of(BackfillJob job, Symbol symbol) {
    return new SliceMessage(SCHEMA, job.id(), symbol, WORKER, job.correlationId());
  }

  /** Reads a body; CORRUPT when it is none. */
  static SliceMessage parse(String json) {
    return Members.read(
        json,
        in ->
            new SliceMessage(
                in.count("schema"),
                in.text("jobId"),
                new Symbol(in.text("symbol")),
                in.texts("next"),
                in.text("correlationId")));
  }

  String toJson() {
    return new Written()
        .number("schema", schema)
        .text("jobId", jobId)
        .text("symbol", symbol)
        .texts("next", next)
        .text("correlationId", correlationId)
        .json();
  }
}
