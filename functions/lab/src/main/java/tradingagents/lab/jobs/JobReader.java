package tradingagents.lab.jobs;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tradingagents.chain.http.Fields;
import tradingagents.lab.backtest.BacktestStudy;
import tradingagents.lab.backtest.CrossValidationStudy;
import tradingagents.lab.backtest.Method;
import tradingagents.lab.backtest.MonteCarloStudy;
import tradingagents.lab.backtest.SearchStudy;
import tradingagents.lab.backtest.SweepStudy;
import tradingagents.lab.backtest.Tape;
import tradingagents.lab.backtest.WalkForwardStudy;
import tradingagents.model.failure.Suggestion;
import tradingagents.quant.backtest.Setup;
import tradingagents.quant.backtest.ShortInsteadOfOut;
import tradingagents.quant.backtest.Strategy;
import tradingagents.quant.backtest.search.ParameterSpace;
import tradingagents.quant.backtest.sweep.SmaGrid;
import tradingagents.quant.backtest.validation.CombinatorialPurged;
import tradingagents.quant.backtest.validation.MonteCarlo;
import tradingagents.quant.backtest.validation.WalkForward;

/** Reads a request strictly and within the bounds of what a function can do in its time. */
final class JobReader {
  private static final int MOST_TOLD = 1_000;
  private static final int MOST_TRIALS = 100_000_000;
  private static final List<String> METHODS = List.of("bootstrap", "trades");

  private final Fields fields;

  private JobReader(Fields fields) {
    this.fields = fields;
  }

  /**
   * Reads a request.
   *
   * @param fields of the body
   * @return what it asks for
   * @throws tradingagents.chain.http.ProblemException 400 with everything that is wrong
   */
  static Job read(Fields fields) {
    Optional<Kind> kind = fields.text("kind", Kind::named);
    if (kind.isEmpty()) {
      fields.missing("kind");
      fields.done();
    }
    Supplier<Job> maker = new JobReader(fields).maker(kind.orElseThrow());
    Optional<Job> job = fields.made(maker);
    fields.done();
    return job.orElseThrow();
  }

  private Supplier<Job> maker(Kind kind) {
    Supplier<Tape> tape = TapeFields.read(fields);
    return switch (kind) {
      case RUN -> {
        Supplier<BacktestStudy.Request> run = run(tape);
        yield () -> whole(kind, run.get(), new BacktestStudy()::answer);
      }
      case MONTE_CARLO -> monteCarlo(run(tape));
      case SWEEP -> sweep(tape);
      case SEARCH -> search(tape);
      case WALK_FORWARD -> walkForward(tape);
      case CROSS_VALIDATE -> crossValidate(tape);
    };
  }

  private static <Q, A> Job whole(Kind kind, Q request, Function<Q, A> study) {
    return new Job.Whole(kind, () -> study.apply(request));
  }

  private Supplier<BacktestStudy.Request> run(Supplier<Tape> tape) {
    Supplier<Setup> setup = TradingFields.read(fields);
    Function<Tape, Strategy> strategy = StrategyFields.read(fields);
    int trials = fields.number("trials", 1, MOST_TRIALS).orElse(1);
    double variance = fields.decimal("trialVariance", Double.NaN);
    return () -> {
      Tape over = tape.get();
      Setup how = setup.get();
      Strategy decides = strategy.apply(over);
      return new BacktestStudy.Request(
          over, how, how.shorts() ? new ShortInsteadOfOut(decides) : decides, trials, variance);
    };
  }

  private Supplier<Job> monteCarlo(Supplier<BacktestStudy.Request> run) {
    int paths = fields.number("paths", 1, 100_000).orElse(1_000);
    int seed = SpaceFields.seed(fields);
    String method = fields.text("method", JobReader::method).orElse("bootstrap");
    double block = fields.decimal("block", Double.NaN);
    double ruin = fields.decimal("ruin", 0.5);
    return () -> {
      BacktestStudy.Request backtest = run.get();
      Bounds.paths(paths, backtest.tape().market().bars());
      return whole(
          Kind.MONTE_CARLO,
          new MonteCarloStudy.Request(
              backtest, new MonteCarlo(paths, seed), method.equals("trades"), block, ruin),
          new MonteCarloStudy()::answer);
    };
  }

