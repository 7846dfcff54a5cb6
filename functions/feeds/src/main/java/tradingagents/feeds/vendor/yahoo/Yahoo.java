package tradingagents.feeds.vendor.yahoo;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.vendor.Category;
import tradingagents.chain.vendor.Question;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.feeds.vendor.Answer;
import tradingagents.feeds.vendor.HttpReply;
import tradingagents.feeds.vendor.Payload;
import tradingagents.feeds.vendor.Vendor;
import tradingagents.feeds.vendor.VendorException;
import tradingagents.feeds.vendor.VendorHttp.Session;
import tradingagents.feeds.vendor.VendorParts;
import tradingagents.model.market.CompanyProfile;
import tradingagents.model.market.DataFlag;
import tradingagents.model.market.FundamentalFact;
import tradingagents.model.market.Fundamentals;
import tradingagents.model.market.Known;
import tradingagents.model.market.NewsItem;
import tradingagents.model.market.NewsList;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.Quote;
import tradingagents.model.market.Stamp;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Price;

/**
 * Yahoo Finance: chart for bars and their events, quote and quoteSummary behind a cookie and a
 * crumb, the time series of statements, and the stories of its search. Prices in a hundredth of a
 * currency (pence) are converted exactly and flagged.
 */
public final class Yahoo implements Vendor {
  /** Its name. */
  public static final String NAME = "yahoo";

  /** A browser's name: without one Yahoo answers 429 to everything. */
  static final Map<String, String> AGENT =
      Map.of("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36", "Accept", "*/*");

  private static final int NOT_FOUND = 404;
  private static final Duration YEARS = Duration.ofDays(366L * 12);
  private static final int MOST_STORIES = 50;

  private final VendorParts parts;
  private final String address;
  private final YahooEntry entry;

  /**
   * The vendor.
   *
   * @param parts what adapters are made from
   */
  public Yahoo(VendorParts parts) {
    this.parts = parts;
    String usual = "https://query1.finance.yahoo.com";
    this.address = parts.address(NAME, usual);
    String cookies = address.equals(usual) ? "https://fc.yahoo.com" : address + "/cookie";
    this.entry = new YahooEntry(cookies, address + "/v1/test/getcrumb");
  }

  static Map<String, String> with(String name, String value) {
    Map<String, String> headers = new HashMap<>(AGENT);
    headers.put(name, value);
    return headers;
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
        .session(Set.of())
        .answering(session -> question.typed(answer(session, question)));
  }

  private Known<?> answer(Session session, Question<?> question) {
    return switch (question) {
      case Question.Bars bars -> bars(session, bars);
      case Question.Price(Symbol symbol) -> quote(session, symbol);
      case Question.Stories stories -> news(session, stories);
      case Question.Accounts(Symbol symbol) -> accounts(session, symbol);
      case Question.Economy economy -> throw VendorException.notOffered(NAME, question);
    };
  }

  private PriceHistory bars(Session session, Question.Bars question) {
    // To tomorrow, whatever is asked: the splits since then are what un-splits the prices.
    long from = question.from().minusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    long to = parts.clock().instant().plus(Duration.ofDays(1)).getEpochSecond();
    HttpReply reply =
        session.get(
            URI.create(
                address
                    + "/v8/finance/chart/%s?period1=%d&period2=%d&interval=1d&events=div,split"
                        .formatted(path(question.symbol()), from, to)),
            AGENT);
    if (reply.status() == NOT_FOUND && !reply.isHtml()) {
      throw new VendorException(VendorFault.UNKNOWN_SYMBOL, "no such symbol");
    }
    Payload chart = Payload.of(session.checked(reply).text()).at("chart");
    refuse(chart.at("error"), VendorFault.UNKNOWN_SYMBOL);
    return new YahooChart(question, parts.calendar(), parts.clock().instant())
        .history(chart.at("result").at(0));
  }

  private static void refuse(Payload error, VendorFault notFound) {
    if (error.isThere()) {
      String code = error.at("code").text();
      String said = error.at("description").text();
      throw new VendorException(
          code.equals("Not Found") ? notFound : VendorFault.MALFORMED, code + ": " + said);
    }
  }

  /** Asks with cookie and crumb; once more with new ones when the old are not taken. */
  private HttpReply entered(Session session, String path) {
    YahooEntry.Pass pass = entry.pass(session);
    HttpReply reply = entered(session, path, pass);
    if (reply.status() == 401 || reply.status() == 403 || reply.text().contains("Invalid Crumb")) {
      entry.refused(pass);
      reply = entered(session, path, entry.pass(session));
    }
    return reply;
  }

  private HttpReply entered(Session session, String path, YahooEntry.Pass pass) {
    String crumb = URLEncoder.encode(pass.crumb(), StandardCharsets.UTF_8);
    return session.get(
        URI.create(address + path + "&crumb=" + crumb), with("Cookie", pass.cookie()));
  }

