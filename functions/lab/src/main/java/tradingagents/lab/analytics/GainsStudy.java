package tradingagents.lab.analytics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tradingagents.chain.http.Fields;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Quantity;
import tradingagents.quant.tax.AccountKind;
import tradingagents.quant.tax.LotSelection;
import tradingagents.quant.tax.RealisedGain;
import tradingagents.quant.tax.TaxHistory;
import tradingagents.quant.tax.TaxLedger;
import tradingagents.quant.tax.TaxLot;
import tradingagents.quant.tax.TaxTrade;
import tradingagents.quant.tax.Term;

/** What a history of trades realised, and the lots that are left; exact US dollars. */
public final class GainsStudy implements Study<GainsStudy.Request, GainsStudy.Answer> {
  private static final int MOST = 10_000;

  /** Which lots a sale takes. */
  public enum Method {
    /** The oldest first. */
    FIFO,
    /** The newest first. */
    LIFO,
    /** The highest basis of one unit first. */
    HIFO,
    /** Those that the sale names. */
    SPECIFIC;

    /**
     * A method by its word.
     *
     * @param text in small or capital letters
     * @return the method
     */
    public static Method named(String text) {
      for (Method method : values()) {
        if (method.word().equals(text.toLowerCase(Locale.ROOT))) {
          return method;
        }
      }
      throw new IllegalArgumentException(
          "a method is fifo, lifo, hifo or specific, not '" + text + "'");
    }

    /**
     * What people type.
     *
     * @return in small letters
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The lots of a sale.
     *
     * @param named units by lot, empty where the sale names none
     * @return how they are chosen
     */
    public LotSelection selection(Map<String, Quantity> named) {
      if (this != SPECIFIC && !named.isEmpty()) {
        throw new IllegalArgumentException(
            "a sale names its lots with the method specific only, not with " + word());
      }
      if (this == SPECIFIC && named.isEmpty()) {
        throw new IllegalArgumentException("with the method specific every sale names its lots");
      }
      return switch (this) {
        case FIFO -> new LotSelection.Fifo();
        case LIFO -> new LotSelection.Lifo();
        case HIFO -> new LotSelection.Hifo();
        case SPECIFIC -> new LotSelection.Specific(named);
      };
    }
  }

  /**
   * The history.
   *
   * @param trades oldest first, all accounts
   * @param accounts the kind of each account; one that is not named is taxable
   * @param method which lots the sales take
   * @param account the only one to tell of; wash sales are looked for in all
   */
  public record Request(
      List<TaxTrade> trades,
      Map<String, AccountKind> accounts,
      Method method,
      Optional<String> account) {
    /** Checks that there is something to tell. */
    public Request {
      trades = List.copyOf(trades);
      accounts = Map.copyOf(accounts);
      if (trades.isEmpty()) {
        throw new IllegalArgumentException("there are no trades");
      }
      List<String> known = trades.stream().map(TaxTrade::account).distinct().sorted().toList();
      if (account.isPresent() && !known.contains(account.get())) {
        throw new IllegalArgumentException(
            "no trade is in the account '%s'; the accounts are %s"
                .formatted(account.get(), String.join(", ", known)));
      }
    }
  }

  /**
   * What was realised, and what is left.
   *
   * @param method which lots the sales took
   * @param gains one per part of a lot sold, in the order of the sales
   * @param shortGain that counts, short-term, losses taken off
   * @param longGain the same, long-term
   * @param disallowed of losses, by wash sales
   * @param lots still held, oldest first
   */
  public record Answer(
      String method,
      List<Row> gains,
      BigDecimal shortGain,
      BigDecimal longGain,
      BigDecimal disallowed,
      List<Lot> lots) {}

  /**
   * A part of a lot that was sold; see {@link RealisedGain}.
   *
   * @param sold the day
   * @param symbol what
   * @param account where
   * @param lot id of its purchase
   * @param acquired when
   * @param heldSince acquired, or earlier after a wash sale
   * @param quantity units
   * @param basis what they cost, with losses that moved here
   * @param proceeds received for them
   * @param gain proceeds less basis
   * @param term short or long
   * @param taxable false in a retirement account
   * @param washSale whether a part of the loss is disallowed
   * @param disallowed that part
   * @param recognised what counts
   * @param replacements what makes it a wash sale
   */
  public record Row(
      LocalDate sold,
      String symbol,
      String account,
      String lot,
      LocalDate acquired,
      LocalDate heldSince,
      BigDecimal quantity,
      BigDecimal basis,
      BigDecimal proceeds,
      BigDecimal gain,
      String term,
      boolean taxable,
      boolean washSale,
      BigDecimal disallowed,
      BigDecimal recognised,
      List<HarvestStudy.Replaced> replacements) {}

