package tradingagents.quant.tax;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tradingagents.model.money.Money;
import tradingagents.model.money.Quantity;

/**
 * Replays the trades of one taxpayer, all accounts together, into realised gains and open lots,
 * with wash sales: a loss does not count as far as units of the same symbol were bought, in any
 * account, within 30 days before or after the sale. Losses are looked at in the order of the sales
 * (on one day: of the acquisition), purchases in the order of their acquisition, each unit once;
 * the rest of the very lot that is sold is no purchase of its own (Rev. Rul. 56-602). A purchase
 * before the sale counts while it is still held. The disallowed loss of a unit is added to the
 * basis of the unit that replaces it, which also counts as held for the days of the sold one; in a
 * retirement account it is lost. Sources: Internal Revenue Code, sections 1091 and 1223(3); 26 CFR
 * 1.1091-1 and -2; Rev. Rul. 2008-5.
 */
public final class TaxLedger {
  private final Map<String, AccountKind> accounts;
  private final List<TaxLot> open = new ArrayList<>();
  private final List<Sold> sold = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private TaxLedger(Map<String, AccountKind> accounts) {
    this.accounts = Map.copyOf(accounts);
  }

  /**
   * Replays trades.
   *
   * @param trades by date, ascending; trades of one day in the order they happened
   * @param accounts the kind of each account; one that is not named is taxable
   * @return what was realised and what is held
   * @throws IllegalArgumentException naming the trade that cannot be: more sold than held, out of
   *     order, a lot's id twice
   */
  public static TaxHistory replay(List<TaxTrade> trades, Map<String, AccountKind> accounts) {
    TaxLedger ledger = new TaxLedger(accounts);
    LocalDate last = LocalDate.MIN;
    for (TaxTrade trade : trades) {
      if (trade.date().isBefore(last)) {
        throw new IllegalArgumentException(
            "trades ascend by date: " + trade.date() + " follows " + last);
      }
      last = trade.date();
      switch (trade) {
        case TaxTrade.Purchase purchase -> ledger.buy(purchase);
        case TaxTrade.Sale sale -> ledger.sell(sale);
      }
    }
    ledger.open.sort(LotSelection.AGE);
    return new TaxHistory(ledger.sold.stream().map(Sold::gain).toList(), ledger.open);
  }

  /** A part of a sale, and how many of its units stand without a replacement yet. */
  private static final class Sold {
    private final TaxLot lot;
    private final LocalDate date;
    private final Money proceeds;
    private final boolean taxable;
    private final List<Replacement> replacements = new ArrayList<>();
    private Quantity replaced = Quantity.ZERO;

    Sold(TaxLot lot, LocalDate date, Money proceeds, boolean taxable) {
      this.lot = lot;
      this.date = date;
      this.proceeds = proceeds;
      this.taxable = taxable;
    }

    Money loss() {
      return lot.basis().minus(proceeds);
    }

    boolean isOpenLoss() {
      return taxable && loss().amount().signum() > 0 && replaced.compareTo(lot.quantity()) < 0;
    }

    boolean isReplacedBy(TaxLot bought) {
      return isOpenLoss()
          && bought.symbol().equals(lot.symbol())
          && !bought.id().equals(lot.id())
          && !bought.replacement()
          && WashWindow.covers(date, bought.acquired());
    }

    RealisedGain gain() {
      Term term = Term.of(lot.heldSince(), date);
      return new RealisedGain(
          lot, date, proceeds, proceeds.minus(lot.basis()), term, taxable, replacements);
    }
  }

  private AccountKind kind(String account) {
    return accounts.getOrDefault(account, AccountKind.TAXABLE);
  }

  private void buy(TaxTrade.Purchase buy) {
    if (!ids.add(buy.id())) {
      throw new IllegalArgumentException("the lot " + buy.id() + " occurs twice");
    }
    TaxLot lot =
        TaxLot.bought(
            buy.id(), buy.symbol(), buy.account(), buy.date(), buy.quantity(), buy.cost());
    open.add(lot);
    sold.stream().filter(Sold::isOpenLoss).forEach(this::replace);
  }

  private void sell(TaxTrade.Sale sale) {
    List<TaxLot> mine =
        open.stream()
            .filter(lot -> lot.symbol().equals(sale.symbol()))
            .filter(lot -> lot.account().equals(sale.account()))
            .toList();
    LotSelection.Taken taken;
    try {
      taken = sale.lots().take(mine, sale.quantity(), sale.proceeds(), sale.date());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          sale.symbol() + " in " + sale.account() + ": " + e.getMessage(), e);
    }
    open.removeAll(mine);
    open.addAll(taken.left());
    boolean taxable = kind(sale.account()) == AccountKind.TAXABLE;
    List<Sold> parts = new ArrayList<>();
    Quantity done = Quantity.ZERO;
    for (TaxLot lot : taken.sold()) {
      Quantity next = done.plus(lot.quantity());
      Money proceeds = Shares.between(sale.proceeds(), done, next, sale.quantity());
      parts.add(new Sold(lot, sale.date(), proceeds, taxable));
      done = next;
    }
    parts.sort((a, b) -> LotSelection.AGE.compare(a.lot, b.lot));
    sold.addAll(parts);
    parts.forEach(this::replace);
  }

  /** Finds purchases for what is left of a loss, the earliest first. */
  private void replace(Sold loss) {
    List<TaxLot> found = open.stream().filter(loss::isReplacedBy).sorted(LotSelection.AGE).toList();
    for (TaxLot lot : found) {
      Quantity units = loss.lot.quantity().minus(loss.replaced).min(lot.quantity());
      if (!units.isZero()) {
        replace(loss, lot, units);
      }
    }
  }

  private void replace(Sold loss, TaxLot lot, Quantity units) {
    Quantity upTo = loss.replaced.plus(units);
    Money moved = Shares.between(loss.loss(), loss.replaced, upTo, loss.lot.quantity());
    loss.replaced = upTo;
    TaxLot part = lot.part(units);
    open.remove(lot);
    if (units.compareTo(lot.quantity()) < 0) {
      open.add(lot.without(part));
    }
    long days = ChronoUnit.DAYS.between(loss.lot.heldSince(), loss.date);
    boolean lost = kind(lot.account()) == AccountKind.RETIREMENT;
    TaxLot after = lost ? part.spent() : part.takingOver(moved, days);
    open.add(after);
    loss.replacements.add(
        new Replacement(
            lot.id(),
            lot.account(),
            lot.acquired(),
            units,
            moved,
            lost,
            lost ? null : after.basis(),
            lost ? null : after.heldSince()));
  }
}
