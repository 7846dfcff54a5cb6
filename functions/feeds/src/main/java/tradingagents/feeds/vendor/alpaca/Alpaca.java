package tradingagents.feeds.vendor.alpaca;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.CorporateAction;
import tradingagents.model.market.DataFlag;
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
 * Alpaca's market data: {@code /v2/stocks/bars} with raw prices, page after page, {@code
 * /v1/corporate-actions} for splits and dividends, the newest quote and trade, and news. {@code
 * ALPACA_FEED} says which feed: {@code iex} (one venue, the usual one) or {@code sip}.
 */
public final class Alpaca implements Vendor {
  /** Its name. */
  public static final String NAME = "alpaca";

  /** The variable that holds the key's id. */
  public static final String KEY = "ALPACA_API_KEY_ID";

  /** The variable that holds the key. */
  public static final String SECRET = "ALPACA_API_SECRET_KEY";

  private static final int MOST_PAGES = 20;
  private static final int NOT_FOUND = 404;
  private static final int UNPROCESSABLE = 422;

  private final VendorParts parts;
  private final String address;
  private final String feed;
  private final String key;
  private final String secret;

  /**
   * The vendor.
   *
   * @param parts what adapters are made from
   * @param key the key's id
   * @param secret the key
   * @throws FailureException INVALID for an unknown feed
   */
  public Alpaca(VendorParts parts, String key, String secret) {
    this.parts = parts;
    this.address = parts.address(NAME, "https://data.alpaca.markets");
    this.feed = parts.env().text("ALPACA_FEED", "iex");
    this.key = key;
    this.secret = secret;
    if (!feed.matches("iex|sip")) {
      throw new FailureException(Reason.INVALID, "ALPACA_FEED is iex or sip, not '" + feed + "'");
    }
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
        .session(Set.of(key, secret))
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
        session.get(
            URI.create(address + path),
            Map.of("APCA-API-KEY-ID", key, "APCA-API-SECRET-KEY", secret));
    if (reply.status() == NOT_FOUND
        || (reply.status() == UNPROCESSABLE && reply.text().contains("invalid symbol"))
        || (reply.status() == 400 && reply.text().contains("invalid symbol"))) {
      throw new VendorException(VendorFault.UNKNOWN_SYMBOL, "no such symbol");
    }
    if (reply.status() == 403 && reply.text().contains("subscription")) {
      throw new VendorException(VendorFault.PLAN, "the plan does not include this feed or range");
    }
    return Payload.of(session.checked(reply).text());
  }

  /** All pages of a list; an empty page may lack the list altogether. */
  private void pages(Session session, String path, Consumer<Payload> page) {
    String token = "";
    for (int i = 0; i < MOST_PAGES; i++) {
      Payload answer =
          get(session, token.isEmpty() ? path : path + "&page_token=" + encoded(token));
      page.accept(answer);
      token = answer.at("next_page_token").text();
      if (token.isEmpty()) {
        return;
      }
    }
    throw new VendorException(VendorFault.MALFORMED, "more pages than there can be");
  }

  private PriceHistory bars(Session session, Question.Bars question) {
    String symbol = question.symbol().value();
    RawBars bars = new RawBars(question, parts.calendar(), parts.clock().instant());
    if (feed.equals("iex")) {
      bars.flag(DataFlag.SINGLE_VENUE);
    }
    pages(
        session,
        "/v2/stocks/bars?symbols=%s&timeframe=1Day&start=%s&end=%s&limit=10000&adjustment=raw&feed=%s"
            .formatted(encoded(symbol), question.from(), question.to(), feed),
        page -> rows(page.at("bars").at(symbol), bars));
    pages(
        session,
        ("/v1/corporate-actions?symbols=%s&types=forward_split,reverse_split,cash_dividend"
                + "&start=%s&end=%s&limit=1000")
            .formatted(encoded(symbol), question.from(), question.to()),
        page -> actions(page.at("corporate_actions"), bars));
    return bars.history(NAME, feed, Currency.USD);
  }

