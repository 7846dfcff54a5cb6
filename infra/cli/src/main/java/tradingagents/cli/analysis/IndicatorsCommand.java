package tradingagents.cli.analysis;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tradingagents.lab.analytics.IndicatorsStudy;
import tradingagents.quant.indicator.Indicator;
import tradingagents.quant.indicator.Indicators;
import tradingagents.quant.series.Bars;

/** Computes technical indicators. */
@Command(
    name = "indicators",
    mixinStandardHelpOptions = true,
    description = {
      "Computes technical indicators of every bar, or of one date; before its first value an"
          + " indicator is null.",
      "Names, with windows in bars: sma ema wma dema hma (:20) rsi (:14) macd (:12:26:9) atr (:14)"
          + " tr bollinger (:20:2) adx (:14) stochastic (:14:3:3) cci (:20) mfi (:14) cmf (:20) obv"
          + " roc (:12, percent) cmo (:14) sar (:0.02:0.2) aroon (:25) donchian (:20) keltner"
          + " (:20:2:10, the multiplier in the middle) ichimoku (:9:26:52) vwap (:WINDOW, or all"
          + " bars so far) vwma (:20) vol gk yz (:20:252), and with --benchmark beta correlation"
          + " (:60, of returns). In brackets: what is meant when it is left out."
    })
public final class IndicatorsCommand
    extends AnalysisCommand<IndicatorsStudy.Request, IndicatorsStudy.Answer> {
  @Option(
      names = "--bars",
      required = true,
      paramLabel = "FILE.csv",
      description =
          "date,open,high,low,close,volume, oldest first; volume is read only where an indicator"
              + " needs it, and closes alone are enough for those of closes.")
  private Path bars = Path.of("");

  @Option(
      names = "--names",
      required = true,
      paramLabel = "LIST",
      description = "What to compute, such as sma:20,rsi:14,macd:12:26:9.")
  private String names = "";

  @Option(
      names = "--benchmark",
      paramLabel = "FILE.csv",
      description = "date,close of the same days, for beta and correlation.")
  private @Nullable Path benchmark;

  private final Map<String, List<String>> lines = new LinkedHashMap<>();

  @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "Only this bar.")
  private @Nullable String date;

  /**
   * The command.
   *
   * @param out where answers go
   */
  public IndicatorsCommand(PrintStream out) {
    super(new IndicatorsStudy(), out);
  }

  @Override
  IndicatorsStudy.Request request() {
    List<String> asked = Stream.of(names.split(",", -1)).map(String::strip).toList();
    Optional<BarsFile> market =
        Optional.ofNullable(benchmark).map(one -> BarsFile.read(one, false));
    Optional<Bars> closes = market.map(BarsFile::bars);
    List<Indicator> indicators =
        asked.stream().map(name -> Indicators.named(name, closes)).toList();
    for (int i = 0; i < asked.size(); i++) {
      lines.put(asked.get(i), indicators.get(i).lines());
    }
    Optional<LocalDate> day = Optional.ofNullable(date).map(IndicatorsCommand::day);
    BarsFile file = BarsFile.read(bars, indicators.stream().anyMatch(Indicator::readsVolume));
    market.ifPresent(one -> sameDays(file.dates(), one.dates()));
    return new IndicatorsStudy.Request(
        file.dates(), file.bars(), file.ranges(), file.volumes(), asked, closes, day);
  }

  private static void sameDays(List<LocalDate> bars, List<LocalDate> benchmark) {
    missing(bars, benchmark, "the benchmark has no bar of %s, which the bars have");
    missing(benchmark, bars, "the bars have none of %s, which the benchmark has");
  }

  private static void missing(List<LocalDate> wanted, List<LocalDate> found, String sentence) {
    Set<LocalDate> there = Set.copyOf(found);
    for (LocalDate day : wanted) {
      if (!there.contains(day)) {
        throw new IllegalArgumentException(sentence.formatted(day));
      }
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "--date must be a date such as 2018-05-10, not " + CsvTable.shown(text), e);
    }
  }

  @Override
  void print(IndicatorsStudy.Answer answer, PrintStream out) {
    Map<String, Map<String, @Nullable Object>> days = answer.days();
    List<String> header = new ArrayList<>(List.of("date"));
    for (String name : days.values().iterator().next().keySet()) {
      List<String> its = lines.getOrDefault(name, List.of());
      its.forEach(line -> header.add(its.size() == 1 ? name : name + " " + line));
    }
    TextTable table = new TextTable(header.toArray(String[]::new));
    days.forEach((day, values) -> {
      List<String> cells = new ArrayList<>(List.of(day));
      values.forEach((name, value) -> cells.addAll(cells(name, value)));
      table.row(cells.toArray(String[]::new));
    });
    table.lines().forEach(out::println);
  }

  private List<String> cells(String name, @Nullable Object value) {
    return lines.getOrDefault(name, List.of()).stream()
        .map(line -> value instanceof Map<?, ?> numbers ? numbers.get(line) : value)
        .map(number -> number instanceof Double known ? TextTable.number(known) : "-")
        .toList();
  }
}
