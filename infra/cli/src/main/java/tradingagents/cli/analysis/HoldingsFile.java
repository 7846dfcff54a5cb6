package tradingagents.cli.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.quant.rebalance.Holding;
import tradingagents.quant.scenario.Exposure;
import tradingagents.quant.tax.TaxLot;

/**
 * A file of what is held: {@code symbol,quantity,price}, or {@code symbol,value} where units do not
 * matter. With {@code acquired,cost} (the price paid for one unit) each row is a lot, and a symbol
 * may have several rows.
 */
final class HoldingsFile {
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private final CsvTable table;
  private final String symbol;

  private HoldingsFile(CsvTable table) {
    this.table = table;
    this.symbol = table.firstOf("symbol", "asset", "ticker", "name").orElse("symbol");
    if (!ofValues()) {
      table.named("quantity");
      table.named("price");
    }
    table.named(symbol);
  }

  static HoldingsFile read(Path file) {
    return new HoldingsFile(CsvTable.read(file));
  }

  /** Whether the file says values instead of quantities and prices. */
  boolean ofValues() {
    return table.has("value") && !table.has("quantity");
  }

  /** The smallest amount that can be traded of a holding that is only known by its value. */
  static Quantity cent() {
    return new Quantity(CENT);
  }

  /** Values by asset, for statistics; rows of one asset are summed. */
  List<Exposure> exposures() {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int row = 0; row < table.size(); row++) {
      double value =
          ofValues()
              ? table.number(row, "value")
              : quantity(row).value().multiply(price(row).value()).doubleValue();
      if (value < 0) {
        throw table.refusal(row, "value is zero or more, not " + table.text(row, "value"));
      }
      values.merge(table.word(row, symbol), value, Double::sum);
    }
    return values.entrySet().stream().map(e -> new Exposure(e.getKey(), e.getValue())).toList();
  }

  /** Exact holdings; with lots when the file has them. */
  List<Holding> holdings() {
    if (ofValues() && (table.has("acquired") || table.has("cost"))) {
      throw new IllegalArgumentException(
          "lots (acquired, cost) need quantity and price, not value: a cost is that of one unit");
    }
    Map<Symbol, List<Integer>> rows = new LinkedHashMap<>();
    for (int row = 0; row < table.size(); row++) {
      Symbol one = table.cell(row, symbol, Symbol::parse);
      List<Integer> before = rows.computeIfAbsent(one, key -> new ArrayList<>());
      if (!before.isEmpty() && !hasLots()) {
        throw table.refusal(
            row, one + " is named twice; several rows of a symbol need acquired and cost");
      }
      before.add(row);
    }
    List<Holding> holdings = new ArrayList<>();
    rows.forEach((one, its) -> holdings.add(holding(one, its)));
    return holdings;
  }

  private boolean hasLots() {
    return table.has("acquired") && table.has("cost");
  }

  private Holding holding(Symbol one, List<Integer> rows) {
    Price price = price(rows.getFirst());
    Quantity sum = Quantity.ZERO;
    List<TaxLot> lots = new ArrayList<>();
    for (int row : rows) {
      if (price(row).compareTo(price) != 0) {
        throw table.refusal(row, one + " has two prices, " + price + " and " + price(row));
      }
      Quantity quantity = quantity(row);
      sum = sum.plus(quantity);
      if (hasLots() && !quantity.isZero()) {
        Money basis =
            table.amount(row, "cost", cost -> notNegative(cost.multiply(quantity.value())));
        lots.add(
            TaxLot.bought(
                "row " + (row + 1), one, "main", table.date(row, "acquired"), quantity, basis));
      }
    }
    return new Holding(one, sum, price, lots);
  }

  /** An amount that was paid. */
  static Money notNegative(BigDecimal amount) {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("a cost is zero or more");
    }
    return new Money(amount, Currency.USD);
  }

  private Quantity quantity(int row) {
    return ofValues()
        ? table.amount(row, "value", value -> new Quantity(value.setScale(2, RoundingMode.DOWN)))
        : table.amount(row, "quantity", Quantity::new);
  }

  private Price price(int row) {
    return ofValues()
        ? new Price(BigDecimal.ONE, Currency.USD)
        : table.amount(row, "price", value -> new Price(value, Currency.USD));
  }
}
