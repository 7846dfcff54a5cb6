package tradingagents.feeds.vendor.alphavantage;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import tradingagents.chain.vendor.Category;
import tradingagents.chain.vendor.DynamoVendorStates;
import tradingagents.chain.vendor.Question;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.feeds.vendor.Answer;
import tradingagents.feeds.vendor.Payload;
import tradingagents.feeds.vendor.RawBars;
import tradingagents.feeds.vendor.Vendor;
import tradingagents.feeds.vendor.VendorException;
import tradingagents.feeds.vendor.VendorHttp.Session;
import tradingagents.feeds.vendor.VendorParts;
import tradingagents.model.market.CorporateAction;
import tradingagents.model.market.DataFlag;
import tradingagents.model.market.Fundamentals;
import tradingagents.model.market.Known;
import tradingagents.model.market.NewsItem;
import tradingagents.model.market.NewsList;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.Quote;
import tradingagents.model.market.Stamp;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Price;

/**
 * Alpha Vantage: one address, {@code /query}, and a function's name. What it refuses it refuses
 * with HTTP 200 and a sentence, which is read here; a sentence that repeats the key is never
 * repeated. Prices are as traded with dividends and splits beside them, a function of paid plans.
 */
public final class AlphaVantage implements Vendor {
  /** Its name. */
  public static final String NAME = "alphavantage";

  /** The variable that holds its key. */
  public static final String KEY = "ALPHAVANTAGE_API_KEY";

