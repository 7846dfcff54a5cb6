package tradingagents.quant.tax;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;

/**
 * Looks for open lots whose loss is worth taking on a day: tax-loss harvesting. Only lots in
 * taxable accounts are suggested; lots in every account may make a sale a wash sale.
 *
 * @param date of the sales
 * @param threshold a lot's loss must be above it; zero or more
 * @param rates to count what is saved, or null
 * @param accounts the kind of each account; one that is not named is taxable
 * @param planned purchases to come
 * @param reinvested symbols whose dividends buy more of them
 * @param substitutes what may be held instead of a symbol
 */
public record HarvestSearch(
    LocalDate date,
    Money threshold,
    @Nullable TaxRates rates,
    Map<String, AccountKind> accounts,
    List<PlannedPurchase> planned,
    Set<Symbol> reinvested,
    Map<Symbol, List<Symbol>> substitutes) {
  /** Copies and checks. */
  public HarvestSearch {
    accounts = Map.copyOf(accounts);
    planned = List.copyOf(planned);
    reinvested = Set.copyOf(reinvested);
    substitutes = Map.copyOf(substitutes);
    if (threshold.isNegative()) {
      throw new IllegalArgumentException("the threshold is zero or more, not " + threshold);
    }
    for (PlannedPurchase purchase : planned) {
      if (purchase.date().isBefore(date)) {
        throw new IllegalArgumentException(
            "the planned purchase of "
                + purchase.symbol()
                + " on "
                + purchase.date()
                + " is before "
                + date
                + ": what was bought is a lot");
      }
    }
  }

  /**
   * The search.
   *
   * @param lots all open lots of the taxpayer, ids once
   * @param prices of every symbol held
   * @return suggestions and what they do together
   * @throws IllegalArgumentException naming a symbol without a price, or a lot bought later
   */
  public HarvestPlan over(List<TaxLot> lots, Map<Symbol, Price> prices) {
    check(lots, prices);
    List<TaxLot> losing =
        lots.stream()
            .filter(lot -> kind(lot.account()) == AccountKind.TAXABLE)
            .filter(lot -> loss(lot, prices).compareTo(threshold) > 0)
            .sorted(LotSelection.AGE)
            .toList();
    Map<Symbol, List<TaxLot>> bySymbol =
        lots.stream().collect(Collectors.groupingBy(TaxLot::symbol));
    List<HarvestSuggestion> suggestions = new ArrayList<>();
    for (TaxLot lot : losing) {
      Money loss = loss(lot, prices);
      List<TaxLot> alike = bySymbol.getOrDefault(lot.symbol(), List.of());
      List<Replacement> found = matcher(alike, List.of(lot)).match(lot, loss);
      suggestions.add(suggestion(lot, price(prices, lot), loss, found));
    }
    suggestions.sort(
        Comparator.comparing(HarvestSuggestion::allowed)
            .reversed()
            .thenComparing(HarvestSuggestion::lot, LotSelection.AGE));
    return together(lots, losing, prices, suggestions);
  }

  private void check(List<TaxLot> lots, Map<Symbol, Price> prices) {
    Set<String> ids = new HashSet<>();
    for (TaxLot lot : lots) {
      if (!ids.add(lot.id())) {
        throw new IllegalArgumentException("the lot " + lot.id() + " occurs twice");
      }
      if (lot.acquired().isAfter(date)) {
        throw new IllegalArgumentException(
            "the lot " + lot.id() + " was bought on " + lot.acquired() + ", after " + date);
      }
      price(prices, lot);
    }
  }

  private AccountKind kind(String account) {
    return accounts.getOrDefault(account, AccountKind.TAXABLE);
  }

  private static Price price(Map<Symbol, Price> prices, TaxLot lot) {
    Price price = prices.get(lot.symbol());
    if (price == null) {
      throw new IllegalArgumentException("there is no price of " + lot.symbol());
    }
    return price;
  }

  private static Money loss(TaxLot lot, Map<Symbol, Price> prices) {
    return lot.basis().minus(price(prices, lot).times(lot.quantity()));
  }

  private WashMatcher matcher(List<TaxLot> lots, List<TaxLot> sold) {
    WashMatcher matcher = new WashMatcher(date);
    Set<String> gone = sold.stream().map(TaxLot::id).collect(Collectors.toSet());
    for (TaxLot lot : lots) {
      if (!gone.contains(lot.id())) {
        matcher.add(lot, kind(lot.account()) == AccountKind.RETIREMENT);
      }
    }
    for (PlannedPurchase purchase : planned) {
      matcher.add(purchase, kind(purchase.account()) == AccountKind.RETIREMENT);
    }
    return matcher;
  }

  private HarvestSuggestion suggestion(
      TaxLot lot, Price price, Money loss, List<Replacement> found) {
    Money zero = Money.zero(loss.currency());
    Money disallowed = found.stream().map(Replacement::disallowed).reduce(zero, Money::plus);
    Money lost =
        found.stream()
            .filter(Replacement::lostForGood)
            .map(Replacement::disallowed)
            .reduce(zero, Money::plus);
    Term term = Term.of(lot.heldSince(), date);
    return new HarvestSuggestion(
        lot,
        price,
        price.times(lot.quantity()),
        loss,
        term,
        found,
        disallowed,
        lost,
        rates == null ? null : rates.tax(loss.minus(disallowed), term),
        WashWindow.freeFrom(date),
        reinvested.contains(lot.symbol()),
        substitutes.getOrDefault(lot.symbol(), List.of()));
  }

  private HarvestPlan together(
      List<TaxLot> lots,
      List<TaxLot> losing,
      Map<Symbol, Price> prices,
      List<HarvestSuggestion> suggestions) {
    Money zero = Money.zero(threshold.currency());
    Money shortLoss = zero;
    Money longLoss = zero;
    Money disallowed = zero;
    Money saved = zero;
    WashMatcher matcher = matcher(lots, losing);
    for (TaxLot lot : losing) {
      Money loss = loss(lot, prices);
      HarvestSuggestion one = suggestion(lot, price(prices, lot), loss, matcher.match(lot, loss));
      shortLoss = one.term() == Term.SHORT ? shortLoss.plus(loss) : shortLoss;
      longLoss = one.term() == Term.LONG ? longLoss.plus(loss) : longLoss;
      disallowed = disallowed.plus(one.disallowed());
      saved = one.taxSaved() == null ? saved : saved.plus(one.taxSaved());
    }
    return new HarvestPlan(
        suggestions, shortLoss, longLoss, disallowed, rates == null ? null : saved);
  }
}
