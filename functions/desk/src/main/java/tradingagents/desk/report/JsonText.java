package tradingagents.desk.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.evidence.Claim.Status;
import tradingagents.desk.run.Agreement;
import tradingagents.desk.run.Fact;

/**
 * The JSON document of a run, always the same bytes for the same view: fields in a fixed order,
 * money, prices and quantities as strings, statistics as numbers. It writes pure ASCII, so no
 * terminal, log or page can be misled by a character in a speech; a reader gets the exact
 * characters back.
 */
public final class JsonText {
  private final StringBuilder out = new StringBuilder();
  private final boolean pretty;

  private JsonText(boolean pretty) {
    this.pretty = pretty;
  }

  /**
   * The document for people: indented by two blanks, with a line end at the end.
   *
   * @param view of a run
   * @return JSON
   */
  public static String pretty(RunView view) {
    return new JsonText(true).document(view) + "\n";
  }

  /**
   * The document for programs: one line without blanks.
   *
   * @param view of a run
   * @return JSON
   */
  public static String compact(RunView view) {
    return new JsonText(false).document(view);
  }

  /**
   * The document of a trace, for people. Durations are whole milliseconds.
   *
   * @param trace of a run
   * @return JSON
   */
  public static String pretty(RunTrace trace) {
    JsonText text = new JsonText(true);
    text.write(tree(trace), 0);
    return text.out + "\n";
  }

  private String document(RunView view) {
    write(tree(view), 0);
    return out.toString();
  }

  private static Map<String, @Nullable Object> tree(RunTrace trace) {
    return fields(
        "runId", trace.runId(),
        "symbol", trace.symbol(),
        "status", trace.status(),
        "correlationId", trace.correlationId(),
        "door", trace.door(),
        "createdAt", trace.createdAt(),
        "finishedAt", trace.finishedAt(),
        "longestWay",
            fields("waitedMs", trace.waited().toMillis(), "workedMs", trace.worked().toMillis()),
        "cost", fields("usd", trace.costUsd()),
        "spans", trace.spans().stream().map(JsonText::tree).toList(),
        "due", trace.due().stream().map(JsonText::tree).toList());
  }

  private static Map<String, @Nullable Object> tree(RunTrace.Span span) {
    return fields(
        "step", span.task().step().wireName(),
        "round", span.task().round(),
        "cause", span.cause() == null ? null : String.valueOf(span.cause()),
        "level", span.level(),
        "announcedAt", span.announcedAt(),
        "startedAt", span.startedAt(),
        "finishedAt", span.finishedAt(),
        "waitedMs", span.waited().toMillis(),
        "workedMs", span.worked().toMillis(),
        "type", span.outcome(),
        "model", span.model(),
        "costUsd", span.costUsd(),
        "failure", span.failure(),
        "onLongestWay", span.onLongestWay());
  }

  private static Map<String, @Nullable Object> tree(RunTrace.Due due) {
    return fields(
        "step", due.task().step().wireName(),
        "round", due.task().round(),
        "cause", due.cause() == null ? null : String.valueOf(due.cause()),
        "announcedAt", due.announcedAt());
  }

