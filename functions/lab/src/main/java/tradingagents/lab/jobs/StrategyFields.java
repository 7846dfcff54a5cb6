package tradingagents.lab.jobs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tradingagents.chain.http.Fields;
import tradingagents.lab.backtest.Tape;
import tradingagents.model.failure.Suggestion;
import tradingagents.quant.backtest.Strategy;
import tradingagents.quant.backtest.strategy.Rating;
import tradingagents.quant.backtest.strategy.RatingWeights;
import tradingagents.quant.backtest.strategy.RecordedDecisions;
import tradingagents.quant.backtest.strategy.RuleStrategy;
import tradingagents.quant.backtest.strategy.Strategies;

/** Reads what decides: a strategy by name, rules in words, or decisions that were made. */
final class StrategyFields {
  private static final int MOST_DECISIONS = 100_000;

  private record Decision(Optional<LocalDate> date, Optional<Rating> rating, String instrument) {}

  private StrategyFields() {}

  /** What makes the strategy for a tape once nothing of the body is wrong. */
  static Function<Tape, Strategy> read(Fields fields) {
    Optional<Strategy> named = fields.text("strategy", Strategies::named);
    Optional<String> enter = fields.text("enter", text -> text);
    Optional<String> exit = fields.text("exit", text -> text);
    List<Decision> decisions = new ArrayList<>();
    fields.objects("decisions", MOST_DECISIONS).forEach(one -> decisions.add(decision(one)));
    RatingWeights weights =
        fields.text("weights", StrategyFields::weights).orElse(RatingWeights.WHOLE);
    int ways =
        (fields.has("strategy") ? 1 : 0)
            + (fields.has("enter") ? 1 : 0)
            + (fields.has("decisions") ? 1 : 0);
    if (ways != 1) {
      fields.wrong(
          "strategy",
          "say what decides: either strategy, or enter with exit, or decisions; not "
              + (ways == 0 ? "nothing" : ways + " of them"));
    }
    if (fields.has("enter") != fields.has("exit")) {
      fields.wrong(fields.has("enter") ? "exit" : "enter", "enter and exit go together");
    }
    return tape -> {
      if (enter.isPresent()) {
        return RuleStrategy.of(enter.get(), exit.orElseThrow());
      }
      return named.orElseGet(() -> recorded(decisions, tape, weights));
    };
  }

  private static Decision decision(Fields fields) {
    fields.missing("date");
    fields.missing("rating");
    Decision decision =
        new Decision(
            fields.date("date"),
            fields.text("rating", Rating::named),
            fields.text("instrument", text -> text).orElse(""));
    fields.noOthers();
    return decision;
  }

  private static Strategy recorded(List<Decision> decisions, Tape tape, RatingWeights weights) {
    List<String> names = tape.names();
    List<RecordedDecisions.Known> known =
        decisions.stream()
            .map(one ->
                new RecordedDecisions.Known(
                    moment(one.date().orElseThrow()),
                    place(one.instrument(), names),
                    one.rating().orElseThrow()))
            .toList();
    List<Instant> closes = tape.dates().stream().map(StrategyFields::moment).toList();
    return RecordedDecisions.at("decisions", closes, known, weights);
  }

  private static int place(String name, List<String> names) {
    if (name.isEmpty() && names.size() == 1) {
      return 0;
    }
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          name.isEmpty()
              ? "with several instruments, each decision names its instrument"
              : "there is no instrument '%s'%s".formatted(name, Suggestion.ending(name, names)));
    }
    return names.indexOf(name);
  }

  private static RatingWeights weights(String name) {
    return switch (name) {
      case "whole" -> RatingWeights.WHOLE;
      case "desk" -> RatingWeights.DESK;
      default -> throw new IllegalArgumentException("must be whole or desk, not '" + name + "'");
    };
  }

  /** Days are compared with days only. */
  private static Instant moment(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
