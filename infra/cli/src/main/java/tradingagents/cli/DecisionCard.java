package tradingagents.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.evidence.Claim;
import tradingagents.desk.report.EvidenceLine;
import tradingagents.desk.report.RunView;
import tradingagents.desk.report.RunWords;
import tradingagents.desk.report.SafeText;
import tradingagents.desk.report.Wording;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.RiskVerdict.Check;
import tradingagents.desk.run.Run;
import tradingagents.model.money.Price;
import tradingagents.model.money.Ratio;
import tradingagents.model.order.Fill;
import tradingagents.model.order.Order;

/**
 * What a person reads at the end of a run, 100 columns wide: rating, size, confidence, three
 * reasons for and against with their numbers, every risk check, the order and its fill, data age,
 * model and cost. Texts of the run are made harmless for a terminal.
 */
public final class DecisionCard {
  private static final int KEY = 14;
  private static final int VALUE = 17;

  private static final int REASONS = 3;
  private static final int MARK = 13;
  private static final int RULE = 24;
  private static final String GAP = "  ";

  /** Amounts from a dollar up that have more digits than cents. */
  private static final Pattern EXACT_AMOUNT =
      Pattern.compile("(?<![\\d.])([1-9]\\d{0,30}\\.\\d{3,30}) USD");

  private final Run run;
  private final RunView view;
  private final Palette palette;
  private final Map<String, Fact> facts;
  private final List<String> lines = new ArrayList<>();

  private DecisionCard(Run run, RunView view, Palette palette) {
    this.run = run;
    this.view = view;
    this.palette = palette;
    this.facts = RunWords.facts(run);
  }

  /**
   * The card.
   *
   * @param run as it stands
   * @param view of the same run
   * @param palette colours, or none
   * @return lines that each end with a line end
   */
  public static String of(Run run, RunView view, Palette palette) {
    return new DecisionCard(run, view, palette).write();
  }

  private String write() {
    title();
    run.outcome(Decision.class).ifPresent(this::decision);
    run.outcome(RiskVerdict.class).ifPresent(this::verdict);
    RunWords.order(run).ifPresent(this::order);
    notes();
    files();
    return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
  }

  private void title() {
    String rule = "─".repeat(Columns.WIDTH);
    lines.add(palette.soft(rule));
    String rating =
        run.outcome(Decision.class).map(d -> painted(d.rating())).orElse("no decision yet");
    String when = "as of %s, close of %s".formatted(view.asOf(), view.session());
    String status = "run " + Wording.status(view.status());
    lines.add(
        palette.strong(SafeText.line(view.symbol()))
            + "   "
            + rating
            + "   "
            + palette.soft(when + "   " + status));
    lines.add(palette.soft(rule));
  }

  private String painted(Rating rating) {
    String words = Wording.mark(rating) + " " + rating.name();
    return switch (rating) {
      case BUY, OVERWEIGHT -> palette.up(words);
      case UNDERWEIGHT, SELL -> palette.down(words);
      case HOLD, REVIEW -> palette.strong(words);
    };
  }

  private void decision(Decision decision) {
    Ratio weight = decision.targetWeight();
    Price target = decision.priceTarget();
    String horizon = decision.timeHorizon();
    keys(
        "Target weight", weight == null ? "no change" : Wording.percent(weight.value()),
        "Confidence", Wording.percent(decision.confidence()),
        "Price target", target == null ? "none" : Wording.price(target.value()));
    String models = RunWords.models(run);
    boolean isShort = models.length() <= VALUE;
    keys(
        "Horizon", horizon == null ? "not said" : horizon,
        "Data age", RunWords.dataAge(run),
        "Model", isShort ? models : "see below");
    keys("Cost", "$" + view.cost().usd());
    if (!isShort) {
      whole("Model", models);
    }
    RunWords.agreement(decision).ifPresent(words -> whole("Samples", words));
    evidence();
    lines.add("");
    lines.addAll(Columns.wrap(decision.summary(), Columns.WIDTH));
    reasons(palette.up("▲ For"), decision.reasonsFor());
    reasons(palette.down("▼ Against"), decision.reasonsAgainst());
  }

  /** A value that is not cut. */
  private void whole(String name, String value) {
    List<String> said = Columns.wrap(Terminal.plain(value), Columns.WIDTH - KEY);
    for (int i = 0; i < said.size(); i++) {
      lines.add(palette.soft(Columns.pad(i == 0 ? name : "", KEY)) + palette.strong(said.get(i)));
    }
  }

