package tradingagents.lab.analytics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.http.Fields;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;
import tradingagents.quant.tax.AccountKind;
import tradingagents.quant.tax.HarvestPlan;
import tradingagents.quant.tax.HarvestSearch;
import tradingagents.quant.tax.HarvestSuggestion;
import tradingagents.quant.tax.PlannedPurchase;
import tradingagents.quant.tax.Replacement;
import tradingagents.quant.tax.TaxLot;
import tradingagents.quant.tax.TaxRates;

/** Which losses are worth taking, and which of them would be wash sales; exact US dollars. */
public final class HarvestStudy implements Study<HarvestStudy.Request, HarvestStudy.Answer> {
  private static final int MOST = 10_000;

  /**
   * What is held and how to judge it.
   *
   * @param lots all open lots, all accounts
   * @param prices by symbol
   * @param search the day, the threshold, the rates
   */
  public record Request(List<TaxLot> lots, Map<Symbol, Price> prices, HarvestSearch search) {}

  /**
   * The suggestions, and all of them together.
   *
   * @param date of the sales
   * @param suggestions the largest loss that counts first
   * @param shortLoss together
   * @param longLoss together
   * @param disallowed together
   * @param taxSaved together, null without rates
   */
  public record Answer(
      LocalDate date,
      List<Row> suggestions,
      BigDecimal shortLoss,
      BigDecimal longLoss,
      BigDecimal disallowed,
      @Nullable BigDecimal taxSaved) {}

  /**
   * One suggestion; see {@link HarvestSuggestion}.
   *
   * @param lot id
   * @param symbol what
   * @param account where
   * @param acquired when
   * @param quantity units
   * @param basis what they cost
   * @param price of one today
   * @param value of all today
   * @param loss basis less value
   * @param term short or long
   * @param washSale whether a part is disallowed
   * @param disallowed that part
   * @param lostForGood the part of it that never comes back
   * @param allowed loss less disallowed
   * @param taxSaved on allowed, null without rates
   * @param rebuyFrom the first day on which buying it back is free
   * @param replacements what makes it a wash sale
   * @param substitutes what to hold meanwhile
   * @param warnings what to look after
   */
  public record Row(
      String lot,
      String symbol,
      String account,
      LocalDate acquired,
      BigDecimal quantity,
      BigDecimal basis,
      BigDecimal price,
      BigDecimal value,
      BigDecimal loss,
      String term,
      boolean washSale,
      BigDecimal disallowed,
      BigDecimal lostForGood,
      BigDecimal allowed,
      @Nullable BigDecimal taxSaved,
      LocalDate rebuyFrom,
      List<Replaced> replacements,
      List<String> substitutes,
      List<String> warnings) {}

  /**
   * A purchase that replaces sold units; see {@link Replacement}.
   *
   * @param lot id
   * @param account where
   * @param acquired when
   * @param quantity units
   * @param disallowed part of the loss
   * @param lostForGood in a retirement account
   * @param newBasis null when lost or not yet known
   * @param heldSince null when lost
   */
  public record Replaced(
      String lot,
      String account,
      LocalDate acquired,
      BigDecimal quantity,
      BigDecimal disallowed,
      boolean lostForGood,
      @Nullable BigDecimal newBasis,
      @Nullable LocalDate heldSince) {
    static Replaced of(Replacement one) {
      return new Replaced(
          one.id(),
          one.account(),
          one.acquired(),
          one.quantity().value(),
          one.disallowed().amount(),
          one.lostForGood(),
          one.newBasis() == null ? null : one.newBasis().amount(),
          one.heldSince());
    }
  }

