package tradingagents.quant.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.quant.factor.ReturnTable;

class ScenarioTest {
  private static final Scenario HELD =
      new Scenario(List.of(new Exposure("A", 1000), new Exposure("B", 500)), 250);

  private static LocalDate day(int day) {
    return LocalDate.of(2024, 1, day);
  }

  private static final ReturnTable HISTORY =
      new ReturnTable(
          List.of(day(2), day(3), day(4), day(5)),
          List.of("B", "A"),
          List.of(new double[] {0.1, -0.2, 0.5, 0}, new double[] {-0.1, -0.1, 0.05, 0.3}));

  @Test
  void a_shock_moves_its_asset_and_nothing_else() {
    Impact impact = HELD.shocked(Map.of("A", -0.2));

    assertThat(impact.positions())
        .containsExactly(new Outcome("A", 1000, -0.2, -200, 800), new Outcome("B", 500, 0, 0, 500));
    assertThat(impact.before()).isEqualTo(1750);
    assertThat(impact.after()).isEqualTo(1550);
    assertThat(impact.profitAndLoss()).isEqualTo(-200);
    assertThat(impact.relative()).isCloseTo(-200 / 1750.0, within(1e-15));
    assertThat(impact.cash()).isEqualTo(250);
  }

  @Test
  void a_worthless_portfolio_has_no_relative_loss() {
    assertThat(new Scenario(List.of(new Exposure("A", 0)), 0).shocked(Map.of()).relative()).isNaN();
  }

  @Test
  void factors_move_assets_by_their_betas() {
    Map<String, Map<String, Double>> betas =
        Map.of("A", Map.of("mkt", 1.5, "oil", -0.5), "B", Map.of("mkt", 0.5, "oil", 1.0));

    Impact impact = HELD.shockedByFactors(betas, Map.of("mkt", -0.1, "oil", 0.2));

    assertThat(impact.positions().get(0).shock()).isCloseTo(-0.25, within(1e-15));
    assertThat(impact.positions().get(1).shock()).isCloseTo(0.15, within(1e-15));
    assertThat(impact.profitAndLoss()).isCloseTo(-250 + 75, within(1e-12));
  }

  @Test
  void a_factor_cannot_take_more_than_all() {
    Impact impact =
        HELD.shockedByFactors(
            Map.of("A", Map.of("m", 3.0), "B", Map.of("m", 1.0)), Map.of("m", -0.5));

    assertThat(impact.positions().getFirst()).isEqualTo(new Outcome("A", 1000, -1, -1000, 0));
  }

  @Test
  void history_compounds_and_knows_its_worst_day() {
    Replay replay = HELD.replayed(HISTORY, day(2), day(4));

    assertThat(replay.periods()).isEqualTo(3);
    assertThat(replay.firstReturn()).isEqualTo(day(2));
    assertThat(replay.lastReturn()).isEqualTo(day(4));
    double a = 0.9 * 0.9 * 1.05;
    double b = 1.1 * 0.8 * 1.5;
    assertThat(replay.impact().positions().get(0).shock()).isCloseTo(a - 1, within(1e-15));
    assertThat(replay.impact().positions().get(1).after()).isCloseTo(500 * b, within(1e-12));
    assertThat(replay.impact().after()).isCloseTo(1000 * a + 500 * b + 250, within(1e-12));
    assertThat(replay.worstValue()).isCloseTo(810 + 440 + 250, within(1e-12));
    assertThat(replay.worstDate()).isEqualTo(day(3));
  }

  @Test
  void a_window_that_only_rises_is_worst_at_its_start() {
    Replay replay = HELD.replayed(HISTORY, day(4), day(5));

    assertThat(replay.worstValue()).isEqualTo(1750);
    assertThat(replay.worstDate()).isNull();
  }

  /** Closes of the S&P 500 at both ends as published, and the fall between them. */
  @ParameterizedTest
  @CsvSource({
    "gfc, 2007-10-09, 1565.15, 2009-03-09, 676.53, -0.5678",
    "covid, 2020-02-19, 3386.15, 2020-03-23, 2237.40, -0.3392",
    "dot-com, 2000-03-24, 1527.46, 2002-10-09, 776.76, -0.4915",
    "crash-1987, 1987-08-25, 336.77, 1987-12-04, 223.92, -0.3351",
    "bear-2022, 2022-01-03, 4796.56, 2022-10-12, 3577.03, -0.2543",
  })
  void a_named_window_runs_from_the_close_of_the_peak_to_the_close_of_the_trough(
      String name, LocalDate peak, double top, LocalDate trough, double bottom, double fall) {
    CrisisWindow window = CrisisWindow.named(name);
    assertThat(window.peak()).isEqualTo(peak);
    assertThat(window.trough()).isEqualTo(trough);
    List<LocalDate> dates = List.of(peak, window.firstReturn(), trough, trough.plusDays(1));
    double middle = top * 0.99;
    double[] returns = {0.5, middle / top - 1, bottom / middle - 1, 0.5};
    ReturnTable history = new ReturnTable(dates, List.of("A"), List.of(returns));

    Replay replay = new Scenario(List.of(new Exposure("A", 100)), 0).replayed(history, window);

    assertThat(replay.impact().relative()).isCloseTo(fall, within(5e-5));
    assertThat(replay.periods()).isEqualTo(2);
  }

