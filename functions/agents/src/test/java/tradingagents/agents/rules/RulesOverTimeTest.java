package tradingagents.agents.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tradingagents.agents.TestDesk;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Run;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;

class RulesOverTimeTest {
  @Test
  void rates_aapl_month_ends_with_at_least_four_tiers_and_none_in_more_than_sixty_percent() {
    Map<Rating, Integer> counts = new EnumMap<>(Rating.class);
    List<LocalDate> ends = TestDesk.monthEnds();
    for (LocalDate end : ends) {
      Rating rating = TestDesk.decision(TestDesk.play(end, 1)).rating();
      counts.merge(rating, 1, Integer::sum);
    }
    assertThat(ends).hasSize(60);
    assertThat(counts.keySet().stream().filter(r -> r != Rating.REVIEW).count())
        .as("%s", counts)
        .isGreaterThanOrEqualTo(4);
    assertThat(counts.values()).as("%s", counts).allMatch(n -> n <= 0.6 * ends.size());
  }

  @Test
  void rates_prices_times_ten_and_a_thousandth_the_same() {
    for (String factor : List.of("10", "0.001")) {
      BarSeries scaled = TestDesk.times(TestDesk.aapl(), factor);
      for (LocalDate end : TestDesk.monthEnds()) {
        Decision plain = TestDesk.decision(TestDesk.play(end, 1));
        Run run =
            TestDesk.play(TestDesk.start(end, 1), TestDesk.worker(scaled, new RulesReasoner()));
        Decision other = TestDesk.decision(run);
        assertThat(other.rating()).as("%s", end).isEqualTo(plain.rating());
        assertThat(other.targetWeight()).isEqualTo(plain.targetWeight());
        assertThat(other.confidence()).isEqualTo(plain.confidence());
      }
    }
  }

  @Test
  void answers_the_same_bytes_when_every_later_bar_is_garbage() {
    for (LocalDate end :
        TestDesk.monthEnds().stream().filter(d -> d.getMonthValue() % 3 == 0).toList()) {
      BarSeries planted =
          TestDesk.series(
              TestDesk.aapl().bars().stream()
                  .map(bar -> bar.session().isAfter(end) ? garbage(bar) : bar)
                  .toList());
      Run clean = TestDesk.play(end, 2);
      Run dirty =
          TestDesk.play(TestDesk.start(end, 2), TestDesk.worker(planted, new RulesReasoner()));
      assertThat(dirty.toString()).isEqualTo(clean.toString());
    }
  }

  @Test
  void sees_the_garbage_once_it_is_known() {
    LocalDate end = LocalDate.of(2016, 6, 30);
    BarSeries planted =
        TestDesk.series(
            TestDesk.aapl().bars().stream()
                .map(bar -> bar.session().isBefore(end) ? bar : garbage(bar))
                .toList());
    Run dirty =
        TestDesk.play(TestDesk.start(end, 1), TestDesk.worker(planted, new RulesReasoner()));
    assertThat(dirty.toString()).isNotEqualTo(TestDesk.play(end, 1).toString());
  }

  private static Bar garbage(Bar bar) {
    BigDecimal price = new BigDecimal(bar.session().getDayOfMonth() % 2 == 0 ? "999999" : "0.01");
    return new Bar(bar.session(), price, price, price, price, 7, null, bar.knownAt());
  }
}