  private void keys(String... namesAndValues) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String value = Columns.pad(Columns.cut(namesAndValues[i + 1], VALUE), VALUE + 2);
      line.append(palette.soft(Columns.pad(namesAndValues[i], KEY))).append(palette.strong(value));
    }
    lines.add(line.toString());
  }

  /** How many claims stand, and what was struck with what the snapshot says instead. */
  private void evidence() {
    if (view.evidence().isEmpty()) {
      return;
    }
    String counts = EvidenceLine.counts(view.evidence());
    lines.add(palette.soft(Columns.pad("Evidence", 14)) + palette.strong(counts));
    view.evidence().stream()
        .filter(line -> line.status() == Claim.Status.CONTRADICTED)
        .limit(REASONS)
        .forEach(line -> {
          indented("  ✖ struck: ", line.claim(), false);
          indented("            ", line.said() + " <> " + line.source(), true);
        });
  }

  private void reasons(String title, List<Point> reasons) {
    lines.add("");
    lines.add(title);
    if (reasons.isEmpty()) {
      lines.add("  Nothing was named.");
    }
    for (int i = 0; i < Math.min(REASONS, reasons.size()); i++) {
      Point point = reasons.get(i);
      indented("  " + (i + 1) + ". ", point.text(), false);
      String cited =
          point.citations().stream()
              .map(citation -> Wording.claim(citation, facts.get(citation.fact())))
              .collect(Collectors.joining(" · "));
      if (!cited.isEmpty()) {
        indented("     ", cited, true);
      }
    }
  }

  private void indented(String first, String raw, boolean soft) {
    String indent = first;
    for (String line : Columns.wrap(raw, Columns.WIDTH - first.length())) {
      lines.add(indent + (soft ? palette.soft(line) : line));
      indent = " ".repeat(first.length());
    }
  }

  private void verdict(RiskVerdict verdict) {
    lines.add("");
    String word = verdict.approved() ? palette.up("✔ approved") : palette.down("✖ refused");
    lines.add(palette.strong("Risk check ") + word);
    indented("  ", verdict.approved() ? toTheCent(verdict.note()) : verdict.note(), false);
    List<Check> checks = verdict.checks();
    int rule = widest(checks.stream().map(Check::rule).toList());
    int value = (Columns.WIDTH - MARK - rule - 2 * GAP.length()) / 2;
    for (Check check : checks) {
      String mark = check.passed() ? "✔ passed " : "✖ refused";
      List<String> values = Columns.wrap(amounts(check, check.value()), value);
      List<String> limits = Columns.wrap("limit: " + amounts(check, check.limit()), value);
      for (int i = 0; i < Math.max(values.size(), limits.size()); i++) {
        String head =
            i > 0
                ? " ".repeat(MARK + rule)
                : "  "
                    + (check.passed() ? palette.up(mark) : palette.down(mark))
                    + GAP
                    + Columns.pad(Columns.cut(check.rule(), rule), rule);
        String said = Columns.pad(i < values.size() ? values.get(i) : "", value);
        lines.add(head + GAP + said + GAP + (i < limits.size() ? limits.get(i) : ""));
      }
    }
  }

  /** A refusal shows every digit that led to it; what passed is shown to the cent. */
  private static String amounts(Check check, String text) {
    return check.passed() ? toTheCent(text) : text;
  }

  private static String toTheCent(String text) {
    return EXACT_AMOUNT
        .matcher(text)
        .replaceAll(found ->
            new BigDecimal(found.group(1)).setScale(2, RoundingMode.HALF_UP).toPlainString()
                + " USD");
  }

  private static int widest(List<String> texts) {
    return texts.stream()
        .mapToInt(text -> Math.min(RULE, Columns.length(SafeText.line(text))))
        .max()
        .orElse(1);
  }

  private void order(Order order) {
    lines.add("");
    String status = Wording.words(order.status()).toUpperCase(Locale.ROOT);
    lines.add(
        palette.strong("Order      ")
            + "%s %s %s: ".formatted(order.side(), order.quantity(), order.symbol())
            + palette.strong(status)
            + palette.soft("   " + Columns.cut(order.clientOrderId(), 40)));
    for (Fill fill : order.fills()) {
      lines.add(
          "  %s at %s on %s, commission %s"
              .formatted(
                  fill.quantity(),
                  Wording.price(fill.price().value()),
                  fill.session(),
                  Wording.price(fill.commission().amount())));
    }
    note(order.note());
  }

  private void note(@Nullable String note) {
    if (note != null) {
      indented("  ", note, false);
    }
  }

  private void notes() {
    if (!view.notes().isEmpty()) {
      lines.add("");
      lines.add(palette.strong("Notes"));
      view.notes().forEach(note -> indented("  - ", note, false));
    }
  }

  private void files() {
    String html = view.report().html();
    String markdown = view.report().markdown();
    if (html != null || markdown != null) {
      lines.add("");
    }
    file("Report     ", html);
    file("Markdown   ", markdown);
  }

  /** A path stays on one line, so that a person can copy it. */
  private void file(String name, @Nullable String path) {
    if (path != null) {
      lines.add(palette.strong(name) + SafeText.line(path));
    }
  }
}
