package tradingagents.lab.analytics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.http.Fields;
import tradingagents.quant.indicator.Cci;
import tradingagents.quant.indicator.Indicator;
import tradingagents.quant.indicator.Indicators;
import tradingagents.quant.indicator.ValueIndicator;
import tradingagents.quant.indicator.Versus;
import tradingagents.quant.series.Bars;

/** Technical indicators by name, for every bar or for one date. */
public final class IndicatorsStudy
    implements Study<IndicatorsStudy.Request, IndicatorsStudy.Answer> {
  private static final int MOST_BARS = 20_000;
  private static final int MOST_NAMES = 100;
  private static final int MOST_NUMBERS = 500_000;

  /** Some seconds of a function with a share of a processor. */
  private static final long MOST_WORK = 2_000_000_000;

  /**
   * What to compute.
   *
   * @param dates of the bars, oldest first, each once
   * @param bars as many
   * @param ranges whether open, high and low are known; if not, the bars are closes only
   * @param volumes whether volumes are known; if not, they are zero
   * @param names as {@link Indicators#named} reads them
   * @param benchmark bars of the same dates, for what compares with a benchmark
   * @param date empty for every bar
   */
  public record Request(
      List<LocalDate> dates,
      Bars bars,
      boolean ranges,
      boolean volumes,
      List<String> names,
      Optional<Bars> benchmark,
      Optional<LocalDate> date) {
    /** Checks that everything that was asked for can be answered. */
    public Request {
      dates = List.copyOf(dates);
      names = List.copyOf(names);
      if (dates.size() != bars.size()) {
        throw new IllegalArgumentException(
            "every bar needs a date, but there are %d bars and %d dates"
                .formatted(bars.size(), dates.size()));
      }
      if (names.isEmpty()) {
        throw new IllegalArgumentException("name an indicator, such as sma:20");
      }
      for (int i = 1; i < dates.size(); i++) {
        if (!dates.get(i).isAfter(dates.get(i - 1))) {
          throw new IllegalArgumentException(
              "dates must go forward, but %s follows %s".formatted(dates.get(i), dates.get(i - 1)));
        }
      }
      if (benchmark.isPresent() && benchmark.get().size() != bars.size()) {
        throw new IllegalArgumentException(
            "the benchmark needs a close for each of the %d bars, but it has %d"
                .formatted(bars.size(), benchmark.get().size()));
      }
      long work = 0;
      for (String name : names) {
        Indicator indicator = Indicators.named(name, benchmark);
        demand(name, indicator, bars.size(), ranges, volumes);
        work += work(indicator, bars.size());
      }
      if (work > MOST_WORK) {
        throw new IllegalArgumentException(
            ("cci, beta and correlation look at every bar of their window again: these would be"
                    + " %d looks, more than %d; take smaller windows or ask for less at once")
                .formatted(work, MOST_WORK));
      }
      date.ifPresent(new Days(dates)::place);
    }
  }

  /** What grows with the window times the bars; everything else is nothing beside it. */
  private static long work(Indicator indicator, int bars) {
    return indicator instanceof Cci || indicator instanceof Versus
        ? (long) indicator.warmUp() * bars
        : 0;
  }

  private static void demand(
      String name, Indicator indicator, int bars, boolean ranges, boolean volumes) {
    if (!ranges && !(indicator instanceof ValueIndicator)) {
      throw new IllegalArgumentException(name + " needs open, high and low, not closes only");
    }
    if (!volumes && indicator.readsVolume()) {
      throw new IllegalArgumentException(name + " needs volumes");
    }
    int needed =
        1 + IntStream.range(0, indicator.lines().size()).map(indicator::warmUp).max().orElseThrow();
    if (bars < needed) {
      throw new IllegalArgumentException(
          "%s needs %d bars, but there are only %d".formatted(name, needed, bars));
    }
  }

  private record Days(List<LocalDate> dates) {
    int place(LocalDate date) {
      int place = Collections.binarySearch(dates, date);
      if (place >= 0) {
        return place;
      }
      int after = -place - 1;
      if (after == 0 || after == dates.size()) {
        throw new IllegalArgumentException(
            "%s is outside the data, which runs from %s to %s"
                .formatted(date, dates.getFirst(), dates.getLast()));
      }
      throw new IllegalArgumentException(
          "there is no bar of %s; the nearest are those of %s and %s"
              .formatted(date, dates.get(after - 1), dates.get(after)));
    }
  }

  /**
   * The numbers by date, then by name as it was asked for: a number, or an object of numbers where
   * an indicator has several lines; null before the first value.
   *
   * @param days oldest first
   */
  public record Answer(@JsonValue Map<String, Map<String, @Nullable Object>> days) {}

  @Override
  public String kind() {
    return "indicators";
  }

  @Override
  public Request read(Fields body) {
    body.missing("dates");
    List<LocalDate> dates = body.texts("dates", MOST_BARS, Exact::date).orElse(List.of());
    Optional<Bars> benchmark =
        body.has("benchmark")
            ? Optional.of(Bars.ofCloses(body.requiredDecimals("benchmark", MOST_BARS)))
            : Optional.empty();
    body.missing("names");
    List<String> names =
        body.texts("names", MOST_NAMES, name -> known(name, benchmark)).orElse(List.of());
    double[] close = body.requiredDecimals("close", MOST_BARS);
    boolean ranges = body.has("open") || body.has("high") || body.has("low");
    boolean volumes = body.has("volume");
    double[] open = ranges ? body.requiredDecimals("open", MOST_BARS) : close;
    double[] high = ranges ? body.requiredDecimals("high", MOST_BARS) : close;
    double[] low = ranges ? body.requiredDecimals("low", MOST_BARS) : close;
    double[] volume =
        volumes ? body.requiredDecimals("volume", MOST_BARS) : new double[close.length];
    Optional<LocalDate> date = body.date("date");
    body.done();
    Bars bars = new Bars(open, high, low, close, volume);
    Request request = new Request(dates, bars, ranges, volumes, names, benchmark, date);
    if (date.isEmpty() && (long) numbers(request) * bars.size() > MOST_NUMBERS) {
      throw new IllegalArgumentException(
          "these would be more than %d numbers; ask for less at once".formatted(MOST_NUMBERS));
    }
    return request;
  }

  private static String known(String name, Optional<Bars> benchmark) {
    Indicators.named(name, benchmark);
    return name;
  }

  private static int numbers(Request request) {
    return request.names().stream()
        .mapToInt(name -> Indicators.named(name, request.benchmark()).lines().size())
        .sum();
  }

  @Override
  public Answer answer(Request request) {
    int from = request.date().map(new Days(request.dates())::place).orElse(0);
    int to = request.date().isPresent() ? from + 1 : request.bars().size();
    Map<String, Map<String, @Nullable Object>> days = new LinkedHashMap<>();
    for (int i = from; i < to; i++) {
      days.put(request.dates().get(i).toString(), new LinkedHashMap<>());
    }
    for (String name : request.names()) {
      Indicator indicator = Indicators.named(name, request.benchmark());
      double[][] values = indicator.over(request.bars());
      int bar = from;
      for (Map<String, @Nullable Object> day : days.values()) {
        day.put(name, shown(indicator.lines(), values, bar));
        bar++;
      }
    }
    return new Answer(days);
  }

  private static @Nullable Object shown(List<String> lines, double[][] values, int bar) {
    if (Arrays.stream(values).allMatch(line -> Double.isNaN(line[bar]))) {
      return null;
    }
    if (lines.size() == 1) {
      return values[0][bar];
    }
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (int line = 0; line < values.length; line++) {
      numbers.put(lines.get(line), values[line][bar]);
    }
    return numbers;
  }
}
