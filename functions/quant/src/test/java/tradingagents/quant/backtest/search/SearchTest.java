package tradingagents.quant.backtest.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.quant.backtest.validation.Span;

/** Every way through a space: what is tried, in which order it is told, at what cost. */
class SearchTest {
  private static final Span YEAR = new Span(100, 352);
  private static final ParameterSpace PAIRS =
      ParameterSpace.parse("fast=1..20,slow=1..20,fast<slow");

  private static List<String> words(SearchResult result) {
    return result.trials().stream().map(trial -> trial.parameters().toString()).toList();
  }

  @Test
  void a_grid_tries_all_and_ranks_ties_by_parameters_and_no_score_last() {
    SearchResult result =
        new Grid(ParameterSpace.parse("a=1..6"))
            .search(
                (p, span) -> {
                  int a = p.whole("a");
                  return a == 2 ? Double.NaN : a == 5 ? -0.0 : a % 3 == 0 ? 1 : 0;
                },
                YEAR);
    assertThat(words(result)).containsExactly("a=3", "a=6", "a=1", "a=4", "a=5", "a=2");
    assertThat(result.unscored()).isEqualTo(1);
    assertThat(result.evaluations()).isEqualTo(6);
    assertThat(result.bars()).isEqualTo(6 * 252);
    assertThat(result.best().orElseThrow().parameters().whole("a")).isEqualTo(3);
    assertThat(result.scores()).startsWith(1, 1).endsWith(Double.NaN);
    assertThat(result.trials()).allMatch(trial -> trial.span().equals(YEAR) && trial.round() == 1);
  }

  @Test
  void nothing_scored_has_no_best() {
    SearchResult result =
        new Grid(ParameterSpace.parse("a=1..3")).search((p, span) -> Double.NaN, YEAR);
    assertThat(result.best()).isEmpty();
    assertThat(result.unscored()).isEqualTo(3);
    assertThat(words(result)).containsExactly("a=1", "a=2", "a=3");
  }

  @Test
  void an_absurd_grid_is_refused_with_its_number() {
    assertThatThrownBy(() -> new Grid(ParameterSpace.parse("a=1..1000,b=1..1001")))
        .hasMessage("the grid has 1000 x 1001 = 1001000 combinations; at most 1000000 are allowed");
    assertThatThrownBy(() -> new Grid(ParameterSpace.parse("a=1..99999,b=1..99999,c=1..99999")))
        .hasMessageContaining("= 999970000299999 combinations");
    assertThat(new Grid(ParameterSpace.parse("a=1..1000,b=1..1000")).space().size())
        .isEqualTo(1_000_000);
    assertThatThrownBy(() -> new Grid(ParameterSpace.parse("a=5..6,b=1..2,a<b")).points())
        .hasMessage("none of the 2 x 2 = 4 combinations satisfies [a<b]");
  }

  @Test
  void random_search_tries_each_allowed_point_once_at_most() {
    List<Parameters> all = new Grid(PAIRS).points();
    List<Parameters> some = new RandomSearch(PAIRS, 50, 3).points();
    assertThat(some).hasSize(50).doesNotHaveDuplicates().isSubsetOf(all);
    assertThat(new RandomSearch(PAIRS, 50, 3).points()).isEqualTo(some);
    assertThat(new RandomSearch(PAIRS, 50, 4).points()).isNotEqualTo(some);
    assertThat(new RandomSearch(PAIRS, 1000, 3).points()).containsExactlyInAnyOrderElementsOf(all);
    SearchResult result = new RandomSearch(PAIRS, 50, 3).search((p, s) -> p.whole("fast"), YEAR);
    assertThat(result.evaluations()).isEqualTo(50);
    int most = some.stream().mapToInt(p -> p.whole("fast")).max().orElseThrow();
    assertThat(result.best().orElseThrow().score()).isEqualTo(most);
  }

  @Test
  void random_search_gives_every_point_the_same_chance() {
    int[] counts = new int[10];
    ParameterSpace ten = ParameterSpace.parse("a=0..9");
    for (int seed = 0; seed < 5000; seed++) {
      for (Parameters point : new RandomSearch(ten, 2, seed).points()) {
        counts[point.whole("a")]++;
      }
    }
    // Each in a fifth of 5,000: deviation sqrt(5000 x 0.2 x 0.8) = 28.3.
    assertThat(Arrays.stream(counts)).allMatch(count -> Math.abs(count - 1000) < 4 * 28.3);
  }