  private static Map<String, @Nullable Object> tree(RunView view) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("runId", view.runId());
    tree.put("symbol", view.symbol());
    tree.put("asOf", view.asOf());
    tree.put("session", view.session());
    tree.put("status", view.status());
    RunView.DecisionView decision = view.decision();
    tree.put("decision", decision == null ? null : tree(decision));
    RunView.VerdictView verdict = view.riskVerdict();
    tree.put("riskVerdict", verdict == null ? null : tree(verdict));
    RunView.OrderView order = view.order();
    tree.put("order", order == null ? null : tree(order));
    tree.put("outcomes", view.outcomes().stream().map(JsonText::tree).toList());
    tree.put("claims", claims(view.evidence()));
    tree.put("evidence", view.evidence().stream().map(JsonText::tree).toList());
    tree.put("cost", fields("usd", view.cost().usd()));
    RunView.ReportFiles files = view.report();
    tree.put("report", fields("markdown", files.markdown(), "html", files.html()));
    tree.put("notes", view.notes());
    tree.put("correlationId", view.correlationId());
    return tree;
  }

  private static Map<String, @Nullable Object> tree(RunView.DecisionView decision) {
    return fields(
        "rating", decision.rating(),
        "targetWeight", decision.targetWeight(),
        "confidence", decision.confidence(),
        "summary", decision.summary(),
        "thesis", decision.thesis(),
        "priceTarget", decision.priceTarget(),
        "timeHorizon", decision.timeHorizon(),
        "samples", decision.agreement() == null ? null : tree(decision.agreement()));
  }

  private static Map<String, @Nullable Object> tree(Agreement agreement) {
    Map<String, @Nullable Object> ratings = new LinkedHashMap<>();
    agreement.votes().forEach((rating, votes) -> ratings.put(rating.name(), votes));
    return fields(
        "count", agreement.count(),
        "ratings", ratings,
        "agreement", agreement.agreement(),
        "flipRate", agreement.flipRate());
  }

  private static Map<String, @Nullable Object> tree(RunView.VerdictView verdict) {
    return fields(
        "approved",
        verdict.approved(),
        "checks",
        verdict.checks().stream()
            .map(check ->
                fields(
                    "rule", check.rule(),
                    "value", check.value(),
                    "limit", check.limit(),
                    "passed", check.passed()))
            .toList(),
        "note",
        verdict.note());
  }

  private static Map<String, @Nullable Object> tree(RunView.OrderView order) {
    return fields(
        "clientOrderId", order.clientOrderId(),
        "symbol", order.symbol(),
        "side", order.side(),
        "quantity", order.quantity(),
        "status", order.status(),
        "fills", order.fills().stream().map(JsonText::tree).toList(),
        "note", order.note());
  }

  private static Map<String, @Nullable Object> tree(RunView.FillView fill) {
    return fields(
        "executionId", fill.executionId(),
        "quantity", fill.quantity(),
        "price", fill.price(),
        "commission", fill.commission(),
        "session", fill.session(),
        "at", fill.at());
  }

  private static Map<String, @Nullable Object> tree(RunView.OutcomeView outcome) {
    return fields(
        "step", outcome.step(),
        "round", outcome.round(),
        "type", outcome.type(),
        "model", outcome.model(),
        "promptHash", outcome.promptHash(),
        "tokensIn", outcome.tokensIn(),
        "tokensOut", outcome.tokensOut(),
        "costUsd", outcome.costUsd(),
        "startedAt", outcome.startedAt(),
        "finishedAt", outcome.finishedAt());
  }

  private static Map<String, @Nullable Object> claims(List<EvidenceLine> lines) {
    return fields(
        "verified", EvidenceLine.count(lines, Status.VERIFIED),
        "contradicted", EvidenceLine.count(lines, Status.CONTRADICTED),
        "unsupported", EvidenceLine.count(lines, Status.UNSUPPORTED));
  }

  private static Map<String, @Nullable Object> tree(EvidenceLine line) {
    BigDecimal value = line.value();
    return fields(
        "claim", line.claim(),
        "said", line.said(),
        "value", value == null || line.unit() != Fact.Unit.PRICE ? value : value.toPlainString(),
        "source", line.source(),
        "knownAt", line.knownAt(),
        "status", line.status());
  }

  private static Map<String, @Nullable Object> fields(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return fields;
  }

  private void write(@Nullable Object value, int depth) {
    switch (value) {
      case null -> out.append("null");
      case Map<?, ?> map -> object(map, depth);
      case List<?> list -> array(list, depth);
      case BigDecimal number -> out.append(number.toPlainString());
      case Double number -> out.append(plain(number));
      case Long number -> out.append(number);
      case Integer number -> out.append(number);
      case Boolean yes -> out.append(yes);
      case String text -> string(text);
      case Enum<?> word -> string(word.name());
      case Instant at -> string(at.toString());
      case LocalDate day -> string(day.toString());
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
  }

  private static String plain(double number) {
    return Double.isFinite(number) ? BigDecimal.valueOf(number).toPlainString() : "null";
  }

  private void object(Map<?, ?> map, int depth) {
    String separator = "";
    out.append('{');
    for (Map.Entry<?, ?> field : map.entrySet()) {
      out.append(separator);
      line(depth + 1);
      string(String.valueOf(field.getKey()));
      out.append(pretty ? ": " : ":");
      write(field.getValue(), depth + 1);
      separator = ",";
    }
    end(!map.isEmpty(), depth);
    out.append('}');
  }

  private void array(List<?> list, int depth) {
    String separator = "";
    out.append('[');
    for (Object value : list) {
      out.append(separator);
      line(depth + 1);
      write(value, depth + 1);
      separator = ",";
    }
    end(!list.isEmpty(), depth);
    out.append(']');
  }

  private void line(int depth) {
    if (pretty) {
      out.append('\n').repeat(' ', 2 * depth);
    }
  }

  private void end(boolean filled, int depth) {
    if (filled) {
      line(depth);
    }
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || c > '~') {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
