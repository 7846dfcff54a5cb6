package tradingagents.testkit.models;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tradingagents.desk.run.Step;

/**
 * A model that does its work: it answers each agent with the type the desk asks for, and quotes the
 * close from the case file where there is one. It knows who it is from the word {@code Role:} of
 * the task, as a model would.
 *
 * @param rating what its managers say
 */
public record TypedAnswers(String rating) implements Function<Asked, Behaviour> {
  private static final Pattern ROLE = Pattern.compile("Role: ([a-z]+(?: [a-z]+)*)[,.]");
  private static final Pattern CLOSE = Pattern.compile("market\\.close (\\d+(?:\\.\\d+)?)");

  private static final String POINT =
      "[{\"text\":\"The close is CLOSE.\","
          + "\"citations\":[{\"fact\":\"market.close\",\"value\":\"CLOSE\"}]}]";

  @Override
  public Behaviour apply(Asked asked) {
    return Behaviour.says(answer(asked.request()));
  }

  /**
   * The answer to a request.
   *
   * @param request its body
   * @return one JSON document
   */
  public String answer(String request) {
    Step step = role(request);
    String points = points(request);
    return switch (step.kind()) {
      case ANALYST ->
          "{\"stance\":\"BULLISH\",\"summary\":\"%s\",\"points\":%s}"
              .formatted(words(step), points);
      case DEBATER -> "{\"speech\":\"%s\",\"points\":%s}".formatted(words(step), points);
      case RISK_VOICE ->
          "{\"speech\":\"%s\",\"points\":%s,\"appetite\":\"0.8\"}".formatted(words(step), points);
      case DECIDER -> decider(step, points);
      case AUTHORITY, PERSON, CLOCK -> throw new IllegalStateException(step + " is no agent");
    };
  }

  private String decider(Step step, String points) {
    String reasons = ",\"reasonsFor\":%s,\"reasonsAgainst\":[]}".formatted(points);
    return switch (step) {
      case RESEARCH_MANAGER ->
          "{\"rating\":\"%s\",\"confidence\":0.6,\"rationale\":\"%s\""
                  .formatted(rating, words(step))
              + reasons;
      case TRADER ->
          "{\"action\":\"%s\",\"reasoning\":\"%s\",\"entry\":\"\",\"stop\":\"\"}"
              .formatted(action(), words(step));
      default ->
          "{\"rating\":\"%s\",\"confidence\":0.6,\"summary\":\"%s\",\"thesis\":\"%s\","
                  .formatted(rating, words(step), words(step))
              + "\"priceTarget\":\"\",\"timeHorizon\":\"\""
              + reasons;
    };
  }

  private String action() {
    return switch (rating) {
      case "BUY", "OVERWEIGHT" -> "BUY";
      case "SELL", "UNDERWEIGHT" -> "SELL";
      default -> "HOLD";
    };
  }

  private static String words(Step step) {
    return "The " + step.wireName() + " has read the file and says what it says.";
  }

  private static String points(String request) {
    Matcher close = CLOSE.matcher(request);
    return close.find() ? POINT.replace("CLOSE", close.group(1)) : "[]";
  }

  private static Step role(String request) {
    Matcher role = ROLE.matcher(request);
    String last = "";
    while (role.find()) {
      last = role.group(1);
    }
    String name = last.toLowerCase(Locale.ROOT).replace(" voice", "").replace(' ', '-');
    return Step.named(name)
        .orElseThrow(() -> new IllegalArgumentException("no agent is called '" + name + "'"));
  }
}
