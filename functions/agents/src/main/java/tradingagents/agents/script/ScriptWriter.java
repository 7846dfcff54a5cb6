package tradingagents.agents.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.turn.MarketTools;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Stance;
import tradingagents.model.money.Price;

/** Writes what the agents of a run said as a script that plays it again. */
public final class ScriptWriter {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final Pattern LOOKED_UP =
      Pattern.compile("tool\\.(.+?)(?:\\.[A-Za-z]\\w*)?@(\\d{4}-\\d\\d-\\d\\d)");

  private ScriptWriter() {}

  /**
   * The script of a run.
   *
   * @param run with what was said; of a sampled step what speaks for the samples
   * @return a document that {@link ScriptDocument} reads
   */
  public static String of(Run run) {
    ObjectNode script = JsonNodeFactory.instance.objectNode();
    ArrayNode answers = script.putArray("answers");
    run.outcomes().stream()
        .filter(recorded -> recorded.task().step().isAgent())
        .filter(recorded -> !isCodeWord(recorded))
        .sorted((a, b) -> a.task().compareTo(b.task()))
        .forEach(recorded -> answers.add(entry(recorded)));
    script.put("otherwise", "fail");
    try {
      return MAPPER.writeValueAsString(script) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An analyst without a source is answered by code; a script is not asked. */
  private static boolean isCodeWord(Recorded recorded) {
    return recorded.outcome() instanceof Report report
        && report.stance() == Stance.NO_DATA
        && recorded.usage().model() == null;
  }

  private static ObjectNode entry(Recorded recorded) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("step", recorded.task().step().wireName()).put("round", recorded.task().round());
    if (recorded.outcome() instanceof Failed failed) {
      entry.put("failure", failed.failure().reason().name());
      return entry;
    }
    if (recorded.outcome() instanceof Report report) {
      lookUps(entry, report.facts());
    }
    entry.set("answer", answer(recorded.outcome()));
    return entry;
  }

  private static void lookUps(ObjectNode entry, List<Fact> facts) {
    ArrayNode lookUps = JsonNodeFactory.instance.arrayNode();
    for (Fact fact : facts) {
      Matcher matcher = LOOKED_UP.matcher(fact.id());
      if (matcher.matches()) {
        String name = matcher.group(1);
        ObjectNode one = JsonNodeFactory.instance.objectNode();
        one.put("tool", name.equals("close") ? MarketTools.CLOSES : MarketTools.INDICATOR);
        one.put(name.equals("close") ? "sessions" : "name", name.equals("close") ? "30" : name);
        if (!name.equals("close")) {
          one.put("session", matcher.group(2));
        }
        boolean isNew = true;
        for (var before : lookUps) {
          isNew &= !before.equals(one);
        }
        if (isNew) {
          lookUps.add(one);
        }
      }
    }
    if (!lookUps.isEmpty()) {
      entry.set("lookUps", lookUps);
    }
  }

  /**
   * An outcome as the answer it was read from.
   *
   * @param outcome of an agent
   * @return of the shape the agent must answer
   */
  public static ObjectNode answer(Outcome outcome) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    switch (outcome) {
      case Report report -> {
        answer.put("stance", report.stance().name()).put("summary", report.summary());
        answer.set("points", points(report.points()));
      }
      case Argument argument -> {
        answer.put("speech", argument.speech());
        answer.set("points", points(argument.points()));
        if (argument.appetite() != null) {
          answer.put("appetite", argument.appetite().toString());
        }
      }
      case Ruling ruling -> {
        answer.put("rating", ruling.rating().name()).put("confidence", ruling.confidence());
        answer.put("rationale", ruling.rationale());
        reasons(answer, ruling.reasonsFor(), ruling.reasonsAgainst());
      }
      case Proposal proposal -> {
        answer.put("action", proposal.action().name()).put("reasoning", proposal.reasoning());
        price(answer, "entry", proposal.entry());
        price(answer, "stop", proposal.stop());
      }
      case Decision decision -> {
        answer.put("rating", decision.rating().name()).put("confidence", decision.confidence());
        answer.put("summary", decision.summary()).put("thesis", decision.thesis());
        price(answer, "priceTarget", decision.priceTarget());
        if (decision.timeHorizon() != null) {
          answer.put("timeHorizon", decision.timeHorizon());
        }
        reasons(answer, decision.reasonsFor(), decision.reasonsAgainst());
      }
      default -> throw new IllegalArgumentException("no agent says a " + outcome.getClass());
    }
    return answer;
  }

  private static void reasons(ObjectNode answer, List<Point> reasonsFor, List<Point> against) {
    answer.set("reasonsFor", points(reasonsFor));
    answer.set("reasonsAgainst", points(against));
  }

  private static void price(ObjectNode answer, String name, @Nullable Price price) {
    if (price != null) {
      answer.put(name, price.value().toPlainString());
    }
  }

  private static ArrayNode points(List<Point> points) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Point point : points) {
      ObjectNode one = list.addObject().put("text", point.text());
      ArrayNode citations = one.putArray("citations");
      point
          .citations()
          .forEach(
              cited -> citations.addObject().put("fact", cited.fact()).put("value", cited.value()));
    }
    return list;
  }
}
