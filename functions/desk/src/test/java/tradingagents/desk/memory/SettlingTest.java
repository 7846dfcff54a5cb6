package tradingagents.desk.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tradingagents.desk.memory.Memories.AAPL;
import static tradingagents.desk.memory.Memories.SESSION;
import static tradingagents.desk.memory.Memories.SPX;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tradingagents.desk.memory.Settling.Missing;
import tradingagents.desk.memory.Settling.Settled;
import tradingagents.desk.run.Rating;
import tradingagents.model.failure.FailureException;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.BarSeries;

class SettlingTest {
  private static final Pending BUY = Memories.decision("run-1", AAPL, SESSION, Rating.BUY);

  /** Closes of the box, as their vendor has them: Yahoo Finance. */
  private static final BarSeries APPLE =
      Memories.series(
          AAPL,
          Adjustment.SPLIT,
          "2016-06-29 94.400002 91.208397",
          "2016-06-30 95.599998 92.367805",
          "2016-07-01 95.889999 92.648010",
          "2016-07-05 94.989998 91.778442",
          "2016-07-06 95.529999 92.300171",
          "2016-07-07 95.940002 92.696312",
          "2016-07-08 96.680000 93.411301",
          "2016-07-11 96.980003 93.701157");

  private static final BarSeries INDEX =
      Memories.series(
          SPX,
          Adjustment.RAW,
          "2016-06-30 2098.860107",
          "2016-07-01 2102.949951",
          "2016-07-05 2088.550049",
          "2016-07-06 2099.729980",
          "2016-07-07 2097.899902",
          "2016-07-08 2129.899902",
          "2016-07-11 2137.159912");

  private static final Instant CLOSE = Instant.parse("2016-07-08T20:00:00Z");

  private static Settling.Answer look(BarSeries bars, @Nullable BarSeries benchmark) {
    return Settling.look(BUY, bars, benchmark, CLOSE);
  }

  private static Settlement settled(BarSeries bars, @Nullable BarSeries benchmark) {
    assertThat(look(bars, benchmark)).isInstanceOf(Settled.class);
    return ((Settled) look(bars, benchmark)).settlement();
  }

  @Test
  void return_runs_from_close_to_close_and_the_excess_is_over_the_same_sessions() {
    Settlement settlement = settled(APPLE, INDEX);

    // Independence Day is no session: the fifth one after 2016-06-30 is 2016-07-08.
    assertThat(settlement.session()).isEqualTo("2016-07-08");
    // 96.68 / 95.599998 - 1 and 2129.899902 / 2098.860107 - 1, by hand.
    assertThat(settlement.rawReturn()).isEqualByComparingTo("0.011297");
    assertThat(settlement.benchmarkReturn()).isEqualByComparingTo("0.014789");
    assertThat(settlement.excessReturn()).isEqualByComparingTo("-0.003492");
    assertThat(settlement.knownAt()).isEqualTo(CLOSE);
    assertThat(settlement.note()).isEmpty();
  }

  @Test
  void waits_until_the_whole_horizon_has_traded() {
    for (int bars = 2; bars < 7; bars++) {
      BarSeries known = new BarSeries(AAPL, APPLE.provenance(), APPLE.bars().subList(0, bars));

      assertThat(look(known, INDEX))
          .isEqualTo(new Missing((bars - 2) + " of 5 sessions have traded."));
    }
    assertThat(look(Memories.series(AAPL, Adjustment.SPLIT, "2016-06-29 94.4"), INDEX))
        .isEqualTo(new Missing("There is no close of 2016-06-30."));
  }

  @Test
  void nothing_later_than_the_settling_session_changes_the_outcome() {
    BarSeries cut = new BarSeries(AAPL, APPLE.provenance(), APPLE.bars().subList(0, 7));

    assertThat(settled(cut, INDEX)).isEqualTo(settled(APPLE, INDEX));
  }

  @Test
  void without_a_benchmark_there_is_no_excess_and_it_says_so() {
    Settlement settlement = settled(APPLE, null);

    assertThat(settlement.excessReturn()).isNull();
    assertThat(settlement.benchmarkReturn()).isNull();
    assertThat(settlement.note()).isEqualTo("There is no benchmark in the data set.");
  }

