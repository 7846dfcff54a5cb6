package tradingagents.cli.backtest;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tradingagents.cli.analysis.TextTable;
import tradingagents.lab.backtest.Checksum;
import tradingagents.lab.backtest.SweepStudy;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.quant.backtest.FillTiming;
import tradingagents.quant.backtest.search.Dimension;
import tradingagents.quant.backtest.sweep.SmaGrid;
import tradingagents.quant.backtest.sweep.SmaSweep;
import tradingagents.quant.backtest.sweep.SweepTable;
import tradingagents.quant.series.Bars;

/** Tries every pair of two moving averages. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Tries every pair of a fast and a slow simple moving average: long while the fast one is"
          + " above, else out. Decided at a close, a sweep is filled at the same close unless"
          + " --fill says otherwise: the usual convention of sweeps, which looks ahead by a moment"
          + " and is marked so.",
      "--results writes a row for each pair; the checksum is the SHA-256 of the rows without the"
          + " header (tail -n +2 FILE | sha256sum). --repeat times further passes, each over prices"
          + " that are disturbed a little anew."
    })
public final class SweepCommand extends Work<SweepCommand.Timed> {
  private static final double DISTURBANCE = 1e-4;

  @Mixin private TapeOptions bars = new TapeOptions();
  @Mixin private SweepTrading trading = new SweepTrading();

  @Option(
      names = "--fast",
      paramLabel = "RANGE",
      defaultValue = "2..99",
      description = "Fast windows: 2..99 (default), 5..50:5 or 5|10|20.")
  private String fast = "2..99";

  @Option(
      names = "--slow",
      paramLabel = "RANGE",
      defaultValue = "3..100",
      description = "Slow windows: 3..100 (default).")
  private String slow = "3..100";

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Cores to use (default 1); 0, or more than there are, for all.")
  private int threads = 1;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = "Passes to time (default 1).")
  private int repeat = 1;

  @Option(names = "--results", paramLabel = "FILE.csv", description = "Writes a row per pair.")
  private @Nullable Path results;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many of the best to tell (default 10).")
  private int top = 10;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Also writes a report (FILE.html) or the JSON document (FILE.json).")
  private @Nullable Path file;

  @Option(
      names = "--check",
      description = "Runs every pair by the event engine, too, and tells what it comes to.")
  private boolean check;

  /**
   * What came of it, and how long that took.
   *
   * @param answer a row for each pair
   * @param firstPass nanoseconds for each bar of each pair in the first pass
   * @param median of all passes
   * @param threads cores used
   * @param check null unless it was asked for
   */
  public record Timed(
      SweepStudy.Answer answer,
      double firstPass,
      double median,
      int threads,
      SweepStudy.@Nullable Check check) {}

  /**
   * The command.
   *
   * @param screen where it is typed
   */
  public SweepCommand(Screen screen) {
    super(screen);
  }

  @Override
  Timed work(Progress progress) {
    if (repeat < 1 || repeat > 10_000) {
      throw new IllegalArgumentException("--repeat is 1 to 10000, not " + repeat);
    }
    Reports.check(file, ".html", ".json");
    if (threads < 0 || threads > 1_024) {
      throw new IllegalArgumentException("--threads is 0 to 1024, not " + threads);
    }
    int all = Runtime.getRuntime().availableProcessors();
    int cores = threads == 0 ? all : Math.min(threads, all);
    SmaGrid grid = new SmaGrid(windows("fast", fast), windows("slow", slow));
    SweepStudy.Request request =
        new SweepStudy.Request(bars.tape(), trading.setup(), grid, cores, top);
    double[] nanos = passes(request, progress);
    SweepStudy.Answer answer = new SweepStudy().answer(request);
    if (results != null) {
      var _ = NewFile.write(results, SweepTable.HEADER + "\n" + answer.table().rows());
    }
    if (file != null) {
      Reports.write(file, answer);
    }
    SweepStudy.Check checked = check ? SweepStudy.check(answer.table(), request, progress) : null;
    if (checked != null && !checked.agrees(answer.table())) {
      throw new FailureException(
          Reason.CORRUPT,
          "the event engine does not agree with the sweep: its checksum is %s, the largest"
              .concat(" difference %s")
              .formatted(checked.checksum(), checked.largestDifference()));
    }
    double first = nanos[0];
    Arrays.sort(nanos);
    double median = (nanos[(nanos.length - 1) / 2] + nanos[nanos.length / 2]) / 2;
    return new Timed(answer, first, median, cores, checked);
  }

  private static List<Integer> windows(String name, String words) {
    return Dimension.parse(name + "=" + words).values().stream()
        .map(value -> {
          try {
            return value.intValueExact();
          } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                "--%s: a window is a whole number of bars, not %s".formatted(name, value), e);
          }
        })
        .toList();
  }

  /** The first pass is over the prices themselves; from prices in memory to the whole table. */
  private double[] passes(SweepStudy.Request request, Progress progress) {
    Bars prices = request.tape().market().instruments().getFirst().bars();
    FillTiming timing = request.setup().timing();
    SmaSweep sweep = request.sweep();
    RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    double work = (double) prices.size() * request.grid().size();
    double[] nanos = new double[repeat];
    double[] closes = prices.closes();
    double[] fills = timing.prices(prices);
    for (int pass = 0; pass < repeat; pass++) {
      SmaSweep one = sweep.over(closes, fills);
      long start = System.nanoTime();
      int done = pass;
      SweepTable table =
          one.run(request.threads(), part -> progress.accept((done + part) / repeat));
      nanos[pass] = (System.nanoTime() - start) / work;
      if (table.grid().size() == 0) {
        throw new IllegalStateException("a pass without a row");
      }
      closes = prices.closes();
      fills = timing.prices(prices);
      for (int i = 0; i < closes.length; i++) {
        double factor = 1 + DISTURBANCE * Math.clamp(chance.nextGaussian(), -8, 8);
        closes[i] *= factor;
        fills[i] *= factor;
      }
    }
    return nanos;
  }

  @Override
  Object document(Timed timed) {
    Map<String, @Nullable Object> told = new LinkedHashMap<>(timed.answer.document());
    Map<String, Double> nanos = new LinkedHashMap<>();
    nanos.put("firstPass", timed.firstPass);
    nanos.put("median", timed.median);
    told.put("nsPerBarCombo", nanos);
    told.put("threads", timed.threads);
    told.put("repeat", repeat);
    if (timed.check != null) {
      told.put("eventEngine", timed.check);
    }
    return told;
  }

  @Override
  void print(Timed timed, PrintStream out) {
    SweepStudy.Answer answer = timed.answer;
    SweepTable rows = answer.table();
    out.println(
        "%,d combinations over %,d bars, filled at %s"
            .formatted(
                rows.grid().size(),
                answer.request().tape().market().bars(),
                answer.request().setup().timing().word()));
    TextTable table =
        new TextTable("fast:slow", "final equity", "sharpe", "max drawdown", "trades");
    for (int pair : rows.best(top)) {
      table.row(
          rows.grid().fast(pair) + ":" + rows.grid().slow(pair),
          String.format(Locale.ROOT, "%.2f", rows.finalEquity(pair)),
          String.format(Locale.ROOT, "%.3f", rows.sharpe(pair)),
          TextTable.percent(rows.maxDrawdown(pair)),
          String.valueOf(rows.trades(pair)));
    }
    table.lines().forEach(out::println);
    out.println();
    out.println(
        "deflated Sharpe ratio of the best %s; probability of overfitting %s"
            .formatted(
                TextTable.percent(answer.deflatedSharpe()),
                TextTable.percent(answer.overfitting())));
    out.println(
        String.format(
            Locale.ROOT,
            "%.3f ns for each bar of each pair in the first pass, %.3f in the median of %d",
            timed.firstPass,
            timed.median,
            repeat));
    out.println("checksum " + Checksum.of(rows.rows()));
    if (timed.check != null) {
      out.println(
          "event engine: checksum %s, largest difference %s"
              .formatted(timed.check.checksum(), timed.check.largestDifference()));
    }
    answer.warnings().forEach(warning -> out.println("! " + warning));
    for (Path written : new @Nullable Path[] {results, file}) {
      if (written != null) {
        out.println(written.toAbsolutePath());
      }
    }
  }
}
