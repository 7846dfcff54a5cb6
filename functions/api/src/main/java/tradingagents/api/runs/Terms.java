package tradingagents.api.runs;

import java.util.List;
import java.util.Locale;
import tradingagents.chain.http.Fields;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Step;

/**
 * How a run is to be done, whatever it is about: the same for a request and for a schedule.
 *
 * @param depth rounds of both debates
 * @param analysts who analyses, in the order of {@link Step}
 * @param model who reasons
 * @param approvalRequired whether a person must approve an order
 */
public record Terms(int depth, List<Step> analysts, String model, boolean approvalRequired) {
  private static final int MOST_ANALYSTS = 8;

  /** Orders the analysts. */
  public Terms {
    analysts = analysts.stream().sorted().toList();
  }

  /**
   * Reads the fields; each has a default. The caller then calls {@link Fields#done()}.
   *
   * @param fields of a body
   * @return of no use when the fields know of a fault
   */
  public static Terms read(Fields fields) {
    int depth = fields.number("depth", 1, Mandate.MAX_DEPTH).orElse(1);
    List<Step> analysts =
        fields
            .texts("analysts", MOST_ANALYSTS, Terms::analyst)
            .orElseGet(() -> Step.of(Step.Kind.ANALYST));
    if (analysts.isEmpty() || analysts.stream().distinct().count() != analysts.size()) {
      fields.wrong("analysts", "must name one or more different analysts");
    }
    String model = fields.text("model", Terms::model).orElse("rules");
    boolean approval = fields.flag("approvalRequired").orElse(false);
    return new Terms(depth, analysts, model, approval);
  }

  private static Step analyst(String name) {
    return Step.named(name.toLowerCase(Locale.ROOT) + "-analyst")
        .orElseThrow(
            () -> new IllegalArgumentException("must be market, news, sentiment or fundamentals"));
  }

  private static String model(String name) {
    if (!name.equals("rules")) {
      throw new IllegalArgumentException("must be rules");
    }
    return name;
  }
}