  private Quote quote(Session session, Symbol symbol) {
    HttpReply reply = entered(session, "/v7/finance/quote?formatted=false&symbols=" + path(symbol));
    Payload answer = Payload.of(session.checked(reply).text()).at("quoteResponse");
    refuse(answer.at("error"), VendorFault.UNKNOWN_SYMBOL);
    Payload row = answer.at("result").at(0);
    if (!row.isThere()) {
      throw new VendorException(VendorFault.UNKNOWN_SYMBOL, "no such symbol");
    }
    YahooUnit unit = YahooUnit.of(row.at("currency").text());
    Instant at = Instant.ofEpochSecond(row.at("regularMarketTime").whole());
    Set<DataFlag> flags = EnumSet.noneOf(DataFlag.class);
    if (unit.isMinor()) {
      flags.add(DataFlag.MINOR_UNITS);
    }
    if (row.at("exchangeDataDelayedBy").decimal().orElse(BigDecimal.ZERO).signum() > 0) {
      flags.add(DataFlag.DELAYED);
    }
    Price bid = unit.price(row.at("bid"));
    Price ask = unit.price(row.at("ask"));
    boolean crossed = bid != null && ask != null && bid.compareTo(ask) > 0;
    return new Quote(
        symbol,
        crossed ? null : bid,
        crossed ? null : ask,
        unit.price(row.at("regularMarketPrice")),
        new Stamp(NAME, row.at("quoteSourceName").text(), at, at, flags));
  }

  private Fundamentals accounts(Session session, Symbol symbol) {
    Instant now = parts.clock().instant();
    String path =
        "/ws/fundamentals-timeseries/v1/finance/timeseries/%s?symbol=%s&type=%s&period1=%d&period2=%d"
            .formatted(
                path(symbol),
                path(symbol),
                YahooAccounts.types(),
                now.minus(YEARS).getEpochSecond(),
                now.getEpochSecond());
    HttpReply reply = session.get(URI.create(address + path), AGENT);
    if (reply.status() == NOT_FOUND) {
      throw new VendorException(VendorFault.ABSENT, "no statements of this instrument");
    }
    Payload answer = Payload.of(session.checked(reply).text()).at("timeseries");
    refuse(answer.at("error"), VendorFault.ABSENT);
    List<FundamentalFact> facts = YahooAccounts.facts(answer.at("result"));
    return new Fundamentals(
        symbol,
        profile(session, symbol),
        facts,
        new Stamp(NAME, "", now, now, Set.of(DataFlag.KNOWN_BY_RULE)));
  }

  /** What the company is; accounts stand without it. */
  private @Nullable CompanyProfile profile(Session session, Symbol symbol) {
    HttpReply reply =
        entered(
            session,
            "/v10/finance/quoteSummary/"
                + path(symbol)
                + "?modules=assetProfile,price&formatted=false");
    if (reply.status() == NOT_FOUND) {
      return null;
    }
    Payload row = Payload.of(session.checked(reply).text()).at("quoteSummary").at("result").at(0);
    Payload price = row.at("price");
    Payload about = row.at("assetProfile");
    String name = price.at("longName").text();
    return name.isEmpty()
        ? null
        : new CompanyProfile(
            name,
            about.at("sector").text(),
            about.at("industry").text(),
            about.at("country").text(),
            price.at("exchangeName").text(),
            price.at("currency").text());
  }

  private NewsList news(Session session, Question.Stories question) {
    String path =
        "/v1/finance/search?q=%s&quotesCount=0&newsCount=%d"
            .formatted(path(question.symbol()), MOST_STORIES);
    Payload answer =
        Payload.of(session.checked(session.get(URI.create(address + path), AGENT)).text());
    List<NewsItem> items = new ArrayList<>();
    for (Payload row : answer.at("news").list()) {
      if (row.at("title").isThere() && row.at("providerPublishTime").isThere()) {
        Instant at = Instant.ofEpochSecond(row.at("providerPublishTime").whole());
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        if (!day.isBefore(question.from()) && !day.isAfter(question.to())) {
          items.add(
              new NewsItem(
                  NAME + "-" + row.at("uuid").text(),
                  question.symbol(),
                  row.at("title").text(),
                  row.at("summary").text(),
                  row.at("publisher").text(),
                  at,
                  at,
                  NAME,
                  null));
        }
      }
    }
    return new NewsList(question.symbol(), items, Stamp.of(NAME, "", parts.clock().instant()));
  }

  /** Yahoo writes a class of shares with a dash; a suffix of an exchange keeps its dot. */
  private static String path(Symbol symbol) {
    String value = symbol.value().replaceAll("\\.([AB])$", "-$1");
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
