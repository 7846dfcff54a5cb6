package tradingagents.feeds.vendor.edgar;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
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
import tradingagents.model.market.Stamp;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

/**
 * The SEC's EDGAR: company facts, which hold every number of every filing by its concept, and the
 * list of submissions, which says at which second a filing was accepted. A number is known from
 * then on; where the list does not reach that far back, from the morning after the filing's date.
 * The SEC asks every program for a name and an address in its User-Agent.
 */
public final class Edgar implements Vendor {
  /** Its name. */
  public static final String NAME = "edgar";

  /** The variable that holds who we are. */
  public static final String CONTACT = "EDGAR_CONTACT";

  private static final int NOT_FOUND = 404;
  private static final int FORBIDDEN = 403;

  private final VendorParts parts;
  private final String data;
  private final String files;
  private final String contact;
  private volatile @Nullable Map<String, Long> companies;

  /**
   * The vendor.
   *
   * @param parts what adapters are made from
   * @param contact a name and an e-mail address
   */
  public Edgar(VendorParts parts, String contact) {
    this.parts = parts;
    String usual = "https://data.sec.gov";
    this.data = parts.address(NAME, usual);
    this.files = data.equals(usual) ? "https://www.sec.gov" : data;
    this.contact = contact;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Category> offers() {
    return EnumSet.of(Category.FUNDAMENTALS);
  }

  @Override
  public <A extends Known<A>> Answer<A> ask(Question<A> question) {
    return parts
        .http()
        .session(Set.of(contact))
        .answering(session -> {
          if (question instanceof Question.Accounts(Symbol symbol)) {
            return question.typed(accounts(session, symbol));
          }
          throw VendorException.notOffered(NAME, question);
        });
  }

  private Payload get(Session session, String address, String notFound) {
    HttpReply reply =
        session.get(
            URI.create(address), Map.of("User-Agent", contact, "Accept", "application/json"));
    if (reply.status() == NOT_FOUND) {
      throw new VendorException(VendorFault.ABSENT, notFound);
    }
    if (reply.status() == FORBIDDEN) {
      throw reply.text().contains("Request Rate Threshold")
          ? new VendorException(
              VendorFault.QUOTA_BURST,
              "too many requests",
              parts.clock().instant().plusSeconds(600))
          : new VendorException(
              VendorFault.AUTH, CONTACT + " is not taken: a name and an e-mail address are asked");
    }
    return Payload.of(session.checked(reply).text());
  }

  private Fundamentals accounts(Session session, Symbol symbol) {
    Long cik = companies(session).get(symbol.value().replace('.', '-'));
    if (cik == null) {
      throw new VendorException(VendorFault.UNKNOWN_SYMBOL, "no company files under this ticker");
    }
    String id = "CIK%010d.json".formatted(cik);
    Payload submissions =
        get(session, data + "/submissions/" + id, "the company has no submissions");
    Payload facts =
        get(session, data + "/api/xbrl/companyfacts/" + id, "the company files no structured data");
    Map<String, Instant> accepted = accepted(submissions.at("filings").at("recent"));
    List<FundamentalFact> found = EdgarRows.facts(facts.at("facts"), accepted);
    Instant now = parts.clock().instant();
    return new Fundamentals(
        symbol,
        profile(submissions, EdgarRows.currency(found)),
        found,
        new Stamp(NAME, "", now, now, Set.of(DataFlag.KNOWN_BY_RULE)));
  }

  /** By accession number, when the filing was accepted. */
  private static Map<String, Instant> accepted(Payload recent) {
    Map<String, Instant> accepted = new HashMap<>();
    if (!recent.at("accessionNumber").isList()) {
      return accepted;
    }
    List<Payload> numbers = recent.at("accessionNumber").list();
    Payload times = recent.at("acceptanceDateTime");
    for (int i = 0; i < numbers.size(); i++) {
      String time = times.at(i).text();
      if (!time.isEmpty()) {
        // Of many filers the time is New York's, whatever its Z says: read so it is never too
        // early.
        accepted.put(
            numbers.get(i).text(),
            LocalDateTime.parse(time.replaceAll("Z$", ""))
                .atZone(TradingCalendar.ZONE)
                .toInstant());
      }
    }
    return accepted;
  }

  private static @Nullable CompanyProfile profile(Payload submissions, String currency) {
    String name = submissions.at("name").text();
    return name.isEmpty()
        ? null
        : new CompanyProfile(
            name,
            "",
            submissions.at("sicDescription").text(),
            submissions.at("addresses").at("business").at("stateOrCountryDescription").text(),
            submissions.at("exchanges").at(0).text(),
            currency);
  }

  /** Who files under which ticker; fetched once a process. */
  private Map<String, Long> companies(Session session) {
    Map<String, Long> known = companies;
    if (known == null) {
      Map<String, Long> read = new HashMap<>();
      get(session, files + "/files/company_tickers.json", "the list of tickers is gone")
          .members()
          .values()
          .forEach(row -> read.put(row.at("ticker").text(), row.at("cik_str").whole()));
      known = Map.copyOf(read);
      companies = known;
    }
    return known;
  }
}