  private static void rows(Payload list, RawBars bars) {
    if (!list.isThere()) {
      return;
    }
    for (Payload row : list.list()) {
      // Midnight in New York, written in UTC.
      LocalDate session =
          OffsetDateTime.parse(row.at("t").text())
              .atZoneSameInstant(TradingCalendar.ZONE)
              .toLocalDate();
      bars.add(
          session,
          List.of(
              row.at("o").number(),
              row.at("h").number(),
              row.at("l").number(),
              row.at("c").number()),
          row.at("v").whole());
    }
  }

  private static void actions(Payload all, RawBars bars) {
    for (String kind : List.of("forward_splits", "reverse_splits")) {
      if (all.at(kind).isThere()) {
        for (Payload split : all.at(kind).list()) {
          bars.add(
              CorporateAction.split(
                  LocalDate.parse(split.at("ex_date").text()),
                  split.at("new_rate").number(),
                  split.at("old_rate").number()));
        }
      }
    }
    if (all.at("cash_dividends").isThere()) {
      for (Payload dividend : all.at("cash_dividends").list()) {
        BigDecimal cash = dividend.at("rate").number();
        if (cash.signum() > 0) {
          bars.add(CorporateAction.dividend(LocalDate.parse(dividend.at("ex_date").text()), cash));
        }
      }
    }
  }

  private Quote quote(Session session, Symbol symbol) {
    String query = "?symbols=" + encoded(symbol.value()) + "&feed=" + feed;
    Payload quote =
        get(session, "/v2/stocks/quotes/latest" + query).at("quotes").at(symbol.value());
    Payload trade =
        get(session, "/v2/stocks/trades/latest" + query).at("trades").at(symbol.value());
    if (!quote.isThere() && !trade.isThere()) {
      throw new VendorException(VendorFault.UNKNOWN_SYMBOL, "no such symbol");
    }
    Price bid = price(quote.at("bp"));
    Price ask = price(quote.at("ap"));
    boolean crossed = bid != null && ask != null && bid.compareTo(ask) > 0;
    // Where a side is missing a dealer falls back on the last trade: then its age is what counts.
    boolean both = bid != null && ask != null && !crossed;
    Instant at = time(both || !trade.isThere() ? quote.at("t") : trade.at("t"));
    return new Quote(
        symbol,
        crossed ? null : bid,
        crossed ? null : ask,
        price(trade.at("p")),
        new Stamp(
            NAME, feed, at, at, feed.equals("iex") ? Set.of(DataFlag.SINGLE_VENUE) : Set.of()));
  }

  private static Instant time(Payload time) {
    return OffsetDateTime.parse(time.text()).toInstant();
  }

  private static @Nullable Price price(Payload cell) {
    return cell.decimal()
        .filter(value -> value.signum() > 0)
        .map(value -> new Price(value, Currency.USD))
        .orElse(null);
  }

  private NewsList news(Session session, Question.Stories question) {
    List<NewsItem> items = new ArrayList<>();
    Instant end = question.to().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Payload page =
        get(
            session,
            "/v1beta1/news?symbols=%s&start=%s&end=%s&limit=50&sort=desc&include_content=false"
                .formatted(
                    encoded(question.symbol().value()),
                    question.from().atStartOfDay(ZoneOffset.UTC).toInstant(),
                    end.minusSeconds(1)));
    for (Payload row : page.at("news").list()) {
      if (row.at("headline").isThere() && row.at("created_at").isThere()) {
        Instant created = OffsetDateTime.parse(row.at("created_at").text()).toInstant();
        // A story that was rewritten says now what it did not say then.
        Instant updated =
            row.at("updated_at").isThere()
                ? OffsetDateTime.parse(row.at("updated_at").text()).toInstant()
                : created;
        items.add(
            new NewsItem(
                NAME + "-" + row.at("id").text(),
                question.symbol(),
                row.at("headline").text(),
                row.at("summary").text(),
                row.at("source").text(),
                created,
                updated.isAfter(created) ? updated : created,
                NAME,
                null));
      }
    }
    return new NewsList(question.symbol(), items, Stamp.of(NAME, "", parts.clock().instant()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
