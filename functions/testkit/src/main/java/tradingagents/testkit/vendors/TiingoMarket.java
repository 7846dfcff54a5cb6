package tradingagents.testkit.vendors;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tradingagents.model.market.Bar;
import tradingagents.testkit.vendors.VendorStub.Asked;
import tradingagents.testkit.vendors.VendorStub.Reply;

/**
 * A market as Tiingo tells it, out of given bars: daily prices of the asked range, the newest close
 * as a quote of the asked moment, and one story a week. It knows every symbol.
 */
public final class TiingoMarket implements Function<Asked, Reply> {
  private final TreeMap<LocalDate, Bar> bars = new TreeMap<>();
  private final TreeMap<LocalDate, Integer> splits = new TreeMap<>();
  private final Supplier<Instant> now;

  /**
   * A market.
   *
   * @param bars as traded
   * @param now the time of quotes
   */
  public TiingoMarket(List<Bar> bars, Supplier<Instant> now) {
    bars.forEach(bar -> this.bars.put(bar.session(), bar));
    this.now = now;
  }

  /**
   * The variables that lead the feeds here, and nowhere else.
   *
   * @param stub that answers by this market
   * @return for an environment
   */
  public static Map<String, String> variables(VendorStub stub) {
    return Map.of(
        "TIINGO_BASE_URL", stub.address(),
        "TIINGO_API_KEY", "test-key",
        "YAHOO_BASE_URL", stub.address() + "/yahoo",
        "VENDOR_TIMEOUT_SECONDS", "2",
        "TIINGO_CALLS_PER_MINUTE", "100000",
        "TIINGO_CALLS_PER_DAY", "1000000",
        "YAHOO_CALLS_PER_MINUTE", "100000",
        "YAHOO_CALLS_PER_DAY", "1000000");
  }

  /**
   * The same market up to an instant; what it says of later is garbage: other prices, splits that
   * never were, stories that were never written. Nothing is missing, so nothing fails.
   *
   * @param instant what was known then stays
   * @param seed of the garbage
   * @return another market
   */
  public TiingoMarket withGarbageAfter(Instant instant, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TiingoMarket other = new TiingoMarket(List.of(), now);
    bars.forEach((session, bar) -> {
      if (!bar.knownAt().isAfter(instant)) {
        other.bars.put(session, bar);
        return;
      }
      if (random.nextInt(40) == 0) {
        other.splits.put(session, random.nextInt(2, 5));
      }
      BigDecimal price = BigDecimal.valueOf(random.nextLong(1, 1_000_000), 2);
      other.bars.put(
          session,
          new Bar(session, price, price, price, price, random.nextLong(1, 9), null, bar.knownAt()));
    });
    return other;
  }

  @Override
  public Reply apply(Asked asked) {
    String[] parts = asked.path().split("\\?", 2);
    if (parts[0].matches("/tiingo/daily/[a-z0-9.-]+/prices")) {
      return Reply.ok(prices(date(parts[1], "startDate"), date(parts[1], "endDate")));
    }
    return switch (parts[0]) {
      case "/iex/" -> Reply.ok(quote());
      case "/tiingo/news" ->
          Reply.ok(stories(date(parts[1], "startDate"), date(parts[1], "endDate")));
      default -> Reply.of(404, "{\"detail\":\"Not found.\"}");
    };
  }

  private static LocalDate date(String query, String name) {
    return LocalDate.parse(query.replaceAll(".*" + name + "=([0-9-]{10}).*", "$1"));
  }

  private String prices(LocalDate from, LocalDate to) {
    return bars.subMap(from, true, to, true).values().stream()
        .map(bar ->
            ("{\"date\":\"%sT00:00:00.000Z\",\"open\":%s,\"high\":%s,\"low\":%s,\"close\":%s,"
                    + "\"volume\":%d,\"divCash\":0.0,\"splitFactor\":%d.0}")
                .formatted(
                    bar.session(),
                    bar.open(),
                    bar.high(),
                    bar.low(),
                    bar.close(),
                    bar.volume(),
                    splits.getOrDefault(bar.session(), 1)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private String quote() {
    BigDecimal last = bars.lastEntry().getValue().close();
    return "[{\"ticker\":\"X\",\"timestamp\":\"%s\",\"tngoLast\":%s,\"bidPrice\":%s,\"askPrice\":%s}]"
        .formatted(now.get(), last, last.subtract(BigDecimal.ONE), last.add(BigDecimal.ONE));
  }

  private String stories(LocalDate from, LocalDate to) {
    return bars.subMap(from, true, to, true).values().stream()
        .filter(bar -> bar.session().getDayOfWeek().getValue() == 3)
        .map(bar ->
            ("{\"id\":%d,\"title\":\"A close of %s on %s\",\"description\":\"It was traded.\","
                    + "\"source\":\"wire.example\",\"publishedDate\":\"%sT21:00:00Z\"}")
                .formatted(bar.session().toEpochDay(), bar.close(), bar.session(), bar.session()))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
