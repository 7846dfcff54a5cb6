package tradingagents.chain.market;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Provenance;
import tradingagents.model.money.Currency;

/**
 * The first item of a stored series: its origin and the hash of each of its years. A year that is
 * not named here does not belong to the series.
 *
 * @param provenance from where
 * @param first oldest session
 * @param last newest session
 * @param years year to hash of its text
 */
record BarHead(Provenance provenance, String first, String last, SortedMap<Integer, String> years) {
  private static final AttributeValue NOTHING = AttributeValue.fromNul(true);

  Map<String, AttributeValue> attributes() {
    Map<String, AttributeValue> hashes = new HashMap<>();
    years.forEach((year, hash) -> hashes.put(year.toString(), text(hash)));
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("vendor", text(provenance.vendor()));
    item.put("dataset", text(provenance.dataset()));
    item.put("adjustment", text(provenance.adjustment().name()));
    item.put("currency", text(provenance.currency().code()));
    item.put("tradable", AttributeValue.fromBool(provenance.tradable()));
    item.put("realOpen", AttributeValue.fromBool(provenance.realOpen()));
    item.put("first", text(first));
    item.put("last", text(last));
    item.put("years", AttributeValue.fromM(hashes));
    item.put("hash", text(hash()));
    return item;
  }

  static BarHead from(Map<String, AttributeValue> item) {
    BarHead head;
    try {
      SortedMap<Integer, String> years = new TreeMap<>();
      value(item, "years").m().forEach((year, hash) -> years.put(Integer.valueOf(year), hash.s()));
      head =
          new BarHead(
              new Provenance(
                  string(item, "vendor"),
                  string(item, "dataset"),
                  Adjustment.valueOf(string(item, "adjustment")),
                  Currency.of(string(item, "currency")),
                  Boolean.TRUE.equals(value(item, "tradable").bool()),
                  Boolean.TRUE.equals(value(item, "realOpen").bool())),
              string(item, "first"),
              string(item, "last"),
              years);
    } catch (IllegalArgumentException e) {
      throw new FailureException(
          new Failure(Reason.CORRUPT, "the stored head of a series is incomplete"), e);
    }
    if (!head.hash().equals(string(item, "hash"))) {
      throw new FailureException(
          Reason.CORRUPT, "the stored head of a series contradicts its hash");
    }
    return head;
  }

  /** Of the origin and of every byte of every year. */
  String hash() {
    return YearBlock.sha256(toString().getBytes(StandardCharsets.UTF_8));
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static AttributeValue value(Map<String, AttributeValue> item, String name) {
    return item.getOrDefault(name, NOTHING);
  }

  private static String string(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNullElse(value(item, name).s(), "");
  }
}
