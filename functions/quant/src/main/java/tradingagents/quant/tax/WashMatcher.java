package tradingagents.quant.tax;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.model.money.Money;
import tradingagents.model.money.Quantity;

/** Units that may stand for units sold on one day; each stands once. */
final class WashMatcher {
  /** A purchase and how many of its units are free; the lot is null when it is only planned. */
  private static final class Candidate {
    private final PlannedPurchase purchase;
    private final String id;
    private final @Nullable TaxLot lot;
    private final boolean retirement;
    private Quantity used = Quantity.ZERO;

    Candidate(String id, PlannedPurchase purchase, @Nullable TaxLot lot, boolean retirement) {
      this.id = id;
      this.purchase = purchase;
      this.lot = lot;
      this.retirement = retirement;
    }

    LocalDate date() {
      return purchase.date();
    }

    String id() {
      return id;
    }

    Quantity free() {
      return purchase.quantity().minus(used);
    }
  }

  private final LocalDate sold;
  private final List<Candidate> candidates = new ArrayList<>();
  private boolean sorted;

  WashMatcher(LocalDate sold) {
    this.sold = sold;
  }

  void add(TaxLot lot, boolean retirement) {
    if (!lot.replacement()) {
      PlannedPurchase bought =
          new PlannedPurchase(lot.symbol(), lot.account(), lot.acquired(), lot.quantity());
      add(new Candidate(lot.id(), bought, lot, retirement));
    }
  }

  void add(PlannedPurchase purchase, boolean retirement) {
    add(new Candidate("planned " + purchase.date(), purchase, null, retirement));
  }

  private void add(Candidate candidate) {
    if (WashWindow.covers(sold, candidate.date())) {
      candidates.add(candidate);
      sorted = false;
    }
  }

  /** The purchases that replace a lot sold whole, as far as they reach. */
  List<Replacement> match(TaxLot lot, Money loss) {
    if (!sorted) {
      candidates.sort(Comparator.comparing(Candidate::date).thenComparing(Candidate::id));
      sorted = true;
    }
    List<Replacement> found = new ArrayList<>();
    Quantity done = Quantity.ZERO;
    for (Candidate candidate : candidates) {
      boolean other =
          candidate.purchase.symbol().equals(lot.symbol()) && !candidate.id.equals(lot.id());
      Quantity units = other ? candidate.free().min(lot.quantity().minus(done)) : Quantity.ZERO;
      if (!units.isZero()) {
        Money moved = Shares.between(loss, done, done.plus(units), lot.quantity());
        found.add(replacement(candidate, units, moved, lot));
        candidate.used = candidate.used.plus(units);
        done = done.plus(units);
      }
    }
    return found;
  }

  private Replacement replacement(Candidate by, Quantity units, Money moved, TaxLot lot) {
    long days = ChronoUnit.DAYS.between(lot.heldSince(), sold);
    Money basis = by.lot == null || by.retirement ? null : by.lot.part(units).basis().plus(moved);
    LocalDate since = by.retirement ? null : by.date().minusDays(days);
    return new Replacement(
        by.id, by.purchase.account(), by.date(), units, moved, by.retirement, basis, since);
  }
}
