package tradingagents.desk.gate;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.RiskVerdict.Ticket;
import tradingagents.desk.run.Step;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.order.Side;
import tradingagents.model.portfolio.Lot;
import tradingagents.model.portfolio.Portfolio;
import tradingagents.model.portfolio.Position;

/** Reads the changes column of the verdict table: a plain situation with some facts replaced. */
final class SituationText {
  static final LocalDate SESSION = LocalDate.of(2018, 5, 10);
  private static final Symbol AAPL = new Symbol("AAPL");
  private static final Price HUNDRED = Price.of("100", Currency.USD);
  private static final Instant AS_OF = Instant.parse("2018-05-10T20:00:00Z");

  private final Map<String, String> changes = new HashMap<>();

  SituationText(String text) {
    for (String change : text.isBlank() ? new String[0] : text.trim().split("\\s+", -1)) {
      String[] parts = change.split("=", 2);
      changes.put(parts[0], parts[1]);
    }
  }

  Situation situation() {
    LocalDate newest = LocalDate.parse(changes.getOrDefault("newest", SESSION.toString()));
    TreeMap<Symbol, Position> positions = new TreeMap<>();
    Map<Symbol, Quote> quotes = new HashMap<>();
    String age = changes.getOrDefault("age", "0");
    quotes.put(AAPL, new Quote(HUNDRED, newest, age.contains(":") ? 0 : Integer.parseInt(age)));
    if (changes.containsKey("held")) {
      String[] held = changes.get("held").split(":", -1);
      Symbol symbol = new Symbol(held[0]);
      Lot lot = new Lot(Quantity.of(held[1]), HUNDRED, null);
      positions.put(symbol, new Position(symbol, List.of(lot)));
      int days = age.contains(":") ? Integer.parseInt(age.split(":", -1)[1]) : 0;
      quotes.putIfAbsent(symbol, new Quote(HUNDRED, SESSION.minusDays(days), days));
    }
    if (changes.containsKey("noquote")) {
      quotes.remove(new Symbol(changes.get("noquote")));
    }
    Money cash = Money.of(changes.getOrDefault("cash", "100000"), Currency.USD);
    return new Situation(
        mandate(),
        new TradingControl(TradingState.valueOf(changes.getOrDefault("state", "ACTIVE")), 7),
        new Portfolio(cash, positions),
        changes.containsKey("series") ? null : series(newest),
        quotes,
        ticket());
  }

  Limits limits() {
    Limits usual = Limits.DEFAULT;
    return new Limits(
        usual.maxPositionWeight(),
        usual.maxOrderWeight(),
        usual.maxVolumeShare(),
        usual.priceBuffer(),
        Integer.parseInt(changes.getOrDefault("maxage", "0")),
        changes.containsKey("most") ? new BigDecimal(changes.get("most")) : null,
        new TreeSet<>(
            changes.containsKey("restricted")
                ? List.of(new Symbol(changes.get("restricted")))
                : List.of()),
        usual.commission());
  }

  private @Nullable Ticket ticket() {
    String text = changes.getOrDefault("order", "BUY:100");
    if (text.equals("none")) {
      return null;
    }
    String[] parts = text.split(":", -1);
    return new Ticket(Side.valueOf(parts[0]), Quantity.of(parts[1]));
  }

  private BarSeries series(LocalDate newest) {
    long volume = Long.parseLong(changes.getOrDefault("volume", "1000000"));
    long earlier = Long.parseLong(changes.getOrDefault("earlier", Long.toString(volume)));
    BigDecimal price = HUNDRED.value();
    List<Bar> bars = new ArrayList<>();
    for (int back = 24; back >= 0; back--) {
      LocalDate day = newest.minusDays(back);
      Instant known = day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(20));
      long units = back >= 20 ? earlier : volume;
      bars.add(new Bar(day, price, price, price, price, units, null, known));
    }
    boolean tradable = !changes.getOrDefault("tradable", "yes").equals("no");
    Provenance origin = new Provenance("test", "box", Adjustment.RAW, Currency.USD, tradable, true);
    return new BarSeries(AAPL, origin, bars);
  }

  private static Mandate mandate() {
    return new Mandate(
        AAPL,
        SESSION,
        SESSION,
        AS_OF,
        List.of(Step.MARKET_ANALYST),
        1,
        "rules",
        "box",
        "paper",
        null,
        false,
        false,
        AS_OF,
        AS_OF.plusSeconds(900),
        Origin.UNKNOWN);
  }
}
