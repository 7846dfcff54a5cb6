package tradingagents.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.report.RunTrace;
import tradingagents.desk.report.RunTrace.Due;
import tradingagents.desk.report.RunTrace.Span;

/**
 * A trace as text: one line a turn, under the one that made it due. The bar is the whole run from
 * left to right, dots for waiting and blocks for work; a star marks the longest way.
 */
final class TraceTree {
  private static final int BAR = 24;
  private static final int NAME = 22;

  private final RunTrace trace;
  private final Palette palette;
  private final Instant end;
  private final int nameWidth;
  private final StringBuilder out = new StringBuilder();

  private TraceTree(RunTrace trace, Instant now, Palette palette) {
    this.trace = trace;
    this.palette = palette;
    Instant finished = trace.finishedAt();
    this.end = finished == null ? now : finished;
    this.nameWidth =
        trace.spans().stream().mapToInt(span -> name(span).length()).max().orElse(NAME);
  }

  /**
   * The whole text.
   *
   * @param trace of a run
   * @param now until when an open run has taken its time
   * @param palette colours or none
   * @return lines, each with a line end
   */
  static String of(RunTrace trace, Instant now, Palette palette) {
    return new TraceTree(trace, now, palette).text();
  }

  private String text() {
    String took = seconds(Duration.between(trace.createdAt(), end));
    line(
        palette.strong(
            "%s  %s  %s %s %s"
                .formatted(
                    trace.runId(),
                    trace.symbol(),
                    trace.status(),
                    trace.finishedAt() == null ? "for" : "in",
                    took)));
    line("asked by %s at %s".formatted(trace.door(), trace.createdAt()));
    line("correlation id %s".formatted(Columns.cut(trace.correlationId(), Columns.WIDTH)));
    line("");
    line(
        palette.soft(
            "  %s %9s %9s %9s  %s  %s"
                .formatted(
                    Columns.pad("turn", nameWidth),
                    "after",
                    "waited",
                    "worked",
                    Columns.pad("", BAR),
                    "who")));
    trace.spans().forEach(this::span);
    trace.due().forEach(this::due);
    line("");
    sums();
    return out.toString();
  }

  private void span(Span span) {
    String row =
        "%s %s %9s %9s %9s  %s  %s"
            .formatted(
                span.onLongestWay() ? "*" : " ",
                Columns.pad(name(span), nameWidth),
                "+" + seconds(Duration.between(trace.createdAt(), span.startedAt())),
                span.announcedAt() == null ? "-" : seconds(span.waited()),
                seconds(span.worked()),
                bar(span.announcedAt(), span.startedAt(), span.finishedAt()),
                who(span));
    line(row.stripTrailing());
    if (span.failure() != null) {
      int indent = 2 + 2 * span.level() + 2;
      String why = Columns.cut(span.failure(), Columns.WIDTH - indent);
      line(" ".repeat(indent) + palette.down(why));
    }
  }

  private void due(Due due) {
    line(
        "  %s is due since +%s, for %s"
            .formatted(
                due.task(),
                seconds(Duration.between(trace.createdAt(), due.announcedAt())),
                seconds(Duration.between(due.announcedAt(), end))));
  }

  private void sums() {
    trace.spans().stream()
        .filter(Span::onLongestWay)
        .max(Comparator.comparing(Span::worked))
        .ifPresent(slowest ->
            line(
                "* the longest way: %s worked, %s waited; longest turn %s, %s"
                    .formatted(
                        seconds(trace.worked()),
                        seconds(trace.waited()),
                        slowest.task(),
                        seconds(slowest.worked()))));
    line("cost %s USD".formatted(trace.costUsd()));
  }

  private static String name(Span span) {
    return "  ".repeat(span.level()) + span.task();
  }

  private static String who(Span span) {
    String model = span.model() == null ? "" : Columns.cut(span.model(), 30);
    boolean free = new BigDecimal(span.costUsd()).signum() == 0;
    return free ? model : model + " " + span.costUsd() + " USD";
  }

  private String bar(@Nullable Instant announced, Instant started, Instant finished) {
    int from = column(announced == null ? started : announced);
    int work = column(started);
    int until = Math.max(work + 1, column(finished));
    StringBuilder bar = new StringBuilder();
    for (int column = 0; column < BAR; column++) {
      bar.append(column < from || column >= until ? ' ' : column < work ? '·' : '█');
    }
    return bar.toString();
  }

  private int column(Instant at) {
    long whole = Math.max(1, Duration.between(trace.createdAt(), end).toMillis());
    long part = Duration.between(trace.createdAt(), at).toMillis();
    return Math.clamp(part * BAR / whole, 0, BAR - 1);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
