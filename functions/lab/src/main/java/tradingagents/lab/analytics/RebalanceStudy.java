package tradingagents.lab.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.http.Fields;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;
import tradingagents.quant.rebalance.Band;
import tradingagents.quant.rebalance.Holding;
import tradingagents.quant.rebalance.PositionAfter;
import tradingagents.quant.rebalance.RebalanceMode;
import tradingagents.quant.rebalance.RebalancePlan;
import tradingagents.quant.rebalance.Rebalancer;
import tradingagents.quant.rebalance.SuggestedTrade;
import tradingagents.quant.rebalance.TradingCosts;
import tradingagents.quant.tax.TaxLot;
import tradingagents.quant.tax.TaxRates;

/** Which trades bring holdings back to their targets, in exact money (US dollars). */
public final class RebalanceStudy implements Study<RebalanceStudy.Request, RebalanceStudy.Answer> {
  /** The width of a band that nobody named. */
  public static final Ratio USUAL_BAND = Ratio.of("0.05");

  /** The smallest unit where fractions are allowed. */
  public static final Quantity FRACTION = Quantity.of("0.0001");

  private static final int MOST = 500;
  private static final int MOST_LOTS = 10_000;

  /**
   * What is held and wanted.
   *
   * @param holdings with prices
   * @param cash zero or more
   * @param targets by symbol
   * @param mode how to trade
   * @param rebalancer costs and smallest unit
   */
  public record Request(
      List<Holding> holdings,
      Money cash,
      Map<Symbol, Ratio> targets,
      RebalanceMode mode,
      Rebalancer rebalancer) {}

  /**
   * The trades and what they lead to; amounts in dollars, weights as fractions.
   *
   * @param mode as asked
   * @param value of holdings and cash before
   * @param valueAfter less costs
   * @param cash before
   * @param cashAfter what is left
   * @param turnover the sum of the values of all trades
   * @param turnoverRatio turnover over value
   * @param costs of all trades
   * @param tax on all sales, null unless the mode is tax
   * @param withinBands whether every weight is inside its band; for targets, within one unit
   * @param trades sales first
   * @param positions by symbol, after the trades
   */
  public record Answer(
      String mode,
      BigDecimal value,
      BigDecimal valueAfter,
      BigDecimal cash,
      BigDecimal cashAfter,
      BigDecimal turnover,
      BigDecimal turnoverRatio,
      BigDecimal costs,
      @Nullable BigDecimal tax,
      boolean withinBands,
      List<Trade> trades,
      Map<String, Row> positions) {}

  /**
   * One trade.
   *
   * @param symbol what
   * @param side BUY or SELL
   * @param quantity units
   * @param price of one
   * @param value price times quantity
   * @param cost on top
   * @param gain of a sale, null unless the mode is tax
   * @param tax on it, negative when a loss saves tax
   * @param lots units of each lot that a sale takes
   */
  public record Trade(
      String symbol,
      String side,
      BigDecimal quantity,
      BigDecimal price,
      BigDecimal value,
      BigDecimal cost,
      @Nullable BigDecimal gain,
      @Nullable BigDecimal tax,
      List<LotSold> lots) {
    static Trade of(SuggestedTrade trade) {
      return new Trade(
          trade.symbol().value(),
          trade.side().name(),
          trade.quantity().value(),
          trade.price().value(),
          trade.value().amount(),
          trade.cost().amount(),
          plain(trade.gain()),
          plain(trade.tax()),
          trade.lots().stream().map(LotSold::of).toList());
    }
  }

  /**
   * Units of a lot.
   *
   * @param lot its id
   * @param acquired when it was bought
   * @param quantity units sold of it
   * @param basis their cost
   */
  public record LotSold(String lot, LocalDate acquired, BigDecimal quantity, BigDecimal basis) {
    static LotSold of(TaxLot lot) {
      return new LotSold(lot.id(), lot.acquired(), lot.quantity().value(), lot.basis().amount());
    }
  }

  /**
   * One position after the trades.
   *
   * @param quantity units
   * @param value in dollars
   * @param weightBefore of the value before
   * @param weight of the value after
   * @param target as asked
   * @param lower edge of the band
   * @param upper edge of the band
   * @param within whether the weight is inside
   */
  public record Row(
      BigDecimal quantity,
      BigDecimal value,
      BigDecimal weightBefore,
      BigDecimal weight,
      BigDecimal target,
      BigDecimal lower,
      BigDecimal upper,
      boolean within) {
    static Row of(PositionAfter after) {
      return new Row(
          after.quantity().value(),
          after.value().amount(),
          after.weightBefore().value(),
          after.weight().value(),
          after.target().value(),
          after.lower().value(),
          after.upper().value(),
          after.within());
    }
  }

  private static @Nullable BigDecimal plain(@Nullable Money money) {
    return money == null ? null : money.amount();
  }

  @Override
  public String kind() {
    return "rebalance";
  }

