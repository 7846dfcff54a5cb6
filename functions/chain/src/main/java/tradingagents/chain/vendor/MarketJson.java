package tradingagents.chain.vendor;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.json.Members;
import tradingagents.chain.json.Written;
import tradingagents.model.market.CompanyProfile;
import tradingagents.model.market.Concept;
import tradingagents.model.market.DataFlag;
import tradingagents.model.market.FundamentalFact;
import tradingagents.model.market.Fundamentals;
import tradingagents.model.market.Known;
import tradingagents.model.market.MacroSeries;
import tradingagents.model.market.NewsItem;
import tradingagents.model.market.NewsList;
import tradingagents.model.market.Quote;
import tradingagents.model.market.Stamp;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Price;

/** Answers about markets as JSON, exact and with who said them when. */
public final class MarketJson {
  private MarketJson() {}

  /**
   * Any answer.
   *
   * @param answer of one of the kinds below
   * @return one object
   */
  public static Written write(Known<?> answer) {
    return switch (answer) {
      case Quote quote -> write(quote);
      case Fundamentals accounts -> write(accounts);
      case MacroSeries series -> write(series);
      case NewsList news -> write(news);
      default -> throw new IllegalArgumentException(answer.getClass() + " is not sent as JSON");
    };
  }

  /**
   * Reads the answer to a question.
   *
   * @param json as {@link #write(Known)} made it
   * @param question which it answers
   * @param <A> the answer's type
   * @return the answer
   */
  public static <A extends Known<A>> A read(Members json, Question<A> question) {
    Known<?> answer =
        switch (question) {
          case Question.Price price -> quote(json);
          case Question.Accounts accounts -> fundamentals(json);
          case Question.Economy economy -> macro(json);
          case Question.Stories stories -> news(json);
          case Question.Bars bars ->
              throw new IllegalArgumentException("bars are not sent as JSON: " + bars.key());
        };
    return question.typed(answer);
  }

  private static Written write(Quote quote) {
    return new Written()
        .text("symbol", quote.symbol())
        .text("bid", plain(quote.bid()))
        .text("ask", plain(quote.ask()))
        .text("last", plain(quote.last()))
        .text("currency", currency(quote))
        .part("stamp", write(quote.stamp()));
  }

  private static Quote quote(Members json) {
    return new Quote(
        json.symbol("symbol"),
        price(json, "bid"),
        price(json, "ask"),
        price(json, "last"),
        stamp(json.part("stamp")));
  }

  private static @Nullable String plain(@Nullable Price price) {
    return price == null ? null : price.plain();
  }

  private static @Nullable String currency(Quote quote) {
    for (Price price : new Price[] {quote.last(), quote.bid(), quote.ask()}) {
      if (price != null) {
        return price.currency().code();
      }
    }
    return null;
  }

  private static @Nullable Price price(Members json, String name) {
    return json.has(name) ? Price.of(json.text(name), Currency.of(json.text("currency"))) : null;
  }

  private static Written write(Fundamentals accounts) {
    CompanyProfile profile = accounts.profile();
    return new Written()
        .text("symbol", accounts.symbol())
        .part("profile", profile == null ? null : write(profile))
        .parts("facts", accounts.facts().stream().map(MarketJson::write).toList())
        .part("stamp", write(accounts.stamp()));
  }

  private static Fundamentals fundamentals(Members json) {
    return new Fundamentals(
        json.symbol("symbol"),
        json.has("profile") ? profile(json.part("profile")) : null,
        json.parts("facts").stream().map(MarketJson::fact).toList(),
        stamp(json.part("stamp")));
  }

  private static Written write(CompanyProfile profile) {
    return new Written()
        .text("name", profile.name())
        .text("sector", profile.sector())
        .text("industry", profile.industry())
        .text("country", profile.country())
        .text("exchange", profile.exchange())
        .text("currency", profile.currency());
  }

  private static CompanyProfile profile(Members json) {
    return new CompanyProfile(
        json.text("name"),
        json.text("sector"),
        json.text("industry"),
        json.text("country"),
        json.text("exchange"),
        json.text("currency"));
  }

  private static Written write(FundamentalFact fact) {
    return new Written()
        .text("concept", fact.concept().name())
        .text("value", fact.value())
        .text("unit", fact.unit())
        .text("from", fact.from())
        .text("to", fact.to())
        .text("form", fact.form())
        .text("knownAt", fact.knownAt());
  }

  private static FundamentalFact fact(Members json) {
    return new FundamentalFact(
        Concept.valueOf(json.text("concept")),
        new BigDecimal(json.text("value")),
        json.text("unit"),
        json.has("from") ? json.date("from") : null,
        json.date("to"),
        json.text("form"),
        json.instant("knownAt"));
  }

  private static Written write(MacroSeries series) {
    List<Written> points = new ArrayList<>();
    for (MacroSeries.Point point : series.points()) {
      points.add(
          new Written()
              .text("date", point.date())
              .text("value", point.value())
              .text("knownAt", point.knownAt()));
    }
    return new Written()
        .text("id", series.id())
        .text("title", series.title())
        .text("unit", series.unit())
        .parts("points", points)
        .part("stamp", write(series.stamp()));
  }

  private static MacroSeries macro(Members json) {
    List<MacroSeries.Point> points = new ArrayList<>();
    for (Members point : json.parts("points")) {
      points.add(
          new MacroSeries.Point(
              point.date("date"), new BigDecimal(point.text("value")), point.instant("knownAt")));
    }
    return new MacroSeries(
        json.text("id"), json.text("title"), json.text("unit"), points, stamp(json.part("stamp")));
  }

  private static Written write(NewsList news) {
    Symbol symbol = news.symbol();
    List<Written> items = new ArrayList<>();
    for (NewsItem item : news.items()) {
      items.add(
          new Written()
              .text("id", item.id())
              .text("headline", item.headline())
              .text("body", item.body())
              .text("source", item.source())
              .text("publishedAt", item.publishedAt())
              .text("knownAt", item.knownAt())
              .text("vendor", item.vendor())
              .text("tone", item.tone()));
    }
    return new Written()
        .text("symbol", symbol)
        .parts("items", items)
        .part("stamp", write(news.stamp()));
  }

  private static NewsList news(Members json) {
    Symbol symbol = json.symbol("symbol");
    List<NewsItem> items = new ArrayList<>();
    for (Members item : json.parts("items")) {
      String tone = item.textOrNull("tone");
      items.add(
          new NewsItem(
              item.text("id"),
              symbol,
              item.text("headline"),
              item.text("body"),
              item.text("source"),
              item.instant("publishedAt"),
              item.instant("knownAt"),
              item.text("vendor"),
              tone == null ? null : new BigDecimal(tone)));
    }
    return new NewsList(symbol, items, stamp(json.part("stamp")));
  }

  private static Written write(Stamp stamp) {
    return new Written()
        .text("vendor", stamp.vendor())
        .text("feed", stamp.feed())
        .text("asOf", stamp.asOf())
        .text("knownAt", stamp.knownAt())
        .texts("flags", stamp.flags());
  }

  private static Stamp stamp(Members json) {
    Set<DataFlag> flags = EnumSet.noneOf(DataFlag.class);
    json.texts("flags").forEach(flag -> flags.add(DataFlag.valueOf(flag)));
    Instant knownAt = json.instant("knownAt");
    return new Stamp(json.text("vendor"), json.text("feed"), json.instant("asOf"), knownAt, flags);
  }
}