  /**
   * Units that are still held; see {@link TaxLot}.
   *
   * @param lot id of the purchase
   * @param symbol what
   * @param account where
   * @param acquired when
   * @param heldSince acquired, or earlier after a wash sale
   * @param quantity units
   * @param basis of all, with losses that moved here
   */
  public record Lot(
      String lot,
      String symbol,
      String account,
      LocalDate acquired,
      LocalDate heldSince,
      BigDecimal quantity,
      BigDecimal basis) {}

  @Override
  public String kind() {
    return "gains";
  }

  @Override
  public Request read(Fields body) {
    Method method = body.text("method", Method::named).orElse(Method.FIFO);
    List<TaxTrade> trades = new ArrayList<>();
    for (Fields trade : body.requiredObjects("trades", MOST)) {
      trade(trade, method, "trade " + (trades.size() + 1)).ifPresent(trades::add);
    }
    Map<String, AccountKind> accounts = HarvestStudy.accounts(body);
    Optional<String> account = body.text("account", text -> text);
    Request request = body.made(() -> new Request(trades, accounts, method, account)).orElse(null);
    body.done();
    return Objects.requireNonNull(request);
  }

  private static Optional<TaxTrade> trade(Fields trade, Method method, String name) {
    Optional<Boolean> buys = Exact.required(trade, "side", GainsStudy::buys);
    Optional<Symbol> symbol = Exact.required(trade, "symbol", Symbol::parse);
    Optional<LocalDate> date = Exact.required(trade, "date", Exact::date);
    Optional<Quantity> quantity = Exact.required(trade, "quantity", Quantity::of);
    Optional<Money> amount = Exact.required(trade, "amount", Exact::usd);
    String account = trade.text("account", text -> text).orElse("main");
    String id = trade.text("id", text -> text).orElse(name);
    Map<String, Quantity> named = new LinkedHashMap<>();
    for (Fields lot : trade.objects("lots", MOST)) {
      String of = lot.requiredText("lot");
      Optional<Quantity> units = Exact.required(lot, "quantity", Quantity::of);
      lot.made(() -> Exact.once(named, of, units.orElseThrow()));
    }
    return trade.made(() ->
        buys.orElseThrow()
            ? new TaxTrade.Purchase(
                id,
                symbol.orElseThrow(),
                account,
                date.orElseThrow(),
                quantity.orElseThrow(),
                amount.orElseThrow())
            : new TaxTrade.Sale(
                symbol.orElseThrow(),
                account,
                date.orElseThrow(),
                quantity.orElseThrow(),
                amount.orElseThrow(),
                method.selection(named)));
  }

  /**
   * Whether a trade buys.
   *
   * @param side buy or sell
   * @return false for a sale
   */
  public static boolean buys(String side) {
    return switch (side.toLowerCase(Locale.ROOT)) {
      case "buy" -> true;
      case "sell" -> false;
      default -> throw new IllegalArgumentException("a side is buy or sell, not '" + side + "'");
    };
  }

  @Override
  public Answer answer(Request request) {
    TaxHistory whole = TaxLedger.replay(request.trades(), request.accounts());
    TaxHistory history = request.account().map(whole::of).orElse(whole);
    Money disallowed =
        history.realised().stream()
            .map(RealisedGain::disallowed)
            .reduce(Money.zero(Currency.USD), Money::plus);
    return new Answer(
        request.method().word(),
        history.realised().stream().map(GainsStudy::row).toList(),
        history.recognised(Term.SHORT, Currency.USD).amount(),
        history.recognised(Term.LONG, Currency.USD).amount(),
        disallowed.amount(),
        history.open().stream().map(GainsStudy::lot).toList());
  }

  private static Row row(RealisedGain gain) {
    TaxLot lot = gain.lot();
    return new Row(
        gain.sold(),
        lot.symbol().value(),
        lot.account(),
        lot.id(),
        lot.acquired(),
        lot.heldSince(),
        lot.quantity().value(),
        lot.basis().amount(),
        gain.proceeds().amount(),
        gain.gain().amount(),
        gain.term().name().toLowerCase(Locale.ROOT),
        gain.taxable(),
        !gain.replacements().isEmpty(),
        gain.disallowed().amount(),
        gain.recognised().amount(),
        gain.replacements().stream().map(HarvestStudy.Replaced::of).toList());
  }

  private static Lot lot(TaxLot lot) {
    return new Lot(
        lot.id(),
        lot.symbol().value(),
        lot.account(),
        lot.acquired(),
        lot.heldSince(),
        lot.quantity().value(),
        lot.basis().amount());
  }
}