  @Test
  void random_search_finds_its_way_in_a_space_too_large_to_list() {
    ParameterSpace vast = ParameterSpace.parse("a=1..9999,b=1..9999,c=0.1..0.9:0.1,a<b");
    List<Parameters> some = new RandomSearch(vast, 200, 1).points();
    assertThat(some).hasSize(200).doesNotHaveDuplicates().allMatch(vast::allows);
    assertThat(new RandomSearch(vast, 200, 1).points()).isEqualTo(some);
    ParameterSpace hopeless = ParameterSpace.parse("a=5000..9999,b=1..5001,a<b");
    assertThatThrownBy(() -> new RandomSearch(hopeless, 2, 1).points())
        .hasMessageContaining("2000 draws from 5000 x 5001 = 25005000 combinations found 0 points");
    assertThatThrownBy(() -> new RandomSearch(vast, 0, 1)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> new RandomSearch(vast, 1_000_001, 1))
        .hasMessageContaining("not 1000001");
  }

  private static List<Parameters> points(int count) {
    return new Grid(ParameterSpace.parse("a=1.." + count)).points();
  }

  @Test
  void halving_keeps_the_better_half_and_gives_it_twice_the_bars() {
    List<String> calls = new ArrayList<>();
    // Jamieson and Talwalkar 2016: 8 arms, 3 rounds, B = 480: 160 bars a round: 20, 40, 80 each.
    SearchResult result =
        new SuccessiveHalving(480, 2, 5)
            .search(
                points(8),
                (p, span) -> {
                  calls.add(p + " " + span);
                  return p.whole("a") == 8 ? Double.NaN : p.whole("a");
                },
                YEAR);
    assertThat(calls).hasSize(14).startsWith("a=1 332..352").contains("a=4 312..352");
    assertThat(calls.subList(8, 14))
        .containsExactly(
            "a=7 312..352",
            "a=6 312..352",
            "a=5 312..352",
            "a=4 312..352",
            "a=7 272..352",
            "a=6 272..352");
    assertThat(words(result))
        .containsExactly("a=7", "a=6", "a=5", "a=4", "a=3", "a=2", "a=1", "a=8");
    assertThat(result.trials()).extracting(Trial::round).containsExactly(3, 3, 2, 2, 1, 1, 1, 1);
    assertThat(result.evaluations()).isEqualTo(14);
    assertThat(result.bars()).isEqualTo(480);
    assertThat(result.unscored()).isEqualTo(1);
  }

  @Test
  void halving_never_spends_more_than_its_budget_nor_looks_outside_the_span() {
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      int count = 1 + random.nextInt(60);
      int eta = 2 + random.nextInt(4);
      long budget = 100 + random.nextInt(20_000);
      Span span = new Span(50, 60 + random.nextInt(400));
      long[] spent = new long[1];
      List<Parameters> shuffled = new ArrayList<>(points(count));
      Collections.shuffle(shuffled, random);
      SearchResult result;
      try {
        result =
            new SuccessiveHalving(budget, eta, 2)
                .search(
                    shuffled,
                    (p, part) -> {
                      assertThat(part.to()).isEqualTo(span.to());
                      assertThat(part.from()).isGreaterThanOrEqualTo(span.from());
                      assertThat(part.size()).isGreaterThanOrEqualTo(2);
                      spent[0] += part.size();
                      return p.whole("a");
                    },
                    span);
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("need a budget of");
        continue;
      }
      assertThat(spent[0]).isLessThanOrEqualTo(budget).isEqualTo(result.bars());
      assertThat(result.trials()).hasSize(count);
      assertThat(result.best().orElseThrow().parameters().whole("a")).isEqualTo(count);
      assertThat(words(result)).doesNotHaveDuplicates();
    }
  }

  @Test
  void a_single_point_is_scored_once_on_what_the_budget_gives() {
    SearchResult result =
        new SuccessiveHalving(100, 2, 1).search(points(1), (p, span) -> span.size(), YEAR);
    assertThat(result.best().orElseThrow().score()).isEqualTo(100);
    assertThat(new SuccessiveHalving(9999, 2, 1).search(points(1), (p, s) -> s.size(), YEAR).bars())
        .isEqualTo(252);
  }

  @ParameterizedTest
  @CsvSource({"0, 2, 1", "1, 1, 1", "1, 2, 0"})
  void halving_refuses_numbers_without_sense(long budget, int eta, int least) {
    assertThatThrownBy(() -> new SuccessiveHalving(budget, eta, least))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("not " + budget + ", " + eta + " and " + least);
  }

  @Test
  void halving_refuses_too_little() {
    Objective none = (p, span) -> 0;
    assertThatThrownBy(() -> new SuccessiveHalving(239, 2, 10).search(points(8), none, YEAR))
        .hasMessage("8 points in 3 rounds need a budget of 240 bars or more, not 239");
    assertThat(new SuccessiveHalving(240, 2, 10).search(points(8), none, YEAR).bars())
        .isEqualTo(240);
    assertThatThrownBy(() -> new SuccessiveHalving(240, 2, 1).search(List.of(), none, YEAR))
        .hasMessageContaining("one point or more");
    assertThatThrownBy(() -> new SuccessiveHalving(9000, 2, 253).search(points(2), none, YEAR))
        .hasMessage("the span 100..352 has 252 bars, fewer than the least, 253");
  }
}