  private static final DateTimeFormatter NEWS_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);
  private static final DateTimeFormatter NEWS_FROM =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm", Locale.ROOT);
  private static final int BURST_SECONDS = 60;

  /** A free key may call once a second; accounts are four calls. */
  private static final long BETWEEN_MILLIS = 1_200;

  private final VendorParts parts;
  private final String address;
  private final String key;
  private final LongConsumer pause;

  /**
   * The vendor.
   *
   * @param parts what adapters are made from
   * @param key of the account
   */
  public AlphaVantage(VendorParts parts, String key) {
    this(parts, key, AlphaVantage::sleep);
  }

  /** With another way to wait, in milliseconds. */
  AlphaVantage(VendorParts parts, String key, LongConsumer pause) {
    this.pause = pause;
    this.parts = parts;
    this.address = parts.address(NAME, "https://www.alphavantage.co");
    this.key = key;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Category> offers() {
    return EnumSet.of(Category.BARS, Category.QUOTE, Category.NEWS, Category.FUNDAMENTALS);
  }

  @Override
  public <A extends Known<A>> Answer<A> ask(Question<A> question) {
    return parts
        .http()
        .session(Set.of(key))
        .answering(session -> question.typed(answer(session, question)));
  }

  private Known<?> answer(Session session, Question<?> question) {
    return switch (question) {
      case Question.Bars bars -> bars(session, inDollars(bars.symbol(), bars));
      case Question.Price(Symbol symbol) -> quote(session, inDollars(symbol, symbol));
      case Question.Stories stories -> news(session, stories);
      case Question.Accounts(Symbol symbol) -> accounts(session, symbol);
      case Question.Economy economy -> throw VendorException.notOffered(NAME, question);
    };
  }

  private Fundamentals accounts(Session session, Symbol symbol) {
    AtomicBoolean hasCalled = new AtomicBoolean();
    return AlphaVantageAccounts.of(
        symbol,
        function -> {
          if (hasCalled.getAndSet(true)) {
            pause.accept(BETWEEN_MILLIS);
          }
          return get(session, function, symbol, "");
        },
        parts.clock().instant());
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VendorException(VendorFault.TRANSIENT, "interrupted between two calls");
    }
  }

  /** Prices of other exchanges are in a unit that it does not say: pence are not dollars. */
  private static <T> T inDollars(Symbol symbol, T asked) {
    if (symbol.value().matches(".*\\.[A-Z]{2,}")) {
      throw new VendorException(
          VendorFault.ABSENT, "it does not say the currency of prices outside the United States");
    }
    return asked;
  }

  private Payload get(Session session, String function, Symbol symbol, String more) {
    String query =
        "/query?function=%s&%s=%s%s&apikey=%s"
            .formatted(
                function,
                function.equals("NEWS_SENTIMENT") ? "tickers" : "symbol",
                encoded(symbol.value()),
                more,
                encoded(key));
    Payload answer =
        Payload.of(session.checked(session.get(URI.create(address + query), Map.of())).text());
    for (String name : List.of("Error Message", "Note", "Information")) {
      if (answer.at(name).isThere()) {
        throw refusal(name, answer.at(name).text());
      }
    }
    return answer;
  }

  /** The same three words for everything; only the sentence tells which it is. */
  private VendorException refusal(String name, String said) {
    String text = said.toLowerCase(Locale.ROOT);
    Instant now = parts.clock().instant();
    // The sentence of a burst tells the day's limit too, so it is looked for first.
    if (text.contains("sparingly")
        || text.contains("per minute")
        || text.contains("call volume")
        || text.contains("call frequency")) {
      return new VendorException(
          VendorFault.QUOTA_BURST, "too many calls at once", now.plusSeconds(BURST_SECONDS));
    }
    if (text.contains("per day") || text.contains("daily")) {
      return new VendorException(
          VendorFault.QUOTA_DAILY, "the day's calls are used up", DynamoVendorStates.nextDay(now));
    }
    if (text.contains("premium")) {
      return new VendorException(VendorFault.PLAN, "a function of paid plans");
    }
    if (text.contains("apikey") || text.contains("api key")) {
      return name.equals("Error Message") && text.contains("invalid api call")
          ? new VendorException(VendorFault.UNKNOWN_SYMBOL, "no such symbol")
          : new VendorException(VendorFault.AUTH, "the key is not taken");
    }
    return name.equals("Error Message")
        ? new VendorException(VendorFault.UNKNOWN_SYMBOL, "no such symbol")
        : new VendorException(VendorFault.TRANSIENT, said);
  }

  private PriceHistory bars(Session session, Question.Bars question) {
    Payload series =
        get(session, "TIME_SERIES_DAILY_ADJUSTED", question.symbol(), "&outputsize=full")
            .at("Time Series (Daily)");
    RawBars bars = new RawBars(question, parts.calendar(), parts.clock().instant());
    series
        .members()
        .forEach((date, row) -> {
          LocalDate day = LocalDate.parse(date);
          bars.add(
              day,
              List.of(
                  row.at("1. open").number(),
                  row.at("2. high").number(),
                  row.at("3. low").number(),
                  row.at("4. close").number()),
              row.at("6. volume").whole());
          positive(row.at("7. dividend amount"))
              .ifPresent(cash -> bars.add(CorporateAction.dividend(day, cash)));
          positive(row.at("8. split coefficient"))
              .filter(ratio -> ratio.compareTo(BigDecimal.ONE) != 0)
              .ifPresent(ratio -> bars.add(CorporateAction.split(day, ratio, BigDecimal.ONE)));
        });
    return bars.history(NAME, "", Currency.USD);
  }

  private static Optional<BigDecimal> positive(Payload cell) {
    return cell.decimal().filter(value -> value.signum() > 0);
  }

  private Quote quote(Session session, Symbol symbol) {
    Payload row = get(session, "GLOBAL_QUOTE", symbol, "").at("Global Quote");
    if (!row.at("05. price").isThere()) {
      throw new VendorException(VendorFault.UNKNOWN_SYMBOL, "no such symbol");
    }
    Price last = new Price(row.at("05. price").number(), Currency.USD);
    LocalDate day = LocalDate.parse(row.at("07. latest trading day").text());
    // It says the day alone: the close of that day is the latest it can be of.
    Instant close = day.atTime(16, 0).atZone(TradingCalendar.ZONE).toInstant();
    Instant now = parts.clock().instant();
    Instant at = close.isAfter(now) ? now : close;
    return new Quote(
        symbol,
        null,
        null,
        last,
        new Stamp(NAME, "", at, at, Set.of(DataFlag.DELAYED, DataFlag.KNOWN_BY_RULE)));
  }

  private NewsList news(Session session, Question.Stories question) {
    String range =
        "&time_from=%s&time_to=%s&limit=200"
            .formatted(
                NEWS_FROM.format(question.from().atStartOfDay()),
                NEWS_FROM.format(question.to().atTime(23, 59)));
    Payload feed = get(session, "NEWS_SENTIMENT", question.symbol(), range).at("feed");
    List<NewsItem> items = new ArrayList<>();
    if (feed.isThere()) {
      for (Payload row : feed.list()) {
        Instant at =
            LocalDateTime.parse(row.at("time_published").text(), NEWS_TIME)
                .toInstant(ZoneOffset.UTC);
        items.add(
            new NewsItem(
                NAME
                    + "-"
                    + Integer.toHexString(
                        (row.at("url").text() + row.at("title").text()).hashCode()),
                question.symbol(),
                row.at("title").text(),
                row.at("summary").text(),
                row.at("source").text(),
                at,
                at,
                NAME,
                tone(row.at("ticker_sentiment"), question.symbol()).orElse(null)));
      }
    }
    return new NewsList(question.symbol(), items, Stamp.of(NAME, "", parts.clock().instant()));
  }

  /** The score of this instrument, not of the article. */
  private static Optional<BigDecimal> tone(Payload scores, Symbol symbol) {
    if (!scores.isThere()) {
      return Optional.empty();
    }
    return scores.list().stream()
        .filter(score -> score.at("ticker").text().equals(symbol.value()))
        .flatMap(score -> score.at("ticker_sentiment_score").decimal().stream())
        .filter(value -> value.abs().compareTo(BigDecimal.ONE) <= 0)
        .findFirst();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
