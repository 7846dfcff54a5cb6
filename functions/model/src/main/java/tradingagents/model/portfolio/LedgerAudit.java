package tradingagents.model.portfolio;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Money;

/**
 * Conservation: an account's cash is what it was opened with plus the journal, each position
 * likewise, and no execution counts twice. Exact; it looks for no explanation, it only tells.
 */
public final class LedgerAudit {
  private LedgerAudit() {}

  /**
   * What does not add up.
   *
   * @param opened what the account held at first
   * @param journal every line written since
   * @param now what the account holds
   * @return one sentence per discrepancy; empty when all is conserved
   */
  public static List<String> findings(Portfolio opened, List<JournalEntry> journal, Portfolio now) {
    List<String> findings = new ArrayList<>();
    Set<String> executions = new HashSet<>();
    Money cash = opened.cash();
    Map<Symbol, BigDecimal> units = new TreeMap<>();
    opened.positions().forEach((symbol, held) -> units.put(symbol, held.quantity().value()));
    for (JournalEntry entry : journal) {
      cash = cash.plus(entry.cash());
      units.merge(entry.symbol(), entry.quantity(), BigDecimal::add);
      if (!executions.add(entry.executionId())) {
        findings.add("execution " + entry.executionId() + " is in the journal twice");
      }
    }
    if (!cash.equals(now.cash())) {
      findings.add("the cash is " + now.cash() + ", the journal says " + cash);
    }
    now.positions().forEach((symbol, held) -> units.putIfAbsent(symbol, BigDecimal.ZERO));
    units.forEach((symbol, expected) -> {
      BigDecimal held = now.quantity(symbol).value();
      if (held.compareTo(expected) != 0) {
        findings.add(
            held.toPlainString()
                + " "
                + symbol
                + " are held, the journal says "
                + expected.toPlainString());
      }
    });
    return List.copyOf(findings);
  }
}
