package tradingagents.cli.analysis;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tradingagents.lab.analytics.RebalanceStudy;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;
import tradingagents.quant.rebalance.Rebalancer;
import tradingagents.quant.rebalance.TradingCosts;

/** Suggests trades back to target weights. */
@Command(
    name = "rebalance",
    mixinStandardHelpOptions = true,
    description = {
      "Suggests the trades that bring holdings and cash back to target weights: to the targets,"
          + " into bands, with the least turnover or the least tax. Whole units; never sells more"
          + " than is held, never spends more than the cash.",
      "Holdings are symbol,quantity,price (a quantity of 0 gives the price of something to buy) or"
          + " symbol,value. For the mode tax each row is a lot: symbol,quantity,price,acquired,cost"
          + " (cost of one unit). Weights are of holdings and cash; what the targets leave of 1"
          + " stays cash; a holding without a target has the target 0."
    })
public final class RebalanceCommand
    extends AnalysisCommand<RebalanceStudy.Request, RebalanceStudy.Answer> {
  @Option(
      names = "--holdings",
      required = true,
      paramLabel = "FILE.csv",
      description = "What is held.")
  private Path holdings = Path.of("");

  @Option(
      names = "--targets",
      required = true,
      paramLabel = "A=0.5,..|FILE.csv",
      description = "Weights, typed or a file of symbol,weight.")
  private String targets = "";

  @Option(names = "--cash", paramLabel = "AMOUNT", defaultValue = "0", description = "Default 0.")
  private String cash = "0";

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "targets",
      description = "targets (default), bands, turnover or tax.")
  private String mode = "targets";

  @Option(
      names = "--band",
      paramLabel = "WIDTH",
      defaultValue = "0.05",
      description = "How far a weight may drift before it is traded; default ${DEFAULT-VALUE}.")
  private String band = "0.05";

  @Option(names = "--relative", description = "The width is a share of the target.")
  private boolean relative;

  @Option(
      names = "--reach",
      paramLabel = "WHERE",
      defaultValue = "target",
      description = "Mode bands trades to the target (default) or to the edge of the band.")
  private String reach = "target";

  @Option(names = "--fractional", description = "Allows ten-thousandths of a unit.")
  private boolean fractional;

  @Option(
      names = "--cost-rate",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Cost of a trade as a share of its value; default 0.")
  private String costRate = "0";

  @Option(
      names = "--cost-per-trade",
      paramLabel = "AMOUNT",
      defaultValue = "0",
      description = "Cost of a trade; default 0.")
  private String costPerTrade = "0";

  @Option(names = "--short-rate", paramLabel = "RATE", description = "Mode tax: on short gains.")
  private @Nullable String shortRate;

  @Option(names = "--long-rate", paramLabel = "RATE", description = "Mode tax: on long gains.")
  private @Nullable String longRate;

  @Option(names = "--date", paramLabel = "DATE", description = "Mode tax: day of the trades.")
  private @Nullable LocalDate date;

  /**
   * The command.
   *
   * @param out where answers go
   */
  public RebalanceCommand(PrintStream out) {
    super(new RebalanceStudy(), out);
  }

  @Override
  RebalanceStudy.Request request() {
    RebalanceStudy.Options options =
        new RebalanceStudy.Options(
            mode,
            Typing.read("--band", band, Ratio::of),
            relative,
            reach,
            Typing.orNone("--short-rate", shortRate, Ratio::of),
            Typing.orNone("--long-rate", longRate, Ratio::of),
            date);
    Money perTrade =
        Typing.read("--cost-per-trade", costPerTrade, text -> Money.of(text, Currency.USD));
    TradingCosts costs =
        new TradingCosts(Typing.read("--cost-rate", costRate, Ratio::of), perTrade);
    Map<Symbol, Ratio> weights = NamedNumbers.read("--targets", targets, Symbol::parse, Ratio::new);
    HoldingsFile file = HoldingsFile.read(holdings);
    Quantity unit = fractional ? RebalanceStudy.FRACTION : Quantity.ONE;
    return new RebalanceStudy.Request(
        file.holdings(),
        Typing.read("--cash", cash, text -> Money.of(text, Currency.USD)),
        weights,
        options.mode(),
        new Rebalancer(costs, file.ofValues() ? HoldingsFile.cent() : unit));
  }

  @Override
  void print(RebalanceStudy.Answer answer, PrintStream out) {
    out.println(
        "Value %s, turnover %s, costs %s, cash after %s%s"
            .formatted(
                answer.value().toPlainString(),
                answer.turnover().toPlainString(),
                answer.costs().toPlainString(),
                answer.cashAfter().toPlainString(),
                answer.tax() == null ? "" : ", tax " + answer.tax().toPlainString()));
    if (!answer.withinBands()) {
      out.println("Not every weight gets inside: units are too large or the cash does not reach.");
    }
    out.println();
    if (answer.trades().isEmpty()) {
      out.println("Nothing to trade.");
    } else {
      TextTable trades = new TextTable("trade", "quantity", "price", "value", "cost");
      for (RebalanceStudy.Trade trade : answer.trades()) {
        trades.row(
            trade.side() + " " + trade.symbol(),
            trade.quantity().toPlainString(),
            trade.price().toPlainString(),
            trade.value().toPlainString(),
            trade.cost().toPlainString());
      }
      trades.lines().forEach(out::println);
    }
    out.println();
    TextTable table = new TextTable("after", "quantity", "value", "before", "weight", "target");
    answer
        .positions()
        .forEach((symbol, row) ->
            table.row(
                symbol,
                row.quantity().toPlainString(),
                row.value().toPlainString(),
                TextTable.percent(row.weightBefore().doubleValue()),
                TextTable.percent(row.weight().doubleValue()),
                TextTable.percent(row.target().doubleValue())));
    table.lines().forEach(out::println);
  }
}
