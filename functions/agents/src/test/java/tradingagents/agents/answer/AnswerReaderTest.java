package tradingagents.agents.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.desk.roster.Roster;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Stance;
import tradingagents.desk.run.Step;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Price;
import tradingagents.model.money.Ratio;

class AnswerReaderTest {
  private static Result<Outcome> read(Step step, String json) {
    return AnswerReader.read(Roster.of(step), Currency.USD, json);
  }

  private static String refused(Step step, String json) {
    if (read(step, json) instanceof Result.Err<Outcome>(Failure failure)) {
      assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE_ANSWER);
      return failure.detail();
    }
    throw new AssertionError("accepted: " + json);
  }

  @Test
  void reads_every_type_field_by_field() {
    Point point = new Point("p", List.of(new Point.Citation("market.close", "1.50")));
    String points = "[{'text':'p','citations':[{'fact':'market.close','value':'1.50'}]}]";
    assertThat(ok(Step.NEWS_ANALYST, "{'stance':'MIXED','summary':'s','points':" + points + "}"))
        .isEqualTo(new Report(Stance.MIXED, "s", List.of(point), List.of()));
    assertThat(ok(Step.BULL_RESEARCHER, "{'speech':'s','points':" + points + "}"))
        .isEqualTo(new Argument("s", List.of(point), null));
    assertThat(ok(Step.NEUTRAL_RISK, "{'speech':'s','points':[],'appetite':'0.25'}"))
        .isEqualTo(new Argument("s", List.of(), Ratio.of("0.25")));
    assertThat(
            ok(
                Step.RESEARCH_MANAGER,
                "{'rating':'HOLD','confidence':0,'rationale':'r','reasonsFor':"
                    + points
                    + ",'reasonsAgainst':[]}"))
        .isEqualTo(new Ruling(Rating.HOLD, 0, "r", List.of(point), List.of()));
    assertThat(ok(Step.TRADER, "{'action':'SELL','reasoning':'r','entry':'2.5','stop':null}"))
        .isEqualTo(new Proposal(Proposal.Action.SELL, "r", Price.of("2.5", Currency.USD), null));
    assertThat(
            ok(
                Step.PORTFOLIO_MANAGER,
                "{'rating':'SELL','confidence':1,'summary':'s','thesis':'t','reasonsFor':[],"
                    + "'reasonsAgainst':[]}"))
        .isEqualTo(new Decision(Rating.SELL, null, 1, "s", "t", null, null, List.of(), List.of()));
  }

  private static Outcome ok(Step step, String json) {
    return read(step, json.replace('\'', '"')).orThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "trader | `` | must be a JSON object",
        "trader | I would buy | not JSON",
        "trader | [] | must be a JSON object",
        "trader | {\"action\":\"BUY\",\"reasoning\":\"r\"} x | not JSON",
        "trader | {\"action\":\"BUY\",\"action\":\"SELL\",\"reasoning\":\"r\"} | Duplicate",
        "trader | {\"action\":\"Buy\",\"reasoning\":\"r\"} | action must be one of [BUY, HOLD",
        "trader | {\"action\":1,\"reasoning\":\"r\"} | action must be one of",
        "trader | {\"reasoning\":\"r\"} | lacks the field action",
        "trader | {\"action\":\"BUY\",\"reasoning\":\" \"} | reasoning must be text",
        "trader | {\"action\":\"BUY\",\"reasoning\":\"r\",\"entry\":5} | entry must be decimal"
            + " text",
        "trader | {\"action\":\"BUY\",\"reasoning\":\"r\",\"stop\":\"5%\"} | stop must be decimal",
        "trader | {\"action\":\"BUY\",\"reasoning\":\"r\",\"stop\":\"N/A\"} | stop must be decimal",
        "trader | {\"action\":\"BUY\",\"reasoning\":\"r\",\"stop\":\"0\"} | price above zero",
        "trader | {\"action\":\"BUY\",\"reasoning\":\"r\",\"stop\":\"-1\"} | price above zero",
        "trader | {\"action\":\"BUY\",\"reasoning\":\"r\",\"size\":\"all\"} | unknown field 'size'",
        "neutral-risk | {\"speech\":\"s\",\"points\":[]} | lacks the field appetite",
        "neutral-risk | {\"speech\":\"s\",\"points\":[],\"appetite\":\"1.1\"} | from 0 to 1",
        "neutral-risk | {\"speech\":\"s\",\"points\":[],\"appetite\":0.5} | decimal text",
        "bull-researcher | {\"speech\":\"s\",\"points\":[],\"appetite\":\"1\"} | unknown field",
        "bull-researcher | {\"speech\":\"s\",\"points\":{}} | points must be a list",
        "bull-researcher | {\"speech\":\"s\",\"points\":[7]} | points[0] must be a JSON object",
        "bull-researcher |"
            + " {\"speech\":\"s\",\"points\":[{\"text\":\"t\",\"citations\":[{\"fact\":\"f\",\"value\":\"12"
            + " %\"}]}]} | points[0]: citations[0]: value",
        "market-analyst | {\"stance\":\"MIXED\",\"summary\":\"s\",\"points\":[],\"facts\":[]} |"
            + " unknown field 'facts'",
        "portfolio-manager |"
            + " {\"rating\":\"BUY\",\"confidence\":\"0.5\",\"summary\":\"s\",\"thesis\":\"t\",\"reasonsFor\":[],\"reasonsAgainst\":[]}"
            + " | confidence must be a number",
        "portfolio-manager |"
            + " {\"rating\":\"BUY\",\"confidence\":1.5,\"summary\":\"s\",\"thesis\":\"t\",\"reasonsFor\":[],\"reasonsAgainst\":[]}"
            + " | confidence must be a number",
        "portfolio-manager |"
            + " {\"rating\":\"BUY\",\"confidence\":0.5,\"targetWeight\":\"0.9\",\"summary\":\"s\",\"thesis\":\"t\",\"reasonsFor\":[],\"reasonsAgainst\":[]}"
            + " | unknown field 'targetWeight'"
      })
  void refuses_what_is_not_the_asked_type_and_names_the_field(
      String step, String json, String sentence) {
    assertThat(refused(Step.named(step).orElseThrow(), json)).contains(sentence);
  }

  @Test
  void refuses_too_much() {
    String long20001 = "x".repeat(20_001);
    String many = "[" + "{\"text\":\"t\",\"citations\":[]},".repeat(50) + "{}]";
    assertThat(refused(Step.TRADER, "{\"action\":\"BUY\",\"reasoning\":\"" + long20001 + "\"}"))
        .contains("longer than 20000");
    assertThat(refused(Step.BULL_RESEARCHER, "{\"speech\":\"s\",\"points\":" + many + "}"))
        .contains("more than 50");
    assertThat(refused(Step.TRADER, "[".repeat(5000))).contains("not JSON");
    assertThat(refused(Step.TRADER, "x".repeat(300_001))).contains("300000 are allowed");
  }
}
