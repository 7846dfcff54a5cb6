package tradingagents.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.Fields;
import tradingagents.chain.http.Problem;
import tradingagents.chain.http.ProblemException;
import tradingagents.chain.http.Reply;
import tradingagents.lab.analytics.Answers;
import tradingagents.lab.analytics.AttributionStudy;
import tradingagents.lab.analytics.FactorsStudy;
import tradingagents.lab.analytics.GainsStudy;
import tradingagents.lab.analytics.HarvestStudy;
import tradingagents.lab.analytics.IndicatorsStudy;
import tradingagents.lab.analytics.MetricsStudy;
import tradingagents.lab.analytics.OptimizeStudy;
import tradingagents.lab.analytics.RebalanceStudy;
import tradingagents.lab.analytics.ScenarioStudy;
import tradingagents.lab.analytics.Study;

/** The list of studies, and how each answers over HTTP. */
public final class Studies {
  /** A request of more characters is refused. */
  public static final int LONGEST_REQUEST = 4_000_000;

  /** An answer of more characters is refused: Lambda hands back 6 MB at most. */
  public static final int LONGEST_ANSWER = 5_000_000;

  private Studies() {}

  /**
   * Every kind of analysis.
   *
   * @return each kind once
   */
  public static List<Study<?, ?>> all() {
    return List.of(
        new IndicatorsStudy(),
        new MetricsStudy(),
        new OptimizeStudy(),
        new AttributionStudy(),
        new FactorsStudy(),
        new RebalanceStudy(),
        new HarvestStudy(),
        new GainsStudy(),
        new ScenarioStudy());
  }

  /**
   * The operations of the HTTP function.
   *
   * @return by route
   */
  static Map<String, Function<Call, Reply>> operations() {
    Map<String, Function<Call, Reply>> operations = new LinkedHashMap<>();
    for (Study<?, ?> study : all()) {
      operations.put("POST /v1/analytics/" + study.kind(), call -> reply(study, call));
    }
    return operations;
  }

  private static <Q, A> Reply reply(Study<Q, A> study, Call call) {
    String answer;
    try {
      Q request = study.read(Fields.of(call, LONGEST_REQUEST));
      answer = Answers.write(study.answer(request));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.invalid(String.valueOf(e.getMessage())));
    }
    if (answer.length() > LONGEST_ANSWER) {
      throw new ProblemException(
          Problem.tooLarge(
              "the answer would have " + answer.length() + " characters; ask for less at once"));
    }
    return Reply.json(200, answer);
  }
}
