package tradingagents.desk.report;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tradingagents.desk.evidence.Claim;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;

/**
 * Builds a run with every kind of outcome by reflection, with one text in every text field: a field
 * that is added tomorrow is filled too.
 */
final class AnyRun {
  static final Instant AT = Instant.parse("2018-05-11T20:00:00Z");
  private final String text;
  private final Set<String> filled = new LinkedHashSet<>();
  private final Set<Type> makes = new LinkedHashSet<>();

  private AnyRun(String text) {
    this.text = text;
  }

  static Run saying(String text) {
    return new AnyRun(text).run();
  }

  /** The names of all text fields that are filled, such as {@code Point.text}. */
  static Set<String> fields() {
    AnyRun any = new AnyRun("x");
    any.run();
    return any.filled;
  }

  static List<EvidenceLine> evidence(String text) {
    return Arrays.stream(Claim.Status.values())
        .map(s -> new EvidenceLine(text, BigDecimal.ONE, Fact.Unit.PRICE, text, AT, s))
        .toList();
  }

  private Run run() {
    Mandate mandate =
        new Mandate(
            new Symbol("AAPL"),
            LocalDate.of(2018, 5, 11),
            LocalDate.of(2018, 5, 11),
            AT,
            Step.of(Step.Kind.ANALYST),
            1,
            text,
            text,
            text,
            null,
            true,
            false,
            AT,
            AT.plusSeconds(60),
            Origin.UNKNOWN);
    Run run = Run.start(text, mandate);
    for (Step step : Step.values()) {
      run = run.with(recorded(Task.of(step), outcome(step)));
    }
    return run;
  }

  private Recorded recorded(Task task, Class<?> type) {
    Outcome outcome = (Outcome) make(type);
    Usage usage = (Usage) make(Usage.class);
    return new Recorded(task, outcome, usage, AT, AT.plusMillis(5));
  }

  /** Each type at a step that may say it, so that every part of a page is reached. */
  private static Class<?> outcome(Step step) {
    return switch (step) {
      case SENTIMENT_ANALYST, DEADLINE -> named("Failed");
      case MARKET_ANALYST, NEWS_ANALYST, FUNDAMENTALS_ANALYST -> Report.class;
      case BULL_RESEARCHER, BEAR_RESEARCHER -> named("Argument");
      case AGGRESSIVE_RISK, CONSERVATIVE_RISK, NEUTRAL_RISK -> named("Argument");
      case RESEARCH_MANAGER -> named("Ruling");
      case TRADER -> named("Proposal");
      case PORTFOLIO_MANAGER -> named("Decision");
      case RISK_CHECK -> named("RiskVerdict");
      case BROKER_ACTION -> named("OrderReceipt");
      case APPROVAL -> named("Approval");
      case CANCELLATION -> named("Cancelled");
    };
  }

  private static Class<?> named(String name) {
    return Arrays.stream(Outcome.class.getPermittedSubclasses())
        .filter(type -> type.getSimpleName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Object make(Type type) {
    if (type instanceof ParameterizedType list) {
      Type element = list.getActualTypeArguments()[0];
      // Outcomes hold outcomes of their own kind, their samples: one level is enough.
      if (makes.contains(element)) {
        return List.of();
      }
      List<Object> values = new ArrayList<>();
      values.add(make(element));
      return values;
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isEnum()) {
      return raw.getEnumConstants()[0];
    }
    return switch (raw.getSimpleName()) {
      case "String" -> text;
      case "BigDecimal" -> new BigDecimal("12.5");
      case "boolean" -> true;
      case "double" -> 0.5;
      case "int" -> 7;
      case "long" -> 7L;
      case "Instant" -> AT;
      case "LocalDate" -> LocalDate.of(2018, 5, 11);
      case "Symbol" -> new Symbol("AAPL");
      case "Currency" -> Currency.USD;
      default -> {
        makes.add(raw);
        Object made = record(raw);
        makes.remove(raw);
        yield made;
      }
    };
  }

  private Object record(Class<?> type) {
    RecordComponent[] parts = type.getRecordComponents();
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      values[i] = make(parts[i].getGenericType());
      if (parts[i].getType() == String.class) {
        filled.add(type.getSimpleName() + "." + parts[i].getName());
      }
    }
    try {
      Class<?>[] types =
          Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }
}
