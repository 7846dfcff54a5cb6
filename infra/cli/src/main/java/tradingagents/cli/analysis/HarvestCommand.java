package tradingagents.cli.analysis;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tradingagents.lab.analytics.HarvestStudy;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;
import tradingagents.quant.tax.HarvestSearch;
import tradingagents.quant.tax.PlannedPurchase;
import tradingagents.quant.tax.TaxLot;

/** Looks for losses worth taking. */
@Command(
    name = "harvest",
    mixinStandardHelpOptions = true,
    description = {
      "Looks for open lots whose loss is worth taking (rules of the United States), says what of it"
          + " a wash sale disallows, and when the symbol can be bought back. A calculation, not"
          + " advice.",
      "Lots are symbol,acquired,quantity,cost (cost of one unit; or basis, of all units) with"
          + " optional id, account (default main) and accountType (taxable or retirement; an"
          + " account whose name has the word IRA, Roth or 401k counts as retirement). List the"
          + " lots of all accounts: a purchase in any of them within 30 days makes a wash sale."
    })
public final class HarvestCommand
    extends AnalysisCommand<HarvestStudy.Request, HarvestStudy.Answer> {
  @Option(names = "--lots", required = true, paramLabel = "FILE.csv", description = "Open lots.")
  private Path lots = Path.of("");

  @Option(
      names = "--prices",
      required = true,
      paramLabel = "A=10.5,..|FILE.csv",
      description = "Prices, typed or a file of symbol,price.")
  private String prices = "";

  @Option(names = "--date", required = true, paramLabel = "DATE", description = "Day of the sales.")
  private LocalDate date = LocalDate.EPOCH;

  @Option(
      names = "--threshold",
      paramLabel = "AMOUNT",
      defaultValue = "0",
      description = "The loss of a lot must be above it; default 0.")
  private String threshold = "0";

  @Option(names = "--short-rate", paramLabel = "RATE", description = "Tax on short-term gains.")
  private @Nullable String shortRate;

  @Option(names = "--long-rate", paramLabel = "RATE", description = "Tax on long-term gains.")
  private @Nullable String longRate;

  @Option(
      names = "--planned",
      paramLabel = "FILE.csv",
      description = "Purchases to come: symbol,date,quantity with optional account.")
  private @Nullable Path planned;

  @Option(
      names = "--reinvested",
      paramLabel = "SYMBOLS",
      split = ",",
      description = "Symbols whose dividends are reinvested: a warning.")
  private List<String> reinvested = new ArrayList<>();

  @Option(
      names = "--substitutes",
      paramLabel = "FILE.csv",
      description = "What to hold meanwhile: symbol,substitute.")
  private @Nullable Path substitutes;

  /**
   * The command.
   *
   * @param out where answers go
   */
  public HarvestCommand(PrintStream out) {
    super(new HarvestStudy(), out);
  }

  @Override
  HarvestStudy.Request request() {
    TaxAccounts accounts = new TaxAccounts();
    List<TaxLot> open = lots(accounts);
    Map<Symbol, Price> known =
        NamedNumbers.read(
            "--prices", prices, Symbol::parse, value -> new Price(value, Currency.USD));
    Set<Symbol> symbols = new LinkedHashSet<>();
    for (String symbol : reinvested) {
      symbols.add(Typing.read("--reinvested", symbol, Symbol::parse));
    }
    return new HarvestStudy.Request(
        open,
        known,
        new HarvestSearch(
            date,
            Typing.read("--threshold", threshold, text -> Money.of(text, Currency.USD)),
            HarvestStudy.rates(
                Optional.ofNullable(Typing.orNone("--short-rate", shortRate, Ratio::of)),
                Optional.ofNullable(Typing.orNone("--long-rate", longRate, Ratio::of))),
            accounts.kinds(),
            planned == null ? List.of() : planned(planned, accounts),
            symbols,
            substitutes == null ? Map.of() : substitutes(substitutes)));
  }

  private List<TaxLot> lots(TaxAccounts accounts) {
    CsvTable table = CsvTable.read(lots);
    List<TaxLot> open = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      Quantity quantity = table.amount(row, "quantity", TaxAccounts::some);
      Money basis =
          table.has("basis")
              ? table.amount(row, "basis", HoldingsFile::notNegative)
              : table.amount(
                  row, "cost", cost -> HoldingsFile.notNegative(cost.multiply(quantity.value())));
      String account = accounts.of(table, row);
      String id = table.has("id") ? table.word(row, "id") : "row " + (row + 1);
      LocalDate acquired = table.date(row, "acquired");
      if (acquired.isAfter(date)) {
        throw table.refusal(row, "acquired must be on or before " + date + ", not " + acquired);
      }
      open.add(
          TaxLot.bought(
              id, table.cell(row, "symbol", Symbol::parse), account, acquired, quantity, basis));
    }
    return open;
  }

  private static List<PlannedPurchase> planned(Path file, TaxAccounts accounts) {
    CsvTable table = CsvTable.read(file);
    List<PlannedPurchase> purchases = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      purchases.add(
          new PlannedPurchase(
              table.cell(row, "symbol", Symbol::parse),
              accounts.of(table, row),
              table.date(row, "date"),
              table.amount(row, "quantity", TaxAccounts::some)));
    }
    return purchases;
  }

  private static Map<Symbol, List<Symbol>> substitutes(Path file) {
    CsvTable table = CsvTable.read(file);
    Map<Symbol, List<Symbol>> all = new LinkedHashMap<>();
    for (int row = 0; row < table.size(); row++) {
      all.computeIfAbsent(table.cell(row, "symbol", Symbol::parse), key -> new ArrayList<>())
          .add(table.cell(row, "substitute", Symbol::parse));
    }
    return all;
  }

  @Override
  void print(HarvestStudy.Answer answer, PrintStream out) {
    if (answer.suggestions().isEmpty()) {
      out.println("No open lot has a loss above the threshold on " + answer.date() + ".");
      return;
    }
    TextTable table =
        new TextTable("lot", "symbol", "term", "loss", "disallowed", "counts", "tax saved");
    for (HarvestStudy.Row row : answer.suggestions()) {
      table.row(
          row.lot(),
          row.symbol(),
          row.term(),
          row.loss().toPlainString(),
          row.disallowed().toPlainString(),
          row.allowed().toPlainString(),
          plain(row.taxSaved()));
    }
    table.lines().forEach(out::println);
    out.println();
    for (HarvestStudy.Row row : answer.suggestions()) {
      row.warnings().forEach(warning -> out.println(row.lot() + ": " + warning + "."));
      if (!row.substitutes().isEmpty()) {
        out.println(
            row.lot() + ": meanwhile " + String.join(" or ", row.substitutes()) + " may be held.");
      }
    }
    out.println("Bought back from " + answer.suggestions().getFirst().rebuyFrom() + " on is free.");
    out.println(
        "All together: short loss %s, long loss %s, disallowed %s, tax saved %s"
            .formatted(
                answer.shortLoss().toPlainString(),
                answer.longLoss().toPlainString(),
                answer.disallowed().toPlainString(),
                plain(answer.taxSaved())));
  }

  private static String plain(@Nullable BigDecimal amount) {
    return amount == null ? "-" : amount.toPlainString();
  }
}
