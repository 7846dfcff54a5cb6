package tradingagents.agents.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tradingagents.agents.TestDesk;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;

class TrimmingTest {
  private static final List<Brief> ASKED =
      TalkingDesk.play(3, LocalDate.of(2018, 5, 11), 5, TestDesk.ANALYSTS, 12).asked();

  private static Brief brief(Step step, int round) {
    return ASKED.stream()
        .filter(brief -> brief.task().equals(new Task(step, round)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_oldest_turns_go_first_and_the_brief_says_so() {
    Brief last = brief(Step.BEAR_RESEARCHER, 5);
    Rendered whole = Samples.render(last);
    Rendered trimmed = Samples.render(last, whole.tokens().total() - 300);

    assertThat(trimmed.fits()).isTrue();
    assertThat(trimmed.trims()).hasSize(1);
    assertThat(trimmed.trims().getFirst())
        .matches("\\d earlier turns? of the debate (is|are) left out");
    assertThat(trimmed.caseFile())
        .contains("\nDEBATE\n(" + trimmed.trims().getFirst() + ")\n")
        .doesNotContain("bull-researcher round 1>>")
        .contains("bull-researcher round 5>>");
  }

  @Test
  void the_rules_apply_in_their_order_and_keep_what_was_cited() {
    Brief all = brief(Step.PORTFOLIO_MANAGER, 1);
    Rendered smallest = Samples.render(all, 1);

    assertThat(smallest.fits()).isFalse();
    assertThat(smallest.trims().stream().map(line -> line.replaceAll("^\\d+ ", "")))
        .containsExactly(
            "earlier turns of the debate are left out",
            "earlier turns of the risk debate are left out",
            "points of reports are left out",
            "facts that nobody cites are left out");
    assertThat(smallest.caseFile())
        .contains("bull-researcher round 5>>")
        .contains("bear-researcher round 5>>")
        .contains("aggressive-risk round 5")
        .contains("market.close ")
        .contains("market.atr14 ");
  }

  @Test
  void a_fact_that_is_still_cited_is_never_left_out() {
    for (Brief brief : ASKED) {
      Trimming trimmed = Trimming.none(brief);
      for (Trimming next = trimmed; next != null; next = next.next()) {
        trimmed = next;
      }
      Set<String> ids = trimmed.brief().facts().stream().map(Fact::id).collect(Collectors.toSet());
      assertThat(ids).containsAll(cited(trimmed.brief()));
    }
  }

  private static List<String> cited(Brief brief) {
    Stream<Point> said =
        Stream.of(brief.debate(), brief.riskDebate())
            .flatMap(List::stream)
            .flatMap(turn -> turn.what().points().stream());
    Stream<Point> reported =
        brief.reports().stream().flatMap(report -> report.what().points().stream());
    return Stream.concat(said, reported)
        .flatMap(point -> point.citations().stream())
        .map(Point.Citation::fact)
        .toList();
  }

  @Test
  void the_oldest_stories_go_and_the_newest_stays() {
    Brief news = brief(Step.NEWS_ANALYST, 1);
    Rendered smallest = Samples.render(news, 1);

    assertThat(news.news()).hasSize(12);
    assertThat(smallest.trims()).containsExactly("11 older stories are left out");
    assertThat(smallest.caseFile()).contains("\n1 | ").doesNotContain("\n2 | ");
  }

  @Test
  void a_brief_that_fits_is_left_alone() {
    for (Brief brief : ASKED) {
      Rendered rendered = Samples.render(brief);
      assertThat(rendered.trims()).as(brief.task().toString()).isEmpty();
      assertThat(Samples.render(brief, rendered.tokens().total()))
          .isEqualTo(
              new Rendered(
                  rendered.system(),
                  rendered.sections(),
                  rendered.task(),
                  rendered.promptHash(),
                  List.of(),
                  rendered.tokens(),
                  rendered.tokens().total()));
    }
  }
}
