package tradingagents.cli.analysis;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tradingagents.lab.analytics.GainsStudy;
import tradingagents.lab.analytics.HarvestStudy;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Quantity;
import tradingagents.quant.tax.TaxTrade;

/** Realised gains of a history of trades. */
@Command(
    name = "gains",
    mixinStandardHelpOptions = true,
    description = {
      "Replays trades into realised gains, wash sales and the lots that are left (rules of the"
          + " United States). A calculation, not advice.",
      "Trades are date,side,symbol,quantity,price (buy or sell; price of one unit, with optional"
          + " fee of the whole trade; or amount, all that was paid or received), oldest first, with"
          + " optional id of a purchase, account (default main) and accountType (as for harvest)."
          + " List the trades of all accounts: a purchase in any of them within 30 days makes a"
          + " wash sale. With the method specific a sale names its lots: id=units;id=units."
    })
public final class GainsCommand extends AnalysisCommand<GainsStudy.Request, GainsStudy.Answer> {
  @Option(names = "--trades", required = true, paramLabel = "FILE.csv", description = "All trades.")
  private Path trades = Path.of("");

  @Option(
      names = "--method",
      paramLabel = "fifo|lifo|hifo|specific",
      defaultValue = "fifo",
      description = "Which lots a sale takes; default fifo, the oldest.")
  private String method = "fifo";

  @Option(
      names = "--account",
      paramLabel = "NAME",
      description = "Tells only of this account; wash sales are looked for in all.")
  private @Nullable String account;

  /**
   * The command.
   *
   * @param out where answers go
   */
  public GainsCommand(PrintStream out) {
    super(new GainsStudy(), out);
  }

  @Override
  GainsStudy.Request request() {
    GainsStudy.Method how = Typing.read("--method", method, GainsStudy.Method::named);
    CsvTable table = CsvTable.read(trades);
    TaxAccounts accounts = new TaxAccounts();
    List<TaxTrade> history = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      history.add(trade(table, row, accounts, how));
      if (row > 0 && history.get(row).date().isBefore(history.get(row - 1).date())) {
        throw table.refusal(
            row,
            "date %s follows %s, but the oldest must come first"
                .formatted(history.get(row).date(), history.get(row - 1).date()));
      }
    }
    return new GainsStudy.Request(history, accounts.kinds(), how, Optional.ofNullable(account));
  }

  private static TaxTrade trade(
      CsvTable table, int row, TaxAccounts accounts, GainsStudy.Method method) {
    boolean buys = table.cell(row, "side", GainsStudy::buys);
    Symbol symbol = table.cell(row, "symbol", Symbol::parse);
    LocalDate date = table.date(row, "date");
    Quantity quantity = table.amount(row, "quantity", TaxAccounts::some);
    Money amount = amount(table, row, quantity, buys);
    String where = accounts.of(table, row);
    if (buys) {
      boolean named = table.has("id") && !table.text(row, "id").isEmpty();
      String id = named ? table.text(row, "id") : "row " + (row + 1);
      return new TaxTrade.Purchase(id, symbol, where, date, quantity, amount);
    }
    String lots = table.has("lots") ? table.text(row, "lots") : "";
    try {
      return new TaxTrade.Sale(
          symbol, where, date, quantity, amount, method.selection(named(lots)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          table.refusal(row, String.valueOf(e.getMessage())).getMessage(), e);
    }
  }

  /** What was paid with the fee, or received without it. */
  private static Money amount(CsvTable table, int row, Quantity quantity, boolean buys) {
    if (table.has("amount")) {
      return table.amount(row, "amount", HoldingsFile::notNegative);
    }
    BigDecimal fee =
        table.has("fee") && !table.text(row, "fee").isEmpty()
            ? table.amount(row, "fee", HoldingsFile::notNegative).amount()
            : BigDecimal.ZERO;
    return table.amount(
        row,
        "price",
        price -> {
          HoldingsFile.notNegative(price);
          BigDecimal value = price.multiply(quantity.value());
          return new Money(buys ? value.add(fee) : value.subtract(fee), Currency.USD);
        });
  }

  private static Map<String, Quantity> named(String lots) {
    Map<String, Quantity> named = new LinkedHashMap<>();
    for (String part : lots.isEmpty() ? new String[0] : lots.split(";", -1)) {
      int sign = part.lastIndexOf('=');
      if (sign < 1) {
        throw new IllegalArgumentException(
            "lots are written id=units;id=units, not " + CsvTable.shown(lots));
      }
      String id = part.substring(0, sign).strip();
      Quantity units = Typing.read("lots", part.substring(sign + 1).strip(), Quantity::of);
      if (named.put(id, units) != null) {
        throw new IllegalArgumentException("the lot " + id + " is named twice");
      }
    }
    return named;
  }

  @Override
  void print(GainsStudy.Answer answer, PrintStream out) {
    if (answer.gains().isEmpty()) {
      out.println("Nothing was sold.");
    } else {
      TextTable table =
          new TextTable(
              "sold", "symbol", "lot", "units", "basis", "proceeds", "gain", "term", "disallowed");
      for (GainsStudy.Row row : answer.gains()) {
        table.row(
            row.sold().toString(),
            row.symbol(),
            row.lot(),
            row.quantity().toPlainString(),
            row.basis().toPlainString(),
            row.proceeds().toPlainString(),
            row.gain().toPlainString(),
            row.taxable() ? row.term() : "not taxed",
            row.disallowed().toPlainString());
      }
      table.lines().forEach(out::println);
      out.println();
      answer.gains().forEach(row -> row.replacements().forEach(one -> tell(row, one, out)));
    }
    out.println(
        "What counts: short %s, long %s; disallowed %s (%s)."
            .formatted(
                answer.shortGain().toPlainString(),
                answer.longGain().toPlainString(),
                answer.disallowed().toPlainString(),
                answer.method()));
    if (!answer.lots().isEmpty()) {
      out.println();
      TextTable table = new TextTable("lot", "symbol", "account", "held since", "units", "basis");
      for (GainsStudy.Lot lot : answer.lots()) {
        table.row(
            lot.lot(),
            lot.symbol(),
            lot.account(),
            lot.heldSince().toString(),
            lot.quantity().toPlainString(),
            lot.basis().toPlainString());
      }
      table.lines().forEach(out::println);
    }
  }

  private static void tell(GainsStudy.Row row, HarvestStudy.Replaced one, PrintStream out) {
    String start =
        "%s: %s of the loss is disallowed by %s units of %s"
            .formatted(
                row.lot(),
                one.disallowed().toPlainString(),
                one.quantity().toPlainString(),
                one.lot());
    BigDecimal basis = one.newBasis();
    LocalDate since = one.heldSince();
    out.println(
        basis == null || since == null
            ? start + ", for good: their account is for retirement."
            : start
                + "; their basis is now %s, held since %s."
                    .formatted(basis.toPlainString(), since));
  }
}
