package tradingagents.lab.jobs;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.http.Fields;
import tradingagents.lab.backtest.Tape;
import tradingagents.quant.backtest.Instrument;
import tradingagents.quant.backtest.Market;
import tradingagents.quant.series.Bars;

/** Reads the instruments of a request, whose bars stand beside each other. */
final class TapeFields {
  /** More instruments are refused. */
  static final int MOST_INSTRUMENTS = 20;

  /** More bars of one instrument are refused. */
  static final int MOST_BARS = 100_000;

  private record Sent(List<LocalDate> dates, Supplier<Instrument> instrument) {}

  private TapeFields() {}

  /** What makes the tape once nothing of the body is wrong. */
  static Supplier<Tape> read(Fields fields) {
    List<Sent> sent = new ArrayList<>();
    for (Fields one : fields.requiredObjects("instruments", MOST_INSTRUMENTS)) {
      sent.add(instrument(one, sent.isEmpty() ? null : sent.getFirst()));
    }
    if (sent.isEmpty() && fields.has("instruments")) {
      fields.wrong("instruments", "must have one instrument or more");
    }
    return () ->
        new Tape(
            sent.getFirst().dates(),
            new Market(sent.stream().map(one -> one.instrument().get()).toList()));
  }

  private static Sent instrument(Fields fields, @Nullable Sent first) {
    String name = fields.requiredText("name");
    fields.missing("dates");
    List<LocalDate> dates = fields.texts("dates", MOST_BARS, TapeFields::date).orElse(List.of());
    if (first != null && !dates.equals(first.dates())) {
      fields.wrong("dates", "must be those of the first instrument");
    }
    double[] close = fields.requiredDecimals("close", MOST_BARS);
    boolean ranges = fields.has("open") || fields.has("high") || fields.has("low");
    double[] open = ranges ? fields.requiredDecimals("open", MOST_BARS) : close;
    double[] high = ranges ? fields.requiredDecimals("high", MOST_BARS) : close;
    double[] low = ranges ? fields.requiredDecimals("low", MOST_BARS) : close;
    double[] volume =
        fields.decimals("volume", MOST_BARS).orElseGet(() -> new double[close.length]);
    double @Nullable [] dividends = optional(fields, "dividends");
    double @Nullable [] splits = optional(fields, "splits");
    fields.noOthers();
    return new Sent(
        dates,
        () -> Instrument.of(name, new Bars(open, high, low, close, volume), dividends, splits));
  }

  private static double @Nullable [] optional(Fields fields, String name) {
    return fields.has(name) ? fields.requiredDecimals(name, MOST_BARS) : null;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("must be a date such as 2018-05-10", e);
    }
  }
}