  /**
   * An account's kind by its name.
   *
   * @param text taxable, retirement or ira
   * @return the kind
   */
  public static AccountKind accountKind(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "taxable" -> AccountKind.TAXABLE;
      case "retirement", "ira" -> AccountKind.RETIREMENT;
      default ->
          throw new IllegalArgumentException(
              "an account is taxable or retirement, not '" + text + "'");
    };
  }

  @Override
  public String kind() {
    return "harvest";
  }

  @Override
  public Request read(Fields body) {
    List<TaxLot> lots = new ArrayList<>();
    for (Fields lot : body.requiredObjects("lots", MOST)) {
      lot(lot, "lot " + (lots.size() + 1)).ifPresent(lots::add);
    }
    Map<Symbol, Price> prices = new LinkedHashMap<>();
    for (Fields price : body.requiredObjects("prices", MOST)) {
      Optional<Symbol> symbol = Exact.required(price, "symbol", Symbol::parse);
      Optional<Price> value = Exact.required(price, "price", text -> Price.of(text, Currency.USD));
      price.made(() -> Exact.once(prices, symbol.orElseThrow(), value.orElseThrow()));
    }
    Map<String, AccountKind> accounts = accounts(body);
    List<PlannedPurchase> planned = new ArrayList<>();
    for (Fields purchase : body.objects("planned", MOST)) {
      planned(purchase).ifPresent(planned::add);
    }
    Optional<LocalDate> date = body.date("date");
    if (date.isEmpty()) {
      body.missing("date");
    }
    Money threshold = body.text("threshold", Exact::usd).orElse(Exact.usd("0"));
    Optional<Ratio> shortRate = body.text("shortRate", Ratio::of);
    Optional<Ratio> longRate = body.text("longRate", Ratio::of);
    Set<Symbol> reinvested =
        new LinkedHashSet<>(body.texts("reinvested", MOST, Symbol::parse).orElse(List.of()));
    Map<Symbol, List<Symbol>> substitutes = new LinkedHashMap<>();
    for (Fields entry : body.objects("substitutes", MOST)) {
      Optional<Symbol> symbol = Exact.required(entry, "symbol", Symbol::parse);
      List<Symbol> others = entry.texts("instead", MOST, Symbol::parse).orElse(List.of());
      entry.made(() -> Exact.once(substitutes, symbol.orElseThrow(), others));
    }
    Request request =
        body.made(() ->
                new Request(
                    lots,
                    prices,
                    new HarvestSearch(
                        date.orElseThrow(),
                        threshold,
                        rates(shortRate, longRate),
                        accounts,
                        planned,
                        reinvested,
                        substitutes)))
            .orElse(null);
    body.done();
    return Objects.requireNonNull(request);
  }

  /** The kinds of the accounts that are named. */
  static Map<String, AccountKind> accounts(Fields body) {
    Map<String, AccountKind> accounts = new LinkedHashMap<>();
    for (Fields account : body.objects("accounts", MOST)) {
      String name = account.requiredText("name");
      Optional<AccountKind> kind = Exact.required(account, "kind", HarvestStudy::accountKind);
      account.made(() -> Exact.once(accounts, name, kind.orElseThrow()));
    }
    return accounts;
  }

  /**
   * Both rates or none.
   *
   * @param shortRate of short-term gains
   * @param longRate of long-term gains
   * @return null for none
   */
  public static @Nullable TaxRates rates(Optional<Ratio> shortRate, Optional<Ratio> longRate) {
    if (shortRate.isPresent() != longRate.isPresent()) {
      throw new IllegalArgumentException("the short rate and the long rate come together");
    }
    return shortRate.isEmpty() ? null : new TaxRates(shortRate.get(), longRate.orElseThrow());
  }

  private static Optional<TaxLot> lot(Fields lot, String name) {
    Optional<Symbol> symbol = Exact.required(lot, "symbol", Symbol::parse);
    Optional<LocalDate> acquired = Exact.required(lot, "acquired", Exact::date);
    Optional<Quantity> quantity = Exact.required(lot, "quantity", Quantity::of);
    Optional<Money> basis = Exact.required(lot, "basis", Exact::usd);
    String id = lot.text("id", text -> text).orElse(name);
    String account = lot.text("account", text -> text).orElse("main");
    return lot.made(() ->
        TaxLot.bought(
            id,
            symbol.orElseThrow(),
            account,
            acquired.orElseThrow(),
            quantity.orElseThrow(),
            basis.orElseThrow()));
  }

  private static Optional<PlannedPurchase> planned(Fields purchase) {
    Optional<Symbol> symbol = Exact.required(purchase, "symbol", Symbol::parse);
    Optional<LocalDate> date = Exact.required(purchase, "date", Exact::date);
    Optional<Quantity> quantity = Exact.required(purchase, "quantity", Quantity::of);
    String account = purchase.text("account", text -> text).orElse("main");
    return purchase.made(() ->
        new PlannedPurchase(
            symbol.orElseThrow(), account, date.orElseThrow(), quantity.orElseThrow()));
  }

  @Override
  public Answer answer(Request request) {
    HarvestPlan plan = request.search().over(request.lots(), request.prices());
    Money saved = plan.taxSaved();
    return new Answer(
        request.search().date(),
        plan.suggestions().stream().map(HarvestStudy::row).toList(),
        plan.shortLoss().amount(),
        plan.longLoss().amount(),
        plan.disallowed().amount(),
        saved == null ? null : saved.amount());
  }

  private static Row row(HarvestSuggestion one) {
    Money saved = one.taxSaved();
    return new Row(
        one.lot().id(),
        one.lot().symbol().value(),
        one.lot().account(),
        one.lot().acquired(),
        one.lot().quantity().value(),
        one.lot().basis().amount(),
        one.price().value(),
        one.value().amount(),
        one.loss().amount(),
        one.term().name().toLowerCase(Locale.ROOT),
        !one.replacements().isEmpty(),
        one.disallowed().amount(),
        one.lostForGood().amount(),
        one.allowed().amount(),
        saved == null ? null : saved.amount(),
        one.rebuyFrom(),
        one.replacements().stream().map(Replaced::of).toList(),
        one.substitutes().stream().map(Symbol::value).toList(),
        HarvestWarnings.of(one));
  }
}