  @Test
  void benchmark_that_lags_is_waited_for_and_then_done_without() {
    BarSeries lagging = new BarSeries(SPX, INDEX.provenance(), INDEX.bars().subList(0, 4));
    Instant late = BUY.settlesAt().plus(Settling.PATIENCE);

    assertThat(Settling.look(BUY, APPLE, lagging, late.minusSeconds(1)))
        .isEqualTo(new Missing("The benchmark has no close of 2016-07-08 yet."));
    assertThat(Settling.look(BUY, APPLE, lagging, late)).isInstanceOf(Settled.class);
  }

  @Test
  void benchmark_with_a_gap_is_never_guessed() {
    BarSeries gap =
        Memories.series(SPX, Adjustment.RAW, "2016-06-30 2098.86", "2016-07-11 2137.16");

    assertThat(settled(APPLE, gap).excessReturn()).isNull();
  }

  @Test
  void returns_with_and_without_dividends_are_never_compared() {
    BarSeries total =
        new BarSeries(
            SPX, Memories.series(SPX, Adjustment.SPLIT_AND_DIVIDEND).provenance(), INDEX.bars());

    Settlement settlement = settled(APPLE, total);

    assertThat(settlement.excessReturn()).isNull();
    assertThat(settlement.note()).contains("dividends");
  }

  @Test
  void split_within_the_window_is_no_fall() {
    // Seven for one, as Apple did in June 2014: the close falls to a seventh, its owner loses none.
    BarSeries split =
        Memories.series(
            AAPL,
            Adjustment.UNKNOWN,
            "2016-06-30 700.00 100.00",
            "2016-07-01 707.00 101.00",
            "2016-07-05 100.00 100.00",
            "2016-07-06 101.00 101.00",
            "2016-07-07 102.00 102.00",
            "2016-07-08 103.00 103.00");

    Settlement settlement = settled(split, INDEX);

    assertThat(settlement.rawReturn()).isEqualByComparingTo("0.03");
    assertThat(settlement.excessReturn()).isNull();
  }

  @Test
  void horizon_out_of_range_is_refused_with_the_range() {
    for (int horizon : new int[] {-1, 0, 61}) {
      assertThatThrownBy(() -> new SettlementTerms(horizon, null))
          .isInstanceOf(FailureException.class)
          .hasMessageContaining("1 to 60 sessions, not " + horizon);
    }
  }

  @Test
  void plain_reflection_says_what_happened_and_judges_it_twice() {
    Pending overweight = Memories.decision("run-1", AAPL, SESSION, Rating.OVERWEIGHT);
    Pending sell = Memories.decision("run-1", AAPL, SESSION, Rating.SELL);
    Pending hold = Memories.decision("run-1", AAPL, SESSION, Rating.HOLD);
    Settlement outcome = settled(APPLE, INDEX);
    PlainReflection plain = new PlainReflection();

    assertThat(plain.reflect(overweight, outcome))
        .isEqualTo(
            "OVERWEIGHT at 2016-06-30: AAPL rose 1.13 % in 5 sessions, 0.35 points less than SPX."
                + " The direction was right, but not against SPX.");
    assertThat(plain.reflect(sell, outcome)).endsWith("was wrong, but not against SPX.");
    assertThat(plain.reflect(hold, outcome)).endsWith("HOLD claims no direction.");
    assertThat(plain.reflect(sell, settled(APPLE, null)))
        .endsWith("compared with nothing. The direction was wrong.");
  }

  @Test
  void words_of_a_model_stand_only_if_every_number_is_one_of_the_outcome() {
    Settlement outcome = settled(APPLE, INDEX);
    String plain = new PlainReflection().reflect(BUY, outcome);

    for (String honest :
        new String[] {
          "Up 1.13 % over 5 sessions to 2016-07-08, yet -0.35 % against the index.",
          "A gain of 1.1 %, the index made 1.48 %; 60 % confidence was too much.",
          "Right direction, weaker than the market."
        }) {
      assertThat(new CheckedReflector((d, s) -> honest).reflect(BUY, outcome)).isEqualTo(honest);
    }
    for (String dishonest :
        new String[] {
          "Up 11.3 % over 5 sessions.",
          "Up -1.13 %.",
          "Up 1.13 % over 6 sessions.",
          "It gained +0.35 % on the index.",
          "See 2016-07-09.",
          "Up 1,13 %.",
          "Up ١٣ %.",
          " ",
          "long ".repeat(200)
        }) {
      assertThat(new CheckedReflector((d, s) -> dishonest).reflect(BUY, outcome))
          .as(dishonest)
          .isEqualTo(plain);
    }
  }
}
