package tradingagents.quant.backtest.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.quant.measure.Growth;
import tradingagents.quant.measure.Ratios;

/** No label that trains knows a test. */
class PurgingTest {
  /** The law word for word, bar by bar: a training label shares no bar with a widened test. */
  private static void holdsTheLaw(Fold fold, int bars, int horizon, int embargo) {
    boolean[] test = new boolean[bars];
    Set<Integer> forbidden = new HashSet<>();
    for (Span span : fold.test()) {
      for (int i = span.from(); i < span.to(); i++) {
        test[i] = true;
        for (int j = i - embargo; j <= i + horizon + embargo; j++) {
          forbidden.add(j);
        }
      }
    }
    for (int i = 0; i < bars; i++) {
      boolean free = true;
      for (int j = i; j <= i + horizon; j++) {
        free &= !forbidden.contains(j);
      }
      int bar = i;
      boolean trains = fold.training().stream().anyMatch(span -> span.contains(bar));
      assertThat(trains).as("bar %d of %s", i, fold).isEqualTo(free);
      assertThat(trains && test[i]).isFalse();
    }
  }

  @Test
  void holds_by_brute_force_on_random_settings() {
    Random random = new Random(7);
    int folds = 0;
    for (int i = 0; i < 300; i++) {
      int bars = 40 + random.nextInt(60);
      int horizon = random.nextInt(6);
      int embargo = random.nextInt(4);
      PurgedKFold kFold = new PurgedKFold(2 + random.nextInt(4), horizon, embargo);
      CombinatorialPurged combined =
          new CombinatorialPurged(4 + random.nextInt(3), 1 + random.nextInt(2), horizon, embargo);
      List<Fold> all = new ArrayList<>(kFold.folds(bars));
      try {
        all.addAll(combined.splits(bars));
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("leave no bar to train on");
      }
      for (Fold fold : all) {
        holdsTheLaw(fold, bars, horizon, embargo);
        folds++;
      }
    }
    assertThat(folds).isGreaterThan(2000);
  }

  @Test
  void folds_take_turns_and_differ_by_one_bar_at_most() {
    List<Fold> folds = new PurgedKFold(3, 0, 0).folds(11);
    assertThat(folds)
        .extracting(fold -> fold.test().toString())
        .containsExactly("[0..4]", "[4..8]", "[8..11]");
    assertThat(folds.get(1).training()).containsExactly(new Span(0, 4), new Span(8, 11));
    // By hand: label of bar 1 ends at 2, one short of 4 - 1; the test's labels end at 9, plus one.
    assertThat(new PurgedKFold(3, 1, 1).folds(12).get(1).training())
        .containsExactly(new Span(0, 2), new Span(10, 12));
  }

