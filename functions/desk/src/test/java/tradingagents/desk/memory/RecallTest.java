package tradingagents.desk.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tradingagents.desk.memory.Memories.AAPL;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Lesson;
import tradingagents.desk.run.Rating;
import tradingagents.model.market.Symbol;

class RecallTest {
  private static final Symbol MSFT = new Symbol("MSFT");
  private static final Instant NOW = Instant.parse("2017-01-03T21:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2016, 6, 30);

  @Test
  void similarity_is_that_of_an_independent_bm25() {
    List<List<String>> texts =
        List.of(
            List.of("symbol:AAPL", "rsi14:30-40", "trend:below", "volatility:high"),
            List.of(
                "symbol:AAPL",
                "rsi14:60-70",
                "trend:above",
                "volatility:low",
                "drawdown:near-high"),
            List.of(
                "symbol:MSFT", "rsi14:30-40", "trend:below", "volatility:high", "momentum:falling"),
            List.of("symbol:XOM", "rsi14:50-60", "trend:above"),
            List.of(
                "symbol:XOM", "rsi14:30-40", "trend:above", "volatility:high", "volatility:high"));

    // bm25s 0.3.11 of PyPI: BM25(k1=1.2, b=0.75, method="lucene"), which computes in float32.
    assertThat(
            Similarity.scores(
                texts, List.of("symbol:AAPL", "rsi14:30-40", "trend:below", "volatility:high")))
        .containsExactly(
            new double[] {
              1.3355465767341164, 0.37691413349874364, 0.8410207094720947, 0, 0.5564834662662683
            },
            within(1e-6));
    assertThat(Similarity.scores(texts, List.of("rsi14:30-40", "trend:above")))
        .containsExactly(
            new double[] {
              0.25446186729869347,
              0.23205328798667552,
              0.23205328798667552,
              0.28166087924273436,
              0.46410657597335103
            },
            within(1e-6));
    assertThat(Similarity.scores(texts, List.of("symbol:TSLA"))).containsOnly(0);
  }

  @Test
  void facts_become_words_by_the_range_they_lie_in() {
    assertThat(
            Situation.words(
                AAPL,
                List.of(
                    fact("market.rsi14", "34.2"),
                    fact("market.close-to-sma200", "-0.02"),
                    fact("market.volatility20", "0.25"),
                    fact("market.drawdown252", "-0.31"),
                    fact("market.momentum12-1", "0.3"),
                    fact("market.unheard-of", "1"))))
        .containsExactly(
            "symbol:AAPL",
            "rsi14:30-40",
            "trend:below",
            "momentum:>30%",
            "volatility:high",
            "drawdown:deep");
    assertThat(Situation.words(AAPL, List.of(fact("market.rsi14", "40"))))
        .containsExactly("symbol:AAPL", "rsi14:40-50");
    assertThat(Situation.words(AAPL, List.of())).containsExactly("symbol:AAPL");
  }

  private static Fact fact(String id, String value) {
    return new Fact(id, id, new BigDecimal(value), Fact.Unit.RATIO, "test", NOW);
  }

  private static Memory memory(String runId, Symbol symbol, LocalDate session, String... words) {
    List<String> all = new ArrayList<>(List.of("symbol:" + symbol));
    all.addAll(List.of(words));
    return Memories.settled(
        Memories.decision(runId, symbol, session, Rating.BUY, 0.5, all, "rules"), "0.01", "0.01");
  }

  private static List<String> runs(List<Lesson> lessons) {
    return lessons.stream().map(Lesson::runId).toList();
  }

  @Test
  void same_instrument_comes_first_and_leaves_half_of_the_room_to_similar_others() {
    List<Memory> memories =
        List.of(
            memory("other-unlike", MSFT, DAY, "rsi14:>70"),
            memory("other-like", MSFT, DAY.plusDays(1), "rsi14:30-40"),
            memory("same-unlike", AAPL, DAY, "rsi14:>70"),
            memory("same-like", AAPL, DAY.plusDays(1), "rsi14:30-40"),
            memory("same-unlike-later", AAPL, DAY.plusDays(5), "rsi14:>70"));
    List<String> words = List.of("symbol:AAPL", "rsi14:30-40");

    assertThat(runs(Recall.of(memories, AAPL, words, NOW, 3)))
        .containsExactly("same-like", "same-unlike-later", "other-like");
    assertThat(runs(Recall.of(memories, AAPL, words, NOW, 10)))
        .containsExactly("same-like", "same-unlike-later", "same-unlike", "other-like");
    assertThat(Recall.of(memories, AAPL, words, NOW, 0)).isEmpty();
    assertThat(Recall.of(List.of(), AAPL, words, NOW, 3)).isEmpty();
  }

  @Test
  void several_runs_on_one_session_teach_once() {
    List<Memory> memories = List.of(memory("a", AAPL, DAY), memory("b", AAPL, DAY));

    assertThat(runs(Recall.of(memories, AAPL, List.of("symbol:AAPL"), NOW, 5)))
        .containsExactly("a");
  }

  @Test
  void no_future_passes_and_none_changes_what_does() {
    Random random = new Random(20160630);
    String[] words = {"rsi14:30-40", "trend:above", "volatility:high", "macd:up"};
    for (int trial = 0; trial < 500; trial++) {
      List<Memory> memories = new ArrayList<>();
      Instant asOf = NOW.plus(Duration.ofDays(random.nextInt(40)));
      for (int i = 0; i < 12; i++) {
        Symbol symbol = random.nextBoolean() ? AAPL : MSFT;
        LocalDate session = DAY.plusDays(random.nextInt(260));
        Memory memory =
            memory("run-" + i, symbol, session, words[random.nextInt(4)], words[random.nextInt(4)]);
        memories.add(random.nextInt(4) == 0 ? Memory.of(memory.decision()) : memory);
      }
      List<String> now = List.of("symbol:AAPL", words[random.nextInt(4)]);

      List<Lesson> lessons = Recall.of(memories, AAPL, now, asOf, 6);

      assertThat(lessons).allMatch(lesson -> !lesson.knownAt().isAfter(asOf));
      List<Memory> past =
          new ArrayList<>(
              memories.stream()
                  .filter(m -> m.lesson().filter(l -> !l.knownAt().isAfter(asOf)).isPresent())
                  .toList());
      Collections.shuffle(past, random);
      assertThat(Recall.of(past, AAPL, now, asOf, 6)).isEqualTo(lessons);
    }
  }

  @Test
  void decision_as_of_later_is_not_seen_even_if_its_outcome_claims_to_be_known() {
    Pending later = Memories.decision("later", AAPL, LocalDate.of(2017, 1, 5), Rating.BUY);
    Memory forged = Memories.settled(later, "0.01", null, NOW.minusSeconds(1));
    Pending same = Memories.decision("same", AAPL, LocalDate.of(2017, 1, 3), Rating.BUY);
    Memory now = Memories.settled(same, "0.01", null, NOW);

    assertThat(Recall.of(List.of(forged, now), AAPL, List.of("symbol:AAPL"), NOW, 5)).isEmpty();
  }

  @Test
  void memory_as_of_an_instant_hides_what_came_later() {
    Memory memory = memory("run-1", AAPL, DAY);
    Instant known = memory.decision().settlesAt();

    assertThat(memory.knownAt(known)).contains(memory);
    assertThat(memory.knownAt(known.minusSeconds(1))).contains(Memory.of(memory.decision()));
    assertThat(memory.knownAt(memory.decision().asOf().minusSeconds(1))).isEmpty();
  }
}
