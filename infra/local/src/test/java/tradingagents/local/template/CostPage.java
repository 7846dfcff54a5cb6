package tradingagents.local.template;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page docs/cost.md, as it follows from the templates and the price list. */
final class CostPage {
  static final BigDecimal BUDGET = new BigDecimal("8");

  private static final Prices PRICES = Prices.read();

  private CostPage() {}

  static List<IdleCost.Line> idle(String alarmLevel) {
    SamTemplate template =
        SamTemplate.read(
            TemplateFiles.shipped(), Placement.local(), Map.of("AlarmLevel", alarmLevel));
    return IdleCost.of(template, template.resources());
  }

  static String text() {
    List<IdleCost.Line> idle = idle("essential");
    List<IdleCost.Line> full = idle("full");
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # What it costs

        Written by `CostTest` from the templates and a dated list of public prices (below); the test fails when this page, the
        templates and the list differ, and when a month of standing still costs more than %s USD. Prices are those of us-east-1,
        without tax. Nothing here was read from a bill.

        ## A month of standing still

        One environment in which nothing is decided. *First*: alone in its account, after what AWS gives each account for free
        without end. *Further*: another one in the same account, which finds that used up (three dashboards are free).

        | item | units | where they come from | first, USD | further, USD |
        |---|---|---|---|---|
        """
            .formatted(BUDGET));
    idle.stream().sorted(dearestFirst(false)).forEach(line -> page.append(row(line)));
    page.append(
        "| **together** | | `AlarmLevel=essential` | **%s** | **%s** |\n"
            .formatted(
                usd(IdleCost.usd(idle, PRICES, true)), usd(IdleCost.usd(idle, PRICES, false))));
    page.append(
        "| **together** | | `AlarmLevel=full` | **%s** | **%s** |\n"
            .formatted(
                usd(IdleCost.usd(full, PRICES, true)), usd(IdleCost.usd(full, PRICES, false))));
    words(page, idle);
    decision(page, DecisionCost.withRules());
    page.append(
        "| **together** | | the rules reason | **%s** |\n"
            .formatted(small(listed(DecisionCost.withRules()))));
    page.append(
        "| **together** | | a model reasons, its functions wait 60 s | **%s** |\n"
            .formatted(small(listed(DecisionCost.withModel()))));
    metrics(page);
    backtest(page);
    prices(page);
    return page.toString();
  }

  private static void words(StringBuilder page, List<IdleCost.Line> idle) {
    page.append(
        """

        The biggest items are what polls and what watches: %s.

        - **Pollers.** Lambda keeps long polls open on each inbox. Five is the number to reckon with; Lambda may go down to two on
          a quiet queue by itself, which would save more than half, but not on a queue with a `MaximumConcurrency`: only the
          broker's inbox has one. The provisioned mode of pollers costs more than all of this and is not used.
        - **Alarms.** One for each dead-letter queue; the delay and the errors of steps only with `AlarmLevel=full`.
        - **Keys.** Queues use SQS's own encryption, tables the key `aws/dynamodb`: no key is kept for money. A customer-managed
          key would be 1 USD a month each.
        - **Metrics of our own** cost nothing while nothing is decided: the sweeper writes none when it finds nothing.
        - Tables on demand, buses, rules, topics, the user pool (up to 10,000 users a month) and empty tables with
          point-in-time recovery cost nothing while they stand still. Recovery costs 0.20 USD per GB and month of data.

        ## One decision

        Depth 1, fourteen steps, without the model's own price. The counts are bounds that `DecisionCostTest` holds against what
        a run on the embedded stack really asks for.

        | item | units | where they come from | USD |
        |---|---|---|---|
        """
            .formatted(biggest(idle)));
  }

  private static void decision(StringBuilder page, List<IdleCost.Line> lines) {
    for (IdleCost.Line line : lines) {
      page.append(
          "| %s | %s | %s | %s |\n"
              .formatted(line.item(), units(line), line.why(), small(listed(List.of(line)))));
    }
  }

  private static void metrics(StringBuilder page) {
    BigDecimal hour =
        PRICES
            .of("metric")
            .usd()
            .multiply(BigDecimal.valueOf(DecisionCost.METRICS))
            .divide(BigDecimal.valueOf(720), 4, RoundingMode.HALF_UP);
    page.append(
        """

        An hour in which anything is decided also makes %d metrics of our own, %s USD whatever the number of decisions; the first
        ten metrics of an account are free. One decision a session stays within that.

        """
            .formatted(DecisionCost.METRICS, hour.toPlainString()));
  }

  private static void backtest(StringBuilder page) {
    page.append(
        """
        ## One backtest

        A sweep of 100,000 pairs over 1,000 bars, the most that is taken over HTTP: 67 chunks of 1,500 pairs. A pair's rows take
        about 350 bytes, in a transaction, where a write counts twice. Anything else over HTTP is one chunk and costs next to nothing.

        | item | units | where they come from | USD |
        |---|---|---|---|
        """);
    List<IdleCost.Line> lines =
        List.of(
            new IdleCost.Line("table write", new BigDecimal(70_000), "rows, markers, leases"),
            new IdleCost.Line("lambda memory", new BigDecimal(134), "chunks of 2 s at 1 GB"),
            new IdleCost.Line("table read", new BigDecimal(9_000), "the rows, once, consistently"),
            new IdleCost.Line(
                "queue request", new BigDecimal(201), "each message is put, received and deleted"),
            new IdleCost.Line("event", new BigDecimal(67), "announcements"),
            new IdleCost.Line("lambda request", new BigDecimal(68), "the chunks"));
    decision(page, lines);
    page.append("| **together** | | | **%s** |\n\n".formatted(small(listed(lines))));
  }

  private static void prices(StringBuilder page) {
    page.append(
        """
        ## Prices

        As known on 2026-11-22, kept in `infra/local/src/test/resources/tradingagents/local/template/prices.csv`.

        | item | USD | per | free each month | source |
        |---|---|---|---|---|
        """);
    for (Prices.Price price : PRICES.all()) {
      page.append(
          "| %s | %s | %s | %s | %s |\n"
              .formatted(
                  price.item(),
                  price.usd().toPlainString(),
                  price.unit(),
                  String.format(Locale.ROOT, "%,d", price.free().longValueExact()),
                  price.source()));
    }
  }

  private static String row(IdleCost.Line line) {
    return "| %s | %s | %s | %s | %s |\n"
        .formatted(
            line.item(),
            units(line),
            line.why(),
            usd(IdleCost.usd(line, PRICES, true)),
            usd(IdleCost.usd(line, PRICES, false)));
  }

  private static String biggest(List<IdleCost.Line> lines) {
    return lines.stream()
        .sorted(dearestFirst(false))
        .limit(3)
        .map(line ->
            "%s %s USD (further %s)"
                .formatted(
                    line.item(),
                    usd(IdleCost.usd(line, PRICES, true)),
                    usd(IdleCost.usd(line, PRICES, false))))
        .reduce((left, right) -> left + ", " + right)
        .orElse("");
  }

  private static Comparator<IdleCost.Line> dearestFirst(boolean first) {
    return Comparator.comparing((IdleCost.Line line) -> IdleCost.usd(line, PRICES, first))
        .reversed();
  }

  private static BigDecimal listed(List<IdleCost.Line> lines) {
    return IdleCost.usd(lines, PRICES, false);
  }

  private static String units(IdleCost.Line line) {
    BigDecimal units = line.units().stripTrailingZeros();
    return units.scale() <= 0
        ? String.format(Locale.ROOT, "%,d", units.longValueExact())
        : units.toPlainString();
  }

  private static String usd(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private static String small(BigDecimal amount) {
    return amount.setScale(6, RoundingMode.HALF_UP).toPlainString();
  }
}