  @Test
  void a_test_overlaps_nothing_even_with_enormous_horizons() {
    assertThatThrownBy(() -> new PurgedKFold(2, Integer.MAX_VALUE, Integer.MAX_VALUE).folds(10))
        .hasMessageContaining("leave no bar to train on");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, '2 to 10000 folds, not 1'",
    "10001, 0, 0, 'folds, not 10001'",
    "2, -1, 0, 'not -1 and 0'",
    "2, 0, -1, 'not 0 and -1'"
  })
  void refuses_impossible_folds(int folds, int horizon, int embargo, String words) {
    assertThatThrownBy(() -> new PurgedKFold(folds, horizon, embargo))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void one_group_at_a_time_is_k_fold() {
    assertThat(new CombinatorialPurged(5, 1, 3, 2).splits(83))
        .isEqualTo(new PurgedKFold(5, 3, 2).folds(83));
    assertThat(new CombinatorialPurged(5, 1, 3, 2).pathCount()).isEqualTo(1);
    assertThatThrownBy(() -> new CombinatorialPurged(5, 1, -1, 0))
        .hasMessageContaining("not -1 and 0");
    assertThat(new PurgedKFold(10_000, 0, 0).folds(10_000)).hasSize(10_000);
    assertThat(new CombinatorialPurged(60, 2, 0, 0).splitCount()).isEqualTo(1770);
  }

  @Test
  void refuses_fewer_bars_than_groups() {
    assertThatThrownBy(() -> new PurgedKFold(5, 0, 0).folds(4))
        .hasMessageContaining("5 groups need as many bars or more, not 4");
    assertThat(new PurgedKFold(5, 0, 0).folds(5)).hasSize(5);
  }

  @Test
  void ten_groups_two_tested_make_forty_five_splits_and_nine_paths() {
    CombinatorialPurged ten = new CombinatorialPurged(10, 2, 0, 0);
    assertThat(ten.splitCount()).isEqualTo(45);
    assertThat(ten.pathCount()).isEqualTo(9);
    assertThat(ten.splits(100)).hasSize(45);
    assertThat(ten.paths()).hasDimensions(9, 10);
  }

  @Test
  void puts_paths_together_as_in_the_published_figure() {
    // Lopez de Prado 2018, figures 12.1 and 12.2: N = 6, k = 2; path 1 is S1 S1 S2 S3 S4 S5.
    CombinatorialPurged six = new CombinatorialPurged(6, 2, 0, 0);
    assertThat(six.splitCount()).isEqualTo(15);
    assertThat(six.paths())
        .isDeepEqualTo(
            new int[][] {
              {0, 0, 1, 2, 3, 4},
              {1, 5, 5, 6, 7, 8},
              {2, 6, 9, 9, 10, 11},
              {3, 7, 10, 12, 12, 13},
              {4, 8, 11, 13, 14, 14}
            });
  }

  @Test
  void every_test_belongs_to_exactly_one_path() {
    for (int groups = 3; groups <= 7; groups++) {
      for (int tested = 1; tested < groups; tested++) {
        CombinatorialPurged some = new CombinatorialPurged(groups, tested, 0, 0);
        List<Fold> splits = some.splits(groups * 3);
        Set<String> used = new HashSet<>();
        for (int[] path : some.paths()) {
          for (int group = 0; group < groups; group++) {
            assertThat(splits.get(path[group]).test()).contains(new Span(3 * group, 3 * group + 3));
            assertThat(used.add(group + " " + path[group])).isTrue();
          }
        }
        assertThat(used).hasSize(some.splitCount() * tested);
        assertThat(some.pathCount() * groups).isEqualTo(some.splitCount() * tested);
      }
    }
  }

  @Test
  void a_run_gives_each_path_the_returns_of_its_splits_and_choosers_no_test_bar() {
    CombinatorialPurged six = new CombinatorialPurged(6, 2, 2, 1);
    double[] returns = Noise.returns(3, 97, 0.01);
    List<List<Span>> asked = new ArrayList<>();
    var paths =
        six.run(
            97,
            252,
            training -> {
              asked.add(training);
              return asked.size();
            },
            (choice, span) -> {
              double[] part = span.of(returns);
              part[0] = choice / 1000.0;
              return part;
            });
    List<Fold> splits = six.splits(97);
    assertThat(asked).isEqualTo(splits.stream().map(Fold::training).toList());
    List<Span> groups = Purge.groups(97, 6);
    for (int path = 0; path < 5; path++) {
      double[] expected = returns.clone();
      for (int group = 0; group < 6; group++) {
        expected[groups.get(group).from()] = (six.paths()[path][group] + 1) / 1000.0;
      }
      assertThat(paths.returns().get(path)).containsExactly(expected);
      assertThat(paths.sharpe().values()[path])
          .isCloseTo(Ratios.sharpe(expected, 252, 0), within(1e-12));
      assertThat(paths.annualReturn().values()[path]).isEqualTo(Growth.annual(expected, 252));
    }
    assertThat(paths.sharpe().count()).isEqualTo(5);
    assertThat(paths.annualReturn().count()).isEqualTo(5);
    assertThat(paths.sharpe().quantile(1)).isGreaterThan(paths.sharpe().quantile(0));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 'not 1 of 1'",
    "5, 0, 'not 0 of 5'",
    "5, 5, 'not 5 of 5'",
    "61, 1, '2 to 60 groups'",
    "20, 10, '10 of 20 groups make 184756 splits; at most 10000'",
    "60, 30, 'groups make 118264581564861424 splits'"
  })
  void refuses_impossible_combinations(int groups, int tested, String words) {
    assertThatThrownBy(() -> new CombinatorialPurged(groups, tested, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }
}
