package tradingagents.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.RiskVerdict.Check;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Stance;
import tradingagents.desk.run.Step;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;
import tradingagents.model.order.Fill;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderStatus;
import tradingagents.model.order.Side;

/** What everybody says in {@link SampleRuns}. */
final class SampleWords {
  private static final BarSeries BARS = SampleBars.of(400);
  private static final List<Fact> FACTS =
      List.of(
          price("market.close", "Last close", BARS.bars().getLast().close().toPlainString(), 1),
          price("market.sma50", "50-day average", SampleBars.mean(BARS, 50).toPlainString(), 50),
          price(
              "market.sma200", "200-day average", SampleBars.mean(BARS, 200).toPlainString(), 200),
          price("market.high252", "52-week high", high(), 252),
          fact("market.return63", "Return over 63 sessions", "0.0712", Fact.Unit.RATIO, 64),
          fact("market.vol20", "Volatility, 20 sessions, a year", "0.2134", Fact.Unit.RATIO, 21),
          fact("market.rsi14", "RSI, 14 sessions", "61.4", Fact.Unit.INDEX, 15),
          fact("market.up20", "Rising sessions of the last 20", "13", Fact.Unit.COUNT, 21));

  private SampleWords() {}

  static Fact fact(String id) {
    return FACTS.stream().filter(fact -> fact.id().equals(id)).findFirst().orElseThrow();
  }

  static List<Point> marketPoints() {
    return List.of(
        point("The close stands above both averages: the trend is up.", "close", "sma50", "sma200"),
        point("Three months of gains confirm the trend.", "return63"),
        point("Momentum is firm but not stretched.", "rsi14"),
        point("The 52-week high is near and has not been broken.", "high252", "close"));
  }

  static Report marketReport() {
    return new Report(
        Stance.BULLISH,
        "Price trades above its 50-day and 200-day averages, momentum is firm and volatility is"
            + " ordinary. The one thing missing is a new high.",
        marketPoints(),
        FACTS);
  }

  static Report noNews() {
    return Report.noData("No news was known as of 2018-05-11; nothing was weighed.");
  }

  static Report fundamentals() {
    return new Report(
        Stance.MIXED,
        "Accounts are not in the data; only what prices imply can be said.",
        List.of(point("Volatility is ordinary for the instrument.", "vol20")),
        List.of());
  }

  static Argument bull(int round) {
    return new Argument(
        round == 1
            ? "The trend is up on every horizon that matters. Price leads both averages and the"
                + " last three months paid for patience. Owning strength is the whole case."
            : "My colleague calls the high a ceiling. Thirteen rising sessions in twenty say that"
                + " buyers disagree, and momentum still has room before it is stretched.",
        List.of(
            point("Price leads both averages.", "close", "sma50", "sma200"),
            point("Three months paid.", "return63")),
        null);
  }

  static Argument bear(int round) {
    return new Argument(
        round == 1
            ? "A rise that cannot take its own high is a rise on credit. Volatility of a fifth a"
                + " year is the price of being wrong, and nobody here has read a single headline."
            : "Breadth of evidence is one analyst out of four. Two had no data at all: that is not"
                + " neutral, it is unknown.",
        List.of(
            point("The high has not been broken.", "high252"),
            point("Being wrong costs a fifth a year.", "vol20")),
        null);
  }

  static Ruling ruling() {
    return new Ruling(
        Rating.OVERWEIGHT,
        0.62,
        "The bull rests on three facts that agree, the bear on one level and on missing evidence."
            + " Missing evidence lowers the confidence, not the direction.",
        List.of(point("The trend is up on two horizons.", "sma50", "sma200")),
        List.of(point("Half of the evidence is missing.")));
  }

  static Proposal proposal() {
    return new Proposal(
        Proposal.Action.BUY,
        "Buy at the next open, leave when the 200-day average breaks.",
        usd("175.19"),
        usd("166.40"));
  }

  static Argument voice(Step voice, int round) {
    return switch (voice) {
      case AGGRESSIVE_RISK ->
          argument("The evidence that exists points one way. Take the full position.", "1", round);
      case CONSERVATIVE_RISK ->
          argument("Two analysts saw nothing. Half a position is the honest size.", "0.4", round);
      default -> argument("Between the two: the trend pays, the silence costs.", "0.7", round);
    };
  }

