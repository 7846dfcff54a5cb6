package tradingagents.lab.analytics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tradingagents.chain.http.Fields;
import tradingagents.quant.attribution.Attribution;
import tradingagents.quant.attribution.Effects;
import tradingagents.quant.attribution.Linking;
import tradingagents.quant.attribution.Period;
import tradingagents.quant.attribution.Segment;

/** Where a portfolio's excess return came from: allocation, selection, interaction. */
public final class AttributionStudy
    implements Study<AttributionStudy.Request, AttributionStudy.Answer> {
  private static final int MOST_PERIODS = 1000;
  private static final int MOST_SEGMENTS = 500;

  /**
   * What to explain.
   *
   * @param periods oldest first
   * @param linking how effects add up over time
   */
  public record Request(List<Period> periods, Linking linking) {
    /** Copies the periods. */
    public Request {
      periods = List.copyOf(periods);
    }
  }

  /**
   * The effects of one segment or period.
   *
   * @param allocation a fraction
   * @param selection a fraction
   * @param interaction a fraction
   * @param total their sum
   */
  public record Row(double allocation, double selection, double interaction, double total) {
    static Row of(Effects effects) {
      return new Row(
          effects.allocation(), effects.selection(), effects.interaction(), effects.total());
    }
  }

  /**
   * The explanation, all in fractions.
   *
   * @param portfolioReturn compounded
   * @param benchmarkReturn compounded
   * @param excessReturn portfolio minus benchmark
   * @param linking {@code carino} or {@code menchero}
   * @param allocation of all segments and periods, linked
   * @param selection likewise
   * @param interaction likewise; the three sum to the excess return
   * @param segments linked effects by segment
   * @param periods linked effects by period
   */
  public record Answer(
      double portfolioReturn,
      double benchmarkReturn,
      double excessReturn,
      String linking,
      double allocation,
      double selection,
      double interaction,
      Map<String, Row> segments,
      Map<String, Row> periods) {}

  @Override
  public String kind() {
    return "attribution";
  }

  @Override
  public Request read(Fields body) {
    Linking linking = body.text("linking", AttributionStudy::linking).orElse(Linking.CARINO);
    List<Period> periods = new ArrayList<>();
    for (Fields period : body.requiredObjects("periods", MOST_PERIODS)) {
      period(period).ifPresent(periods::add);
    }
    body.done();
    return new Request(periods, linking);
  }

  private static Optional<Period> period(Fields period) {
    String name = period.requiredText("name");
    List<Segment> segments = new ArrayList<>();
    for (Fields segment : period.requiredObjects("segments", MOST_SEGMENTS)) {
      segment(segment).ifPresent(segments::add);
    }
    return period.made(() -> new Period(name, segments));
  }

  private static Optional<Segment> segment(Fields segment) {
    String name = segment.requiredText("name");
    double portfolioWeight = segment.requiredDecimal("portfolioWeight");
    double benchmarkWeight = segment.requiredDecimal("benchmarkWeight");
    double portfolioReturn = segment.decimal("portfolioReturn", Double.NaN);
    double benchmarkReturn = segment.decimal("benchmarkReturn", Double.NaN);
    return segment.made(() ->
        new Segment(name, portfolioWeight, benchmarkWeight, portfolioReturn, benchmarkReturn));
  }

  /**
   * A way of linking by its name.
   *
   * @param name {@code carino} or {@code menchero}
   * @return the way
   */
  public static Linking linking(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "carino" -> Linking.CARINO;
      case "menchero" -> Linking.MENCHERO;
      default ->
          throw new IllegalArgumentException(
              "linking must be carino or menchero, not '" + name + "'");
    };
  }

  @Override
  public Answer answer(Request request) {
    Attribution attribution = Attribution.of(request.periods(), request.linking());
    Effects whole = attribution.effects();
    return new Answer(
        attribution.portfolioReturn(),
        attribution.benchmarkReturn(),
        attribution.excessReturn(),
        request.linking().name().toLowerCase(Locale.ROOT),
        whole.allocation(),
        whole.selection(),
        whole.interaction(),
        rows(attribution.segments()),
        rows(attribution.periods()));
  }

  private static Map<String, Row> rows(Map<String, Effects> effects) {
    Map<String, Row> rows = new LinkedHashMap<>();
    effects.forEach((name, effect) -> rows.put(name, Row.of(effect)));
    return rows;
  }
}
