package tradingagents.agents.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.agents.TestDesk;
import tradingagents.agents.rules.RulesReasoner;
import tradingagents.agents.turn.MarketTools;
import tradingagents.desk.report.EvidenceLedger;
import tradingagents.desk.report.EvidenceLine;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Worker.Work;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Price;
import tradingagents.model.money.Ratio;

class ScriptTest {
  private static final LocalDate DAY = LocalDate.of(2018, 5, 10);

  private static Run play(String json) {
    ScriptDocument script = ScriptDocument.parse(json).orThrow();
    ScriptReasoner reasoner = new ScriptReasoner(script, new RulesReasoner(), MarketTools.none());
    return TestDesk.play(TestDesk.start(DAY, 1), TestDesk.worker(TestDesk.aapl(), reasoner));
  }

  private static String example() throws IOException {
    String root = Objects.requireNonNull(System.getProperty("repository.root"));
    return Files.readString(Path.of(root, "docs", "examples", "script-buy.json"));
  }

  @Test
  void the_documented_example_plays_to_a_buy() throws IOException {
    Run run = play(example());
    Decision decision = TestDesk.decision(run);
    assertThat(decision.rating()).isEqualTo(Rating.BUY);
    assertThat(decision.targetWeight()).isEqualTo(Ratio.of("0.16"));
    assertThat(decision.priceTarget()).isEqualTo(Price.of("210", Currency.USD));
    assertThat(decision.timeHorizon()).isEqualTo("3 months");
    assertThat(Workflow.due(run)).containsExactly(Task.of(Step.RISK_CHECK));
    assertThat(run.outcomes())
        .filteredOn(r -> r.usage().model() != null)
        .hasSize(9)
        .allMatch(r -> "script".equals(r.usage().model()));
  }

  @Test
  void the_ledger_tells_true_from_wrong_from_unknown_numbers_in_the_example() throws IOException {
    List<EvidenceLine> lines = EvidenceLedger.of(play(example()));
    assertThat(lines)
        .extracting(line -> line.claim() + " " + line.value() + " " + line.status())
        .containsExactly(
            "The close is 190.039993. 190.039993 VERIFIED",
            "Its 50-session average is 173.718801. 173.718801 VERIFIED",
            "The price gained 22.49 % in a quarter. 0.224879 VERIFIED",
            "The RSI is above 80. 80.1 CONTRADICTED",
            "The RSI is above 80. 80 CONTRADICTED",
            "Margins are shrinking. 0.21 UNSUPPORTED",
            "The RSI is above 80, and margins are shrinking. 80 CONTRADICTED");
  }

  @Test
  void garbage_in_a_decider_is_a_review() {
    Run run =
        play(
            "{\"answers\":[{\"step\":\"trader\",\"garbage\":\"Buy buy buy\"}],"
                + "\"otherwise\":\"rules\"}");
    assertThat(Workflow.status(run)).isEqualTo(Status.REVIEW);
    assertThat(run.recorded(Task.of(Step.RESEARCH_MANAGER)).orElseThrow().usage().model())
        .isEqualTo("rules");
  }

  @Test
  void a_turn_that_is_not_named_fails_when_the_script_says_so() {
    Run run = play("{\"answers\":[]}");
    assertThat(Workflow.status(run)).isEqualTo(Status.FAILED);
    assertThat(Workflow.failure(run).orElseThrow().detail())
        .isEqualTo("the script has no answer for bull-researcher#1");
  }

  @Test
  void a_scripted_failure_comes_with_its_reason() {
    String json =
        "{\"answers\":[{\"step\":\"bull-researcher\",\"round\":1,\"failure\":\"TIMEOUT\"}],"
            + "\"otherwise\":\"rules\"}";
    ScriptReasoner reasoner =
        new ScriptReasoner(
            ScriptDocument.parse(json).orThrow(), new RulesReasoner(), MarketTools.none());
    Result<Work> work =
        TestDesk.worker(TestDesk.aapl(), reasoner)
            .work(TestDesk.start(DAY, 1), Task.of(Step.BULL_RESEARCHER));
    assertThat(work)
        .isEqualTo(Result.err(Reason.TIMEOUT, "the script lets bull-researcher#1 fail"));
  }

  @Test
  void an_answer_is_played_in_its_own_round_only() {
    String speech = "{\"speech\":\"only in two\",\"points\":[]}";
    String json =
        "{\"answers\":[{\"step\":\"bear-researcher\",\"round\":2,\"answer\":"
            + speech
            + "}],\"otherwise\":\"rules\"}";
    ScriptReasoner reasoner =
        new ScriptReasoner(
            ScriptDocument.parse(json).orThrow(), new RulesReasoner(), MarketTools.none());
    Run run = TestDesk.play(TestDesk.start(DAY, 2), TestDesk.worker(TestDesk.aapl(), reasoner));
    assertThat(said(run, 1)).doesNotContain("only in two");
    assertThat(said(run, 2)).isEqualTo("only in two");
  }

  private static String said(Run run, int round) {
    Task task = new Task(Step.BEAR_RESEARCHER, round);
    return ((Argument) run.recorded(task).orElseThrow().outcome()).speech();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no json | not JSON",
        "[] | the script must be a JSON object",
        "{} | needs a list 'answers'",
        "{\"answers\":[],\"otherwise\":\"guess\"} | \"rules\" or \"fail\", not \"guess\"",
        "{\"answers\":[],\"extra\":1} | unknown field 'extra'",
        "{\"answers\":[7]} | answers[0] must be a JSON object",
        "{\"answers\":[{\"step\":\"broker-action\",\"garbage\":\"x\"}]} | answers[0]: 'step' must"
            + " be one of [market-analyst",
        "{\"answers\":[{\"garbage\":\"x\"}]} | not nothing",
        "{\"answers\":[{\"step\":\"trader\",\"round\":2,\"garbage\":\"x\"}]} | 'round' of trader"
            + " must be 1 to 1, not 2",
        "{\"answers\":[{\"step\":\"neutral-risk\",\"round\":6,\"garbage\":\"x\"}]} | must be 1 to"
            + " 5, not 6",
        "{\"answers\":[{\"step\":\"neutral-risk\",\"round\":\"1\",\"garbage\":\"x\"}]} | must be 1"
            + " to 5, not \"1\"",
        "{\"answers\":[{\"step\":\"trader\"}]} | answers[0] needs exactly one of",
        "{\"answers\":[{\"step\":\"trader\",\"garbage\":\"x\",\"failure\":\"TIMEOUT\"}]} | not"
            + " [failure, garbage]",
        "{\"answers\":[{\"step\":\"trader\",\"garbage\":7}]} | 'garbage' must be text, not 7",
        "{\"answers\":[{\"step\":\"trader\",\"failure\":\"LAZY\"}]} | 'failure' must be one of"
            + " [INVALID",
        "{\"answers\":[{\"step\":\"trader\",\"answer\":{\"action\":\"BUY\"}}]} | answers[0]"
            + " (trader#1): the answer lacks the field reasoning",
        "{\"answers\":[{\"step\":\"trader\",\"garbage\":\"x\"},{\"step\":\"trader\",\"round\":1,\"garbage\":\"y\"}]}"
            + " | answers[1]: trader#1 is answered twice"
      })
  void a_bad_script_is_refused_with_its_entry_and_field(String json, String sentence) {
    if (ScriptDocument.parse(json) instanceof Result.Err<ScriptDocument>(Failure failure)) {
      assertThat(failure.reason()).isEqualTo(Reason.INVALID);
      assertThat(failure.detail()).contains(sentence);
    } else {
      throw new AssertionError("accepted: " + json);
    }
  }
}
