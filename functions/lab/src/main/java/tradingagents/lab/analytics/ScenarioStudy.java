package tradingagents.lab.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.http.Fields;
import tradingagents.quant.factor.ReturnTable;
import tradingagents.quant.scenario.CrisisWindow;
import tradingagents.quant.scenario.Exposure;
import tradingagents.quant.scenario.Impact;
import tradingagents.quant.scenario.Outcome;
import tradingagents.quant.scenario.Replay;
import tradingagents.quant.scenario.Scenario;

/** What holdings would gain or lose. */
public final class ScenarioStudy implements Study<ScenarioStudy.Request, ScenarioStudy.Answer> {
  private static final int MOST_HOLDINGS = 500;
  private static final int MOST_PERIODS = 20_000;

  /**
   * Holdings and one kind of stress.
   *
   * @param scenario the holdings
   * @param stress what happens
   */
  public record Request(Scenario scenario, Stress stress) {}

  /** What happens. */
  public sealed interface Stress {}

  /**
   * Assets move.
   *
   * @param shocks by asset
   */
  public record Shocks(Map<String, Double> shocks) implements Stress {}

  /**
   * Factors move, assets follow.
   *
   * @param betas by asset, then by factor
   * @param shocks by factor
   */
  public record FactorShocks(Map<String, Map<String, Double>> betas, Map<String, Double> shocks)
      implements Stress {}

  /**
   * History comes again.
   *
   * @param history returns of the assets
   * @param from the first return's date
   * @param to the last one's
   */
  public record History(ReturnTable history, LocalDate from, LocalDate to) implements Stress {}

  /**
   * The impact, in the unit of the holdings.
   *
   * @param before the value today
   * @param after the value after
   * @param profitAndLoss after less before
   * @param relative profitAndLoss over before
   * @param cash does not move
   * @param positions by asset
   * @param window of history, null for shocks
   */
  public record Answer(
      double before,
      double after,
      double profitAndLoss,
      double relative,
      double cash,
      Map<String, Row> positions,
      @Nullable Window window) {}

  /**
   * One position.
   *
   * @param before its value today
   * @param shock its return, a fraction
   * @param profitAndLoss what it makes
   * @param after its value after
   */
  public record Row(double before, double shock, double profitAndLoss, double after) {}

  /**
   * The stretch of history that was applied.
   *
   * @param firstReturn date of the first return
   * @param lastReturn date of the last return
   * @param periods how many
   * @param worstValue the lowest value on the way, the start included
   * @param worstDate when; null when the value never fell below today's
   */
  public record Window(
      LocalDate firstReturn,
      LocalDate lastReturn,
      int periods,
      double worstValue,
      @Nullable LocalDate worstDate) {}

  @Override
  public String kind() {
    return "scenario";
  }

  @Override
  public Request read(Fields body) {
    List<Exposure> exposures = new ArrayList<>();
    for (Fields holding : body.requiredObjects("holdings", MOST_HOLDINGS)) {
      String name = holding.requiredText("name");
      double value = holding.requiredDecimal("value");
      holding.made(() -> new Exposure(name, value)).ifPresent(exposures::add);
    }
    double cash = body.decimal("cash", 0);
    Map<String, Double> shocks = Exact.numbers(body, "shocks", MOST_HOLDINGS);
    Map<String, Map<String, Double>> betas = new LinkedHashMap<>();
    for (Fields row : body.objects("betas", MOST_HOLDINGS)) {
      String name = row.requiredText("name");
      Map<String, Double> its = Exact.numbers(row, "betas", MOST_HOLDINGS);
      row.made(() -> Exact.once(betas, name, its));
    }
    Optional<Fields> history = body.object("history");
    Optional<Stress> past = history.flatMap(ScenarioStudy::history);
    if (history.isPresent() == !shocks.isEmpty()) {
      body.wrong("shocks", "either shocks or a history must be given");
    }
    Stress now = betas.isEmpty() ? new Shocks(shocks) : new FactorShocks(betas, shocks);
    Request request =
        body.made(() -> new Request(new Scenario(exposures, cash), past.orElse(now))).orElse(null);
    body.done();
    return Objects.requireNonNull(request);
  }

  private static Optional<Stress> history(Fields history) {
    List<LocalDate> dates = Exact.requiredDates(history, "dates", MOST_PERIODS);
    List<String> names = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    for (Fields asset : history.requiredObjects("assets", MOST_HOLDINGS)) {
      names.add(asset.requiredText("name"));
      columns.add(asset.requiredDecimals("returns", MOST_PERIODS));
      asset.noOthers();
    }
    Optional<CrisisWindow> window = history.text("window", CrisisWindow::named);
    Optional<LocalDate> from = history.date("from").or(() -> window.map(CrisisWindow::firstReturn));
    Optional<LocalDate> to = history.date("to").or(() -> window.map(CrisisWindow::trough));
    if (from.isEmpty() || to.isEmpty()) {
      history.wrong("from", "from and to, or a window, must be given");
    }
    return history.made(() ->
        new History(new ReturnTable(dates, names, columns), from.orElseThrow(), to.orElseThrow()));
  }

  @Override
  public Answer answer(Request request) {
    Scenario scenario = request.scenario();
    return switch (request.stress()) {
      case Shocks(var shocks) -> answer(scenario.shocked(shocks), null);
      case FactorShocks(var betas, var shocks) ->
          answer(scenario.shockedByFactors(betas, shocks), null);
      case History(var history, var from, var to) -> {
        Replay replay = scenario.replayed(history, from, to);
        yield answer(
            replay.impact(),
            new Window(
                replay.firstReturn(),
                replay.lastReturn(),
                replay.periods(),
                replay.worstValue(),
                replay.worstDate()));
      }
    };
  }

  private static Answer answer(Impact impact, @Nullable Window window) {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (Outcome one : impact.positions()) {
      rows.put(one.asset(), new Row(one.before(), one.shock(), one.profitAndLoss(), one.after()));
    }
    return new Answer(
        impact.before(),
        impact.after(),
        impact.profitAndLoss(),
        impact.relative(),
        impact.cash(),
        rows,
        window);
  }
}
