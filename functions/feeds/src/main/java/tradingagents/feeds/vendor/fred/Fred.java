package tradingagents.feeds.vendor.fred;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import tradingagents.model.market.DataFlag;
import tradingagents.model.market.Known;
import tradingagents.model.market.MacroSeries;
import tradingagents.model.market.Stamp;
import tradingagents.model.market.TradingCalendar;

/**
 * FRED with all vintages: every value that was ever published for a date, each with the first day
 * on which it was the published one. FRED says the day, not the hour: a value counts as known when
 * that day is over in New York.
 */
public final class Fred implements Vendor {
  /** Its name. */
  public static final String NAME = "fred";

  /** The variable that holds its key. */
  public static final String KEY = "FRED_API_KEY";

  private static final int BAD_REQUEST = 400;
  private static final String ALL_VINTAGES = "&realtime_start=1776-07-04&realtime_end=9999-12-31";

  private final VendorParts parts;
  private final String address;
  private final String key;

  /**
   * The vendor.
   *
   * @param parts what adapters are made from
   * @param key of the account
   */
  public Fred(VendorParts parts, String key) {
    this.parts = parts;
    this.address = parts.address(NAME, "https://api.stlouisfed.org");
    this.key = key;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Category> offers() {
    return EnumSet.of(Category.MACRO);
  }

  @Override
  public <A extends Known<A>> Answer<A> ask(Question<A> question) {
    return parts
        .http()
        .session(Set.of(key))
        .answering(session -> {
          if (question instanceof Question.Economy(String id)) {
            return question.typed(series(session, id));
          }
          throw VendorException.notOffered(NAME, question);
        });
  }

  private Payload get(Session session, String path, String id) {
    HttpReply reply =
        session.get(
            URI.create(
                address
                    + path
                    + "&series_id="
                    + URLEncoder.encode(id, StandardCharsets.UTF_8)
                    + "&file_type=json&api_key="
                    + URLEncoder.encode(key, StandardCharsets.UTF_8)),
            Map.of());
    if (reply.status() == BAD_REQUEST) {
      String said = reply.text().toLowerCase(Locale.ROOT);
      throw said.contains("api_key")
          ? new VendorException(VendorFault.AUTH, "the key is not taken")
          : said.contains("does not exist")
              ? new VendorException(VendorFault.UNKNOWN_SYMBOL, "no such series")
              : new VendorException(VendorFault.BAD_REQUEST, "HTTP 400");
    }
    return Payload.of(session.checked(reply).text());
  }

  private MacroSeries series(Session session, String id) {
    Payload about = get(session, "/fred/series?", id).at("seriess").at(0);
    Payload rows =
        get(session, "/fred/series/observations?output_type=1" + ALL_VINTAGES, id)
            .at("observations");
    List<MacroSeries.Point> points = new ArrayList<>();
    for (Payload row : rows.list()) {
      row.at("value")
          .decimal()
          .ifPresent(value ->
              points.add(
                  new MacroSeries.Point(
                      LocalDate.parse(row.at("date").text()),
                      value,
                      knownAt(LocalDate.parse(row.at("realtime_start").text())))));
    }
    Instant now = parts.clock().instant();
    return new MacroSeries(
        id,
        about.at("title").text(),
        about.at("units").text(),
        points,
        new Stamp(NAME, "", now, now, Set.of(DataFlag.KNOWN_BY_RULE)));
  }

  private static Instant knownAt(LocalDate published) {
    return published.plusDays(1).atStartOfDay(TradingCalendar.ZONE).toInstant();
  }
}
