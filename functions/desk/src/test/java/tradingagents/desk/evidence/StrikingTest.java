package tradingagents.desk.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tradingagents.desk.evidence.Claim.Status;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Point.Citation;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Stance;
import tradingagents.model.market.NewsItem;
import tradingagents.model.market.Symbol;

class StrikingTest {
  private static final LocalDate DAY = LocalDate.of(2018, 5, 10);
  private static final Instant AT = Instant.parse("2018-05-10T20:00:00Z");
  private static final Fact GAP =
      new Fact(
          "market.close-to-sma200",
          "Close to its 200-session average",
          new BigDecimal("-0.135712"),
          Fact.Unit.RATIO,
          "cells",
          AT);

  private static Scope scope(List<Fact> facts) {
    return new Scope(new Symbol("AAPL"), DAY, AT, DAY, "USD", facts, null);
  }

  private static Argument struck(String speech, Point... points) {
    return new Striking(scope(List.of(GAP))).of(new Argument(speech, List.of(points), null));
  }

  @Test
  void strikes_the_sentence_that_is_contradicted_and_keeps_the_others() {
    String speech =
        "The trend matters. The close is 13.57 % above its 200-session average. Be careful.";
    assertThat(struck(speech).speech())
        .isEqualTo("The trend matters. " + Striking.STRUCK + " Be careful.");
  }

  @Test
  void leaves_what_is_verified_as_it_was_said() {
    String speech = "The close is 13.57 % below its 200-session average.\nBe careful.";
    assertThat(struck(speech).speech()).isEqualTo(speech);
  }

  @Test
  void drops_a_point_whose_citation_is_wrong_and_marks_one_that_nothing_supports() {
    Point wrong = new Point("Far below.", List.of(new Citation(GAP.id(), "0.135712")));
    Point unknown = new Point("Margins shrink.", List.of(new Citation("accounts.margin", "0.2")));
    Point right = new Point("Far below.", List.of(new Citation(GAP.id(), "-0.1357")));
    assertThat(struck("s", wrong, unknown, right).points())
        .containsExactly(
            new Point("Margins shrink. " + Striking.UNSUPPORTED, unknown.citations()), right);
  }

  @Test
  void a_side_without_a_number_is_checked_and_a_plan_is_not() {
    assertThat(struck("The close stands above its 200-session average.").speech())
        .isEqualTo(Striking.STRUCK);
    String plan = "Buy now, out above its 200-session average.";
    assertThat(struck(plan).speech()).isEqualTo(plan);
  }

  @Test
  void a_story_is_evidence_for_the_numbers_that_stand_in_it() {
    NewsItem story =
        new NewsItem(
            "news.3", new Symbol("AAPL"), "Screens", "Up 12.5 % to 3.1 million.", "Wire", AT, AT);
    Point quoted = new Point("Shipments rose 12.5 %.", List.of(new Citation("news.3", "12.5")));
    Point wrong = new Point("Shipments rose.", List.of(new Citation("news.3", "21.5")));
    Report report = new Report(Stance.BULLISH, "s", List.of(quoted, wrong), List.of());
    List<Fact> facts = StoryFacts.quoted(report, List.of(story));
    assertThat(facts).extracting(Fact::id).containsExactly("news.3.1", "news.3.2");
    EvidenceChecker checker = new EvidenceChecker(scope(facts));
    assertThat(checker.claims(quoted)).allMatch(claim -> claim.status() == Status.VERIFIED);
    assertThat(checker.claims(wrong))
        .anyMatch(claim -> claim.status() == Status.CONTRADICTED && claim.why().contains("12.5"));
  }
}
