package tradingagents.feeds.vendor.tiingo;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.vendor.Category;
import tradingagents.chain.vendor.Question;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.feeds.vendor.Answer;
import tradingagents.feeds.vendor.HttpReply;
import tradingagents.feeds.vendor.Payload;
import tradingagents.feeds.vendor.RawBars;
import tradingagents.feeds.vendor.Vendor;
import tradingagents.feeds.vendor.VendorException;
import tradingagents.feeds.vendor.VendorHttp.Session;
import tradingagents.feeds.vendor.VendorParts;
import tradingagents.model.market.CorporateAction;
import tradingagents.model.market.DataFlag;
import tradingagents.model.market.Known;
import tradingagents.model.market.NewsItem;
import tradingagents.model.market.NewsList;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.Quote;
import tradingagents.model.market.Stamp;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Price;

/**
 * Tiingo over HTTPS: {@code /tiingo/daily/{ticker}/prices} has raw prices, dividends and splits
 * side by side; {@code /iex} has quotes of one venue; {@code /tiingo/news} has stories. All prices
 * are US dollars.
 */
public final class Tiingo implements Vendor {
  /** Its name. */
  public static final String NAME = "tiingo";

  /** The variable that holds its key. */
  public static final String KEY = "TIINGO_API_KEY";

  private static final int NOT_FOUND = 404;
  private static final int MOST_STORIES = 100;
  private static final BigDecimal NO_SPLIT = BigDecimal.ONE;

  private final VendorParts parts;
  private final String address;
  private final String key;

  /**
   * The vendor.
   *
   * @param parts what adapters are made from
   * @param key of the account
   */
  public Tiingo(VendorParts parts, String key) {
    this.parts = parts;
    this.address = parts.address(NAME, "https://api.tiingo.com");
    this.key = key;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Category> offers() {
    return EnumSet.of(Category.BARS, Category.QUOTE, Category.NEWS);
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
      case Question.Bars bars -> bars(session, bars);
      case Question.Price(Symbol symbol) -> quote(session, symbol);
      case Question.Stories stories -> news(session, stories);
      case Question.Accounts accounts -> throw VendorException.notOffered(NAME, question);
      case Question.Economy economy -> throw VendorException.notOffered(NAME, question);
    };
  }

  private Payload get(Session session, String path) {
    HttpReply reply =
        session.get(URI.create(address + path), Map.of("Authorization", "Token " + key));
    if (reply.status() == NOT_FOUND) {
      throw new VendorException(VendorFault.UNKNOWN_SYMBOL, "no such ticker");
    }
    return Payload.of(session.checked(reply).text());
  }

  private PriceHistory bars(Session session, Question.Bars question) {
    Payload rows =
        get(
            session,
            "/tiingo/daily/%s/prices?startDate=%s&endDate=%s&format=json"
                .formatted(ticker(question.symbol()), question.from(), question.to()));
    RawBars bars = new RawBars(question, parts.calendar(), parts.clock().instant());
    for (Payload row : rows.list()) {
      LocalDate date = OffsetDateTime.parse(row.at("date").text()).toLocalDate();
      bars.add(
          date,
          List.of(
              row.at("open").number(),
              row.at("high").number(),
              row.at("low").number(),
              row.at("close").number()),
          row.at("volume").whole());
      row.at("divCash")
          .decimal()
          .filter(cash -> cash.signum() > 0)
          .ifPresent(cash -> bars.add(CorporateAction.dividend(date, cash)));
      row.at("splitFactor")
          .decimal()
          .filter(factor -> factor.compareTo(NO_SPLIT) != 0)
          .ifPresent(factor -> bars.add(CorporateAction.split(date, factor, BigDecimal.ONE)));
    }
    return bars.history(NAME, "", Currency.USD);
  }

  private Quote quote(Session session, Symbol symbol) {
    Payload rows = get(session, "/iex/?tickers=" + ticker(symbol));
    if (rows.list().isEmpty()) {
      throw new VendorException(VendorFault.UNKNOWN_SYMBOL, "no such ticker");
    }
    Payload row = rows.at(0);
    Price last = price(row, "tngoLast");
    String said = row.at("timestamp").text();
    if (said.isEmpty()) {
      throw new VendorException(VendorFault.STALE, "the quote has no time");
    }
    Instant at = OffsetDateTime.parse(said).toInstant();
    return new Quote(
        symbol,
        price(row, "bidPrice"),
        price(row, "askPrice"),
        last,
        new Stamp(NAME, "iex", at, at, Set.of(DataFlag.SINGLE_VENUE)));
  }

  private static @Nullable Price price(Payload row, String name) {
    return row.at(name)
        .decimal()
        .filter(value -> value.signum() > 0)
        .map(value -> new Price(value, Currency.USD))
        .orElse(null);
  }

  private NewsList news(Session session, Question.Stories question) {
    Payload rows =
        get(
            session,
            "/tiingo/news?tickers=%s&startDate=%s&endDate=%s&limit=%d"
                .formatted(
                    ticker(question.symbol()), question.from(), question.to(), MOST_STORIES));
    List<NewsItem> items = new ArrayList<>();
    for (Payload row : rows.list()) {
      if (row.at("title").isThere() && row.at("publishedDate").isThere()) {
        Instant published = OffsetDateTime.parse(row.at("publishedDate").text()).toInstant();
        // What it crawled later than it was published could not be read through it before.
        Instant crawled =
            row.at("crawlDate").isThere()
                ? OffsetDateTime.parse(row.at("crawlDate").text()).toInstant()
                : published;
        items.add(
            new NewsItem(
                NAME + "-" + row.at("id").text(),
                question.symbol(),
                row.at("title").text(),
                row.at("description").text(),
                row.at("source").text(),
                published,
                crawled.isAfter(published) ? crawled : published,
                NAME,
                null));
      }
    }
    return new NewsList(question.symbol(), items, Stamp.of(NAME, "", parts.clock().instant()));
  }

  /** Tiingo writes a class of shares with a dash. */
  private static String ticker(Symbol symbol) {
    return URLEncoder.encode(
        symbol.value().replace('.', '-').toLowerCase(Locale.ROOT), StandardCharsets.UTF_8);
  }
}
