package tradingagents.cli.analysis;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tradingagents.lab.analytics.HarvestStudy;
import tradingagents.model.money.Quantity;
import tradingagents.quant.tax.AccountKind;

/**
 * The accounts that rows of files name in {@code account} (default main) and {@code accountType};
 * without a type an account is for retirement when its name says so.
 */
final class TaxAccounts {
  private static final Pattern RETIREMENT =
      Pattern.compile("(^|[^a-z0-9])(ira|roth|401k|401\\(k\\)|retirement)([^a-z0-9]|$)");

  private final Map<String, AccountKind> kinds = new LinkedHashMap<>();

  /** The account of a row; its kind is remembered. */
  String of(CsvTable table, int row) {
    String account = table.has("account") ? table.word(row, "account") : "main";
    AccountKind kind =
        table.has("accountType") && !table.text(row, "accountType").isEmpty()
            ? table.cell(row, "accountType", HarvestStudy::accountKind)
            : kinds.getOrDefault(account, byName(account));
    AccountKind before = kinds.put(account, kind);
    if (before != null && before != kind) {
      throw table.refusal(row, "the account " + account + " has two types");
    }
    return account;
  }

  /** The kind of every account so far. */
  Map<String, AccountKind> kinds() {
    return kinds;
  }

  private static AccountKind byName(String account) {
    return RETIREMENT.matcher(account.toLowerCase(Locale.ROOT)).find()
        ? AccountKind.RETIREMENT
        : AccountKind.TAXABLE;
  }

  /** Units, more than none. */
  static Quantity some(BigDecimal value) {
    Quantity quantity = new Quantity(value);
    if (quantity.isZero()) {
      throw new IllegalArgumentException("a quantity is above zero");
    }
    return quantity;
  }
}
