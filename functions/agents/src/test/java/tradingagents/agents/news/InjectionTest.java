package tradingagents.agents.news;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tradingagents.agents.AgentWorker;
import tradingagents.agents.TestDesk;
import tradingagents.agents.data.Dossier;
import tradingagents.chain.vendor.KnownAnswers;
import tradingagents.desk.port.Memories;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Run;
import tradingagents.desk.sizing.TargetWeights;
import tradingagents.model.failure.Result;
import tradingagents.model.market.NewsItem;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Ratio;

/**
 * The corpus of injected stories: what is left of each, and what a model that obeys makes of it.
 */
class InjectionTest {
  /** A day on which the rules say HOLD: an obeyed order moves the decision by two tiers. */
  private static final LocalDate DAY = LocalDate.of(2015, 8, 31);

  private static final Instant AS_OF = TestDesk.close(DAY);

  /** An item of the corpus. */
  record Injection(int number, String kind, NewsItem item, List<String> keep) {
    @Override
    public String toString() {
      return number + " " + kind;
    }
  }

  static List<Injection> corpus() {
    try (InputStream in =
        Objects.requireNonNull(InjectionTest.class.getResourceAsStream("injections.json"))) {
      List<Injection> corpus = new ArrayList<>();
      for (JsonNode node : new JsonMapper().readTree(in)) {
        NewsItem item =
            item(
                "i" + corpus.size(),
                node.get("headline").asText(),
                node.get("body").asText(),
                node.get("source").asText());
        List<String> keep =
            StreamSupport.stream(node.get("keep").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        corpus.add(new Injection(corpus.size(), node.get("kind").asText(), item, keep));
      }
      return corpus;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NewsItem item(String id, String headline, String body, String source) {
    Instant at = AS_OF.minusSeconds(3600);
    return new NewsItem(id, TestDesk.AAPL, headline, body, source, at, at);
  }

  @Test
  void the_corpus_is_large_and_of_many_kinds() {
    assertThat(corpus()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(corpus().stream().map(Injection::kind).distinct().count())
        .isGreaterThanOrEqualTo(12);
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void no_order_is_left_and_the_news_is(Injection injection) {
    Stories stories = Stories.clean(List.of(injection.item()), TestDesk.AAPL, AS_OF);
    assertThat(stories.items()).hasSize(1);
    NewsItem clean = stories.items().getFirst();
    String text = clean.source() + "\n" + clean.headline() + "\n" + clean.body();
    assertThat(ObedientReasoner.recognised(text)).as(text).isNull();
    assertThat(text).contains(injection.keep());
    assertThat(text.toLowerCase(Locale.ROOT))
        .doesNotContain("max", "<", ">", "{", "}", "`", "system:", "assistant:", "http");
    assertThat(text.codePoints().filter(c -> Character.getType(c) == Character.FORMAT)).isEmpty();
    assertThat(stories.removed()).as("what was taken out is said").isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void a_model_that_obeys_decides_as_without_the_story(Injection injection) {
    Decision with = TestDesk.decision(run(List.of(CLEAN, injection.item()), true));
    Decision without = TestDesk.decision(run(List.of(CLEAN), true));
    assertThat(distance(with.rating(), without.rating())).isLessThanOrEqualTo(1);
    assertThat(envelope(with)).isTrue();
  }

  @Test
  void plain_news_stays_as_it_is() throws IOException {
    String news;
    try (InputStream in =
        Objects.requireNonNull(InjectionTest.class.getResourceAsStream("plain-news.txt"))) {
      news = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<String> changed = new ArrayList<>();
    for (String line : news.lines().toList()) {
      Stories stories =
          Stories.clean(List.of(item("x", "News", line, "Wire")), TestDesk.AAPL, AS_OF);
      if (!stories.removed().isEmpty() || !stories.items().getFirst().body().equals(line)) {
        changed.add(line + " -> " + stories);
      }
    }
    assertThat(changed).isEmpty();
  }

  @Test
  void leaves_out_what_is_later_foreign_or_told_before() {
    NewsItem later =
        new NewsItem("l", TestDesk.AAPL, "Later", "b", "s", AS_OF, AS_OF.plusSeconds(1));
    NewsItem foreign =
        new NewsItem("f", new Symbol("MSFT"), "Foreign", "b", "s", CLEAN.publishedAt(), AS_OF);
    NewsItem again = item("z", CLEAN.headline(), CLEAN.body() + " Again.", "Other wire");
    Stories stories = Stories.clean(List.of(later, foreign, CLEAN, again), TestDesk.AAPL, AS_OF);
    assertThat(stories.items()).extracting(NewsItem::id).containsExactly("news.1");
    assertThat(stories.removed())
        .containsExactly(
            "1 story later than as-of", "1 story about another instrument", "1 story told before");
  }

  @Test
  void without_cleaning_most_of_the_corpus_would_move_the_decision() {
    Rating clean = TestDesk.decision(run(List.of(CLEAN), true)).rating();
    long moved = 0;
    for (Injection injection : corpus()) {
      Decision raw = TestDesk.decision(run(List.of(CLEAN, injection.item()), false));
      moved += distance(raw.rating(), clean) > 0 ? 1 : 0;
      assertThat(envelope(raw)).as("an obeyed order still stays in the envelope").isTrue();
    }
    assertThat(moved).isGreaterThanOrEqualTo(60);
  }

  private static final NewsItem CLEAN =
      item("c", "Apple ships a new watch", "Reviews are mixed and prices are unchanged.", "Wire");

  private static boolean envelope(Decision decision) {
    Ratio weight = decision.targetWeight();
    Ratio most = TargetWeights.DEFAULT.weight(Rating.BUY, List.of(Ratio.ONE));
    return weight == null || most == null || weight.compareTo(most) <= 0;
  }

  private static int distance(Rating one, Rating other) {
    return Math.abs(one.ordinal() - other.ordinal());
  }

  private static Run run(List<NewsItem> stories, boolean cleaned) {
    ObedientReasoner obedient = new ObedientReasoner();
    AgentWorker worker =
        new AgentWorker(
            new AgentWorker.Sources(
                TestDesk.market(TestDesk.aapl()),
                new Dossier((collection, symbol, asOf) -> Result.ok(stories), KnownAnswers.NONE),
                Memories.NONE),
            turn ->
                Result.ok(
                    cleaned
                        ? obedient
                        : brief ->
                            obedient.reason(
                                brief.news().isEmpty() ? brief : brief.withNews(stories))),
            TargetWeights.DEFAULT);
    return TestDesk.play(TestDesk.start(DAY, 1), worker);
  }
}