  private static String method(String word) {
    if (!METHODS.contains(word)) {
      throw new IllegalArgumentException(
          "there is no method '%s'%s".formatted(word, Suggestion.ending(word, METHODS)));
    }
    return word;
  }

  private Supplier<Job> sweep(Supplier<Tape> tape) {
    Supplier<Setup> setup = TradingFields.ofSweep(fields);
    Supplier<SmaGrid> grid = SpaceFields.grid(fields);
    int top = top();
    return () -> {
      SmaGrid pairs = grid.get();
      Bounds.pairs(pairs.size());
      SweepStudy.Request request = new SweepStudy.Request(tape.get(), setup.get(), pairs, 1, top);
      var _ = request.sweep();
      return new Job.Sweep(request);
    };
  }

  private int top() {
    return fields.number("top", 1, MOST_TOLD).orElse(10);
  }

  private Supplier<Job> search(Supplier<Tape> tape) {
    Supplier<Setup> setup = TradingFields.read(fields);
    SpaceFields space = SpaceFields.read(fields);
    Supplier<Method> method = SpaceFields.method(fields);
    int top = top();
    return () -> {
      Tape over = tape.get();
      ParameterSpace tried = space.space().get();
      Method chosen = method.get();
      // Once to find the best, once to say what it is worth.
      Bounds.evaluations(points(tried, chosen), 2L * over.market().bars(), over);
      return whole(
          Kind.SEARCH,
          new SearchStudy.Request(
              over, setup.get(), space.template(), tried, chosen, space.goal(), top),
          new SearchStudy()::answer);
    };
  }

  private static BigInteger points(ParameterSpace space, Method method) {
    return method.count() == 0 ? space.size() : BigInteger.valueOf(method.count());
  }

  private Supplier<Job> walkForward(Supplier<Tape> tape) {
    Supplier<Setup> setup = TradingFields.read(fields);
    SpaceFields space = SpaceFields.read(fields);
    Supplier<Method> method = SpaceFields.method(fields);
    int train = fields.number("train", 1, TapeFields.MOST_BARS).orElse(504);
    int test = fields.number("test", 1, TapeFields.MOST_BARS).orElse(126);
    int step = fields.number("step", 1, TapeFields.MOST_BARS).orElse(test);
    boolean anchored = fields.flag("anchored").orElse(false);
    return () -> {
      Tape over = tape.get();
      int bars = over.market().bars();
      WalkForward walk = new WalkForward(anchored, train, test, step);
      ParameterSpace tried = space.space().get();
      Method chosen = method.get();
      long trained = walk.splits(bars).stream().mapToLong(split -> split.inSample().size()).sum();
      Bounds.evaluations(points(tried, chosen), trained + bars, over);
      return whole(
          Kind.WALK_FORWARD,
          new WalkForwardStudy.Request(
              over, setup.get(), space.template(), tried, chosen, space.goal(), walk),
          request -> new WalkForwardStudy().answer(request, part -> {}));
    };
  }

  private Supplier<Job> crossValidate(Supplier<Tape> tape) {
    Supplier<Setup> setup = TradingFields.read(fields);
    SpaceFields space = SpaceFields.read(fields);
    int groups = fields.number("groups", 2, 1_000).orElse(10);
    int tested = fields.number("tested", 1, 1_000).orElse(2);
    int horizon = fields.number("horizon", 0, TapeFields.MOST_BARS).orElse(1);
    int embargo = fields.number("embargo", 0, TapeFields.MOST_BARS).orElse(5);
    return () -> {
      Tape over = tape.get();
      CombinatorialPurged folds = new CombinatorialPurged(groups, tested, horizon, embargo);
      ParameterSpace tried = space.space().get();
      long bars = (long) folds.splitCount() * over.market().bars();
      Bounds.evaluations(tried.size(), bars, over);
      return whole(
          Kind.CROSS_VALIDATE,
          new CrossValidationStudy.Request(
              over, setup.get(), space.template(), tried, space.goal(), folds),
          request -> new CrossValidationStudy().answer(request, part -> {}));
    };
  }
}