  private static Argument argument(String speech, String appetite, int round) {
    String said = round == 1 ? speech : speech + " I have heard nothing that changes this.";
    return new Argument(
        said, List.of(point("Volatility sets the size.", "vol20")), Ratio.of(appetite));
  }

  static Decision decision() {
    return new Decision(
        Rating.OVERWEIGHT,
        Ratio.of("0.14"),
        0.58,
        "Raise AAPL to 14 % of equity: the trend is up on two horizons and momentum is firm;"
            + " missing news and accounts keep the position below the usual size.",
        "Price is above both averages and three months were positive. The unbroken high and the"
            + " missing evidence argue for less than a full position.\n\nThe stop stands under the"
            + " 200-day average, where the thesis would be wrong.",
        usd("192.50"),
        "three months",
        List.of(
            point("The close stands above both averages.", "close", "sma50", "sma200"),
            point("Three months of gains confirm the trend.", "return63"),
            point("Momentum is firm but not stretched.", "rsi14")),
        List.of(
            point("The 52-week high has not been broken.", "high252"),
            point("Being wrong costs a fifth a year.", "vol20"),
            point("Two of four analysts had no data.")));
  }

  static Decision hold() {
    return new Decision(
        Rating.HOLD,
        null,
        0.41,
        "Keep what is held.",
        "Evidence on both sides is of equal weight.",
        null,
        null,
        List.of(point("The trend is up.", "sma50")),
        List.of(point("The high holds.", "high252")));
  }

  static RiskVerdict approved() {
    Quantity quantity = Quantity.of(79);
    return new RiskVerdict(
        true, checks(true), new RiskVerdict.Ticket(Side.BUY, quantity), "Every rule passed.", 7);
  }

  static RiskVerdict refused() {
    return new RiskVerdict(
        false,
        checks(false),
        null,
        "Refused by cash: the order costs 13,840.01 USD and 9,120 USD is free.",
        7);
  }

  private static List<Check> checks(boolean cash) {
    return List.of(
        new Check("trading-state", "ACTIVE", "ACTIVE", true),
        new Check("session", "2018-05-11", "a session of the exchange", true),
        new Check("price-age", "0 sessions", "0 sessions", true),
        new Check("cash", cash ? "100000 USD free" : "9120 USD free", ">= 14116.81 USD", cash),
        new Check("position-weight", "0.1384", "<= 0.25", true),
        new Check("order-weight", "0.1384", "<= 0.25", true),
        new Check("volume-share", "0.0000031", "<= 0.01", true));
  }

  static Order filled() {
    Fill fill =
        new Fill(
            "paper-run-0001-1",
            "ta-run-0001",
            new Symbol("AAPL"),
            Side.BUY,
            Quantity.of(79),
            usd("175.42"),
            Money.of("1.00", Currency.USD),
            LocalDate.of(2018, 5, 14),
            Instant.parse("2018-05-14T13:30:00Z"));
    return order(OrderStatus.FILLED, List.of(fill), null);
  }

  static Order order(OrderStatus status, List<Fill> fills, @Nullable String note) {
    return new Order(
        "ta-run-0001", new Symbol("AAPL"), Side.BUY, Quantity.of(79), status, fills, note);
  }

  private static Point point(String text, String... facts) {
    return new Point(
        text,
        List.of(facts).stream()
            .map(name -> fact("market." + name))
            .map(fact -> new Point.Citation(fact.id(), fact.value().toPlainString()))
            .toList());
  }

  private static Fact price(String id, String label, String value, int sessions) {
    return fact(id, label, value, Fact.Unit.PRICE, sessions);
  }

  private static Fact fact(String id, String label, String value, Fact.Unit unit, int sessions) {
    return new Fact(
        id,
        label,
        new BigDecimal(value),
        unit,
        "AAPL daily, close, " + sessions + " sessions to 2018-05-11",
        SampleRuns.AS_OF);
  }

  private static String high() {
    return BARS.bars().subList(148, 400).stream()
        .map(Bar::high)
        .reduce(BigDecimal.ZERO, BigDecimal::max)
        .toPlainString();
  }

  private static Price usd(String value) {
    return Price.of(value, Currency.USD);
  }
}