  @Override
  public Request read(Fields body) {
    List<Holding> holdings = new ArrayList<>();
    for (Fields holding : body.requiredObjects("holdings", MOST)) {
      holding(holding).ifPresent(holdings::add);
    }
    Map<Symbol, Ratio> targets = new LinkedHashMap<>();
    for (Fields target : body.requiredObjects("targets", MOST)) {
      Optional<Symbol> symbol = Exact.required(target, "symbol", Symbol::parse);
      Optional<Ratio> weight = Exact.required(target, "weight", Ratio::of);
      target.made(() -> Exact.once(targets, symbol.orElseThrow(), weight.orElseThrow()));
    }
    Money cash = body.text("cash", Exact::usd).orElse(Exact.usd("0"));
    Options options =
        new Options(
            body.text("mode", text -> text).orElse("targets"),
            body.text("band", Ratio::of).orElse(USUAL_BAND),
            body.flag("relative").orElse(false),
            body.text("reach", text -> text).orElse("target"),
            body.text("shortRate", Ratio::of).orElse(null),
            body.text("longRate", Ratio::of).orElse(null),
            body.date("date").orElse(null));
    boolean fractional = body.flag("fractional").orElse(false);
    Ratio share = body.text("costRate", Ratio::of).orElse(Ratio.ZERO);
    Money perTrade = body.text("costPerTrade", Exact::usd).orElse(Exact.usd("0"));
    Request request =
        body.made(() ->
                new Request(
                    holdings,
                    cash,
                    targets,
                    options.mode(),
                    new Rebalancer(
                        new TradingCosts(share, perTrade), fractional ? FRACTION : Quantity.ONE)))
            .orElse(null);
    body.done();
    return Objects.requireNonNull(request);
  }

  private static Optional<Holding> holding(Fields holding) {
    Optional<Symbol> symbol = Exact.required(holding, "symbol", Symbol::parse);
    Optional<Quantity> quantity = Exact.required(holding, "quantity", Quantity::of);
    Optional<Price> price = Exact.required(holding, "price", text -> Price.of(text, Currency.USD));
    List<TaxLot> lots = new ArrayList<>();
    for (Fields lot : holding.objects("lots", MOST_LOTS)) {
      Optional<LocalDate> acquired = Exact.required(lot, "acquired", Exact::date);
      Optional<Quantity> units = Exact.required(lot, "quantity", Quantity::of);
      Optional<Money> basis = Exact.required(lot, "basis", Exact::usd);
      String id = lot.text("id", text -> text).orElse("lot " + (lots.size() + 1));
      lot.made(() ->
              TaxLot.bought(
                  id,
                  symbol.orElseThrow(),
                  "main",
                  acquired.orElseThrow(),
                  units.orElseThrow(),
                  basis.orElseThrow()))
          .ifPresent(lots::add);
    }
    return holding.made(
        () -> new Holding(symbol.orElseThrow(), quantity.orElseThrow(), price.orElseThrow(), lots));
  }

  /**
   * What a caller may choose about the mode.
   *
   * @param name targets, bands, turnover or tax
   * @param width of the band
   * @param relative whether the width is a share of the target
   * @param reach edge or target, for the mode bands
   * @param shortRate for the mode tax
   * @param longRate for the mode tax
   * @param date of the trades, for the mode tax
   */
  public record Options(
      String name,
      Ratio width,
      boolean relative,
      String reach,
      @Nullable Ratio shortRate,
      @Nullable Ratio longRate,
      @Nullable LocalDate date) {
    /**
     * The mode that was chosen.
     *
     * @return the mode
     * @throws IllegalArgumentException naming what is unknown or missing
     */
    public RebalanceMode mode() {
      Band band = new Band(width, relative);
      if (!reach.equals("edge") && !reach.equals("target")) {
        throw new IllegalArgumentException("reach must be edge or target, not '" + reach + "'");
      }
      return switch (name) {
        case "targets" -> new RebalanceMode.Targets();
        case "bands" -> new RebalanceMode.Bands(band, reach.equals("edge"));
        case "turnover" -> new RebalanceMode.Turnover(band);
        case "tax" -> {
          if (shortRate == null || longRate == null || date == null) {
            throw new IllegalArgumentException(
                "the mode tax needs the short rate, the long rate and the date of the trades");
          }
          yield new RebalanceMode.Tax(band, new TaxRates(shortRate, longRate), date);
        }
        default ->
            throw new IllegalArgumentException(
                "mode must be targets, bands, turnover or tax, not '" + name + "'");
      };
    }
  }

  @Override
  public Answer answer(Request request) {
    RebalancePlan plan =
        request
            .rebalancer()
            .suggest(request.holdings(), request.cash(), request.targets(), request.mode());
    Map<String, Row> rows = new LinkedHashMap<>();
    plan.positions().forEach(one -> rows.put(one.symbol().value(), Row.of(one)));
    return new Answer(
        request.mode().getClass().getSimpleName().toLowerCase(Locale.ROOT),
        plan.before().amount(),
        plan.after().amount(),
        request.cash().amount(),
        plan.cash().amount(),
        plan.traded().amount(),
        plan.traded().over(plan.before(), RoundingMode.HALF_UP).value(),
        plan.costs().amount(),
        plain(plan.tax()),
        plan.allWithin(),
        plan.trades().stream().map(Trade::of).toList(),
        rows);
  }
}
