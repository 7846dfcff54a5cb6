package tradingagents.feeds.vendor.edgar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tradingagents.feeds.vendor.Payload;
import tradingagents.model.market.Concept;
import tradingagents.model.market.FundamentalFact;
import tradingagents.model.market.TradingCalendar;

/**
 * The numbers that one company has filed, as facts. Of several names of a line in one filing the
 * first counts: they may say different things. A filing speaks in one currency, the one of most of
 * its numbers; companies from abroad add a few in dollars, at one day's rate, for convenience. What
 * is per share is taken from domestic forms only, whose shares are the ones that trade.
 */
final class EdgarRows {
  private static final LocalTime MORNING = LocalTime.of(6, 0);
  private static final String PER_SHARE = "/shares";
  private static final int CURRENCY = 3;

  private final List<Row> rows = new ArrayList<>();

  /** How many numbers a filing has in a currency: by accession number, then by currency. */
  private final Map<String, Map<String, Integer>> spoken = new HashMap<>();

  /** One number, as it was filed under one of a line's names. */
  private record Row(Concept concept, String unit, Payload number) {
    String filing() {
      return number.at("accn").text();
    }

    String period() {
      return filing() + "/" + number.at("start").text() + "/" + number.at("end").text();
    }

    /** Empty for what is counted in no currency. */
    String currency() {
      String money = unit.endsWith(PER_SHARE) ? unit.substring(0, CURRENCY) : unit;
      return money.length() == CURRENCY ? money : "";
    }

    boolean isOfWhatTrades() {
      return !unit.endsWith(PER_SHARE) || number.at("form").text().startsWith("10-");
    }
  }

  private EdgarRows(Payload facts) {
    EdgarConcepts.names()
        .forEach((concept, names) ->
            names.stream()
                .map(name -> name.split(":", 2))
                .map(name -> facts.at(name[0]).at(name[1]).at("units"))
                .filter(Payload::isThere)
                .forEach(units ->
                    units
                        .members()
                        .forEach((unit, list) ->
                            list.list().forEach(number -> add(new Row(concept, unit, number))))));
  }

  /**
   * Reads them.
   *
   * @param facts by taxonomy, name and unit
   * @param accepted by accession number, when a filing was accepted, as far as that is known
   */
  static List<FundamentalFact> facts(Payload facts, Map<String, Instant> accepted) {
    EdgarRows all = new EdgarRows(facts);
    Set<String> told = new HashSet<>();
    return all.chosen()
        .filter(row -> told.add(row.concept() + "/" + row.unit() + "/" + row.period()))
        .map(row -> fact(row, accepted))
        .toList();
  }

  /** The currency of the newest amount; empty when there is none. */
  static String currency(List<FundamentalFact> facts) {
    return facts.stream()
        .filter(fact -> fact.unit().length() == CURRENCY)
        .max(Comparator.comparing(FundamentalFact::to))
        .map(FundamentalFact::unit)
        .orElse("");
  }

  private void add(Row row) {
    Payload number = row.number();
    if (number.at("val").isThere() && number.at("filed").isThere() && number.at("end").isThere()) {
      rows.add(row);
      if (!row.currency().isEmpty()) {
        spoken
            .computeIfAbsent(row.filing(), filing -> new HashMap<>())
            .merge(row.currency(), 1, Integer::sum);
      }
    }
  }

  private Stream<Row> chosen() {
    return rows.stream()
        .filter(Row::isOfWhatTrades)
        .filter(row -> row.currency().isEmpty() || row.currency().equals(currency(row.filing())));
  }

  /** Of as many numbers in each, the one that is not the dollar is meant; else the alphabet's. */
  private String currency(String filing) {
    return spoken.getOrDefault(filing, Map.of()).entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(spoken -> !spoken.getKey().equals("USD"))
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static FundamentalFact fact(Row row, Map<String, Instant> accepted) {
    Payload number = row.number();
    Instant known = accepted.get(row.filing());
    String start = number.at("start").text();
    return new FundamentalFact(
        row.concept(),
        number.at("val").number(),
        row.unit(),
        start.isEmpty() ? null : LocalDate.parse(start),
        LocalDate.parse(number.at("end").text()),
        number.at("form").text(),
        known == null ? morningAfter(number.at("filed").text()) : known);
  }

  private static Instant morningAfter(String filed) {
    return LocalDate.parse(filed)
        .plusDays(1)
        .atTime(MORNING)
        .atZone(TradingCalendar.ZONE)
        .toInstant();
  }
}
