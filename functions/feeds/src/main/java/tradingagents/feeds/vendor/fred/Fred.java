package tradingagents.feeds.vendor.fred;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
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
  private static final LocalDate FIRST_VINTAGE = LocalDate.of(1776, 7, 4);
  private static final LocalDate LAST_VINTAGE = LocalDate.of(9999, 12, 31);

  /** Daily series have about 250 vintages a year; older ones are not asked for in slices. */
  private static final LocalDate FIRST_SLICE = LocalDate.of(2000, 1, 1);

  private static final int SLICE_YEARS = 7;

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
      if (said.contains("vintage")) {
        throw new TooMany();
      }
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
    List<MacroSeries.Point> points = new ArrayList<>();
    try {
      read(session, id, FIRST_VINTAGE, LAST_VINTAGE, points);
    } catch (TooMany e) {
      points.clear();
      LocalDate today = LocalDate.ofInstant(parts.clock().instant(), TradingCalendar.ZONE);
      for (LocalDate from = FIRST_SLICE; !from.isAfter(today); from = from.plusYears(SLICE_YEARS)) {
        read(session, id, from, from.plusYears(SLICE_YEARS).minusDays(1), points);
      }
    }
    Instant now = parts.clock().instant();
    return new MacroSeries(
        id,
        about.at("title").text(),
        about.at("units").text(),
        points,
        new Stamp(NAME, "", now, now, Set.of(DataFlag.KNOWN_BY_RULE)));
  }

  /**
   * Vintages of a span. A value that was published before the span is told with the span's first
   * day: what is known already is not known anew.
   */
  private void read(
      Session session, String id, LocalDate from, LocalDate to, List<MacroSeries.Point> points) {
    Payload rows =
        get(
                session,
                "/fred/series/observations?output_type=1&realtime_start=%s&realtime_end=%s"
                    .formatted(from, to),
                id)
            .at("observations");
    Map<LocalDate, BigDecimal> newest = new HashMap<>();
    points.forEach(point -> newest.put(point.date(), point.value()));
    for (Payload row : rows.list()) {
      LocalDate date = LocalDate.parse(row.at("date").text());
      LocalDate since = LocalDate.parse(row.at("realtime_start").text());
      BigDecimal value = row.at("value").decimal().orElse(null);
      BigDecimal before = newest.get(date);
      boolean repeated =
          since.equals(from) && value != null && before != null && value.compareTo(before) == 0;
      if (value != null && !repeated) {
        points.add(new MacroSeries.Point(date, value, knownAt(since)));
      }
    }
  }

  /** More vintages in a span than FRED tells at once: 2,000. */
  private static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMany() {
      super("too many vintages", null, false, false);
    }
  }

  private static Instant knownAt(LocalDate published) {
    return published.plusDays(1).atStartOfDay(TradingCalendar.ZONE).toInstant();
  }
}
