package tradingagents.agents.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tradingagents.agents.answer.Fingerprint;
import tradingagents.desk.roster.Agent;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.roster.Briefs;
import tradingagents.desk.roster.Roster;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Workflow;
import tradingagents.model.money.Currency;
import tradingagents.testkit.RandomWords;

/** Runs whose speakers say anything: control characters, markup, other scripts, nothing at all. */
class WildWordsTest {
  private static final int RUNS = 150;

  @Test
  void whatever_was_said_stays_in_its_fence_and_the_file_only_grows() {
    for (int seed = 1; seed <= RUNS; seed++) {
      RandomWords words = new RandomWords(new Random(seed));
      Run run = Run.start("r1", words.mandate());
      String longest = "";
      for (Task task = due(run); task != null; task = due(run)) {
        Brief brief = brief(run, task);
        String file = Samples.render(brief).caseFile();
        everyFenceCloses(file, "seed " + seed + ", " + task);
        if (task.step().kind() == Step.Kind.DEBATER) {
          assertThat(file).startsWith(longest);
          longest = file;
        }
        run = run.with(words.recorded(task, words.outcome(brief.agent().answers())));
      }
      for (Agent agent : Roster.agents()) {
        everyFenceCloses(Samples.render(brief(run, Task.of(agent.step()))).caseFile(), "end");
      }
    }
  }

  private static Task due(Run run) {
    List<Task> due = Workflow.due(run).stream().filter(t -> t.step().isAgent()).toList();
    return due.isEmpty() ? null : due.getFirst();
  }

  /** Random facts are known at random instants: this run ends after all of them. */
  private static Brief brief(Run run, Task task) {
    List<Fact> facts = run.all(Report.class).flatMap(report -> report.facts().stream()).toList();
    Brief brief = Briefs.of(run, task, facts, Currency.USD);
    return new Brief(
        brief.agent(),
        brief.task(),
        brief.symbol(),
        LocalDate.of(2018, 6, 29),
        brief.asOf().plus(Duration.ofDays(40)),
        brief.currency(),
        brief.depth(),
        brief.facts(),
        brief.reports(),
        brief.debate(),
        brief.ruling(),
        brief.proposal(),
        brief.riskDebate(),
        brief.portfolio(),
        brief.news(),
        brief.lessons());
  }

  private static void everyFenceCloses(String file, String where) {
    int at = 0;
    while ((at = file.indexOf("<<", at)) >= 0) {
      int label = file.indexOf(">>\n", at);
      String tag = file.substring(at + 2, at + 6);
      int end = file.indexOf("\n<</" + tag + ">>\n", label + 2);
      String inside = file.substring(label + 3, Math.max(label + 3, end));
      assertThat(inside).as(where).doesNotContain("<<").doesNotContain(">>");
      assertThat(Fingerprint.of(inside)).as(where).startsWith(tag);
      at = end + 1 + "<</>>\n".length() + tag.length();
    }
  }
}