  @Test
  void the_first_return_is_the_session_after_the_peak() {
    for (CrisisWindow window : CrisisWindow.values()) {
      LocalDate next = window.peak().plusDays(1);
      while (next.getDayOfWeek().getValue() > 5) {
        next = next.plusDays(1);
      }
      assertThat(window.firstReturn()).isEqualTo(next);
    }
  }

  @Test
  void refuses_what_it_cannot_answer() {
    assertThatThrownBy(() -> HELD.shocked(Map.of("C", -0.1)))
        .hasMessage("the shock names C, which is not held: held are A, B");
    assertThatThrownBy(() -> HELD.shocked(Map.of("A", -1.01)))
        .hasMessage("the shock of A is -1 (all is lost) or more, not -1.01");
    assertThat(HELD.shocked(Map.of("A", -1.0)).after()).isEqualTo(750);
    assertThatThrownBy(() -> HELD.shocked(Map.of("A", Double.NaN))).hasMessageContaining("NaN");
    assertThatThrownBy(() -> CrisisWindow.named("tulips"))
        .hasMessage(
            "there is no window tulips: there are crash-1987, dot-com, gfc, covid, bear-2022");
    assertThatThrownBy(() -> new Scenario(List.of(), 0))
        .hasMessageContaining("at least one holding");
    assertThatThrownBy(() -> new Scenario(List.of(new Exposure("A", 1)), -1))
        .hasMessage("cash is zero or more, not -1.0");
    assertThatThrownBy(() -> new Exposure("A", -0.01))
        .hasMessage("the value of A is zero or more, not -0.01");
    Exposure one = new Exposure("A", 1);
    assertThatThrownBy(() -> new Scenario(List.of(one, one), 0))
        .hasMessage("the holding A occurs twice");
  }

  @Test
  void refuses_betas_with_holes() {
    Map<String, Double> row = Map.of("m", 1.0);
    assertThatThrownBy(() -> HELD.shockedByFactors(Map.of("A", row), Map.of("m", 0.1)))
        .hasMessage("there are no betas for B");
    assertThatThrownBy(
            () -> HELD.shockedByFactors(Map.of("A", row, "B", Map.of()), Map.of("m", 0.1)))
        .hasMessage("there is no beta of B on m");
    assertThatThrownBy(() -> HELD.shockedByFactors(Map.of("A", row, "B", row), Map.of("x", 0.1)))
        .hasMessage("no holding has a beta on the factor x");
    assertThatThrownBy(
            () -> HELD.shockedByFactors(Map.of("A", row, "B", row), Map.of("m", Double.NaN)))
        .hasMessage("the shock of m is a finite number, not NaN");
  }

  @Test
  void refuses_a_window_that_the_data_do_not_cover() {
    assertThatThrownBy(() -> HELD.replayed(HISTORY, day(1), day(4)))
        .hasMessage(
            "the window 2024-01-01 to 2024-01-04 is outside the data: 2024-01-02 to 2024-01-05");
    assertThatThrownBy(() -> HELD.replayed(HISTORY, day(2), day(6)))
        .hasMessageContaining("is outside the data");
    assertThatThrownBy(() -> HELD.replayed(HISTORY, day(3), day(2)))
        .hasMessage("a window ends after it begins: 2024-01-03 to 2024-01-02");
    assertThat(HELD.replayed(HISTORY, day(3), day(3)).periods()).isEqualTo(1);
    Scenario other = new Scenario(List.of(new Exposure("C", 1)), 0);
    assertThatThrownBy(() -> other.replayed(HISTORY, day(2), day(3)))
        .hasMessage("there are no returns of C: the file has B, A");
    ReturnTable impossible =
        new ReturnTable(List.of(day(2)), List.of("C"), List.of(new double[] {-2}));
    assertThatThrownBy(() -> other.replayed(impossible, day(2), day(2)))
        .hasMessage("the shock of C on 2024-01-02 is -1 (all is lost) or more, not -2.0");
  }
}
