package tradingagents.chain.vendor;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import tradingagents.model.market.TradingCalendar;

/**
 * Vendors' states in the market table, under {@code VENDOR#name}: {@code STATE} is the breaker,
 * {@code MINUTE#} and {@code DAY#} count calls, {@code HOUR#} counts outcomes and latencies. Every
 * change is one update in place, so that functions at work at the same time lose no count; counts
 * are forgotten after two days.
 */
public final class DynamoVendorStates implements VendorStates {
  private static final Duration KEPT = Duration.ofDays(2);
  private static final int LONGEST_DETAIL = 200;

  private final DynamoDbClient dynamo;
  private final String table;

  /**
   * States in a table.
   *
   * @param dynamo how to reach it
   * @param table the market table's name
   */
  public DynamoVendorStates(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public Standing standing(String vendor) {
    return standing(item(vendor, "STATE"));
  }

  private static Standing standing(Map<String, AttributeValue> item) {
    long until = number(item, "closedUntil");
    return new Standing(
        Math.toIntExact(number(item, "failures")),
        until == 0 ? null : Instant.ofEpochMilli(until),
        until == 0 ? "" : text(item, "why"));
  }

  @Override
  public Optional<Instant> admit(String vendor, Quota quota, Instant now) {
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    if (standing(vendor).isProbe(now) && !probe(vendor, now)) {
      return Optional.of(now.plusSeconds(Standing.BREAKER_SECONDS));
    }
    if (!count(vendor, day(now), quota.perDay(), now)) {
      return Optional.of(nextDay(now));
    }
    return count(vendor, "MINUTE#" + minute, quota.perMinute(), now)
        ? Optional.empty()
        : Optional.of(minute.plus(1, ChronoUnit.MINUTES));
  }

  @Override
  public Optional<Instant> quotaUntil(String vendor, Quota quota, Instant now) {
    Standing standing = standing(vendor);
    if (!standing.isOpen(now) && standing.why().startsWith("QUOTA_")) {
      return Optional.ofNullable(standing.closedUntil());
    }
    if (number(item(vendor, day(now)), "calls") >= quota.perDay()) {
      return Optional.of(nextDay(now));
    }
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    return number(item(vendor, "MINUTE#" + minute), "calls") >= quota.perMinute()
        ? Optional.of(minute.plus(1, ChronoUnit.MINUTES))
        : Optional.empty();
  }

  /** Whoever moves the end of the pause first is the one that tries. */
  private boolean probe(String vendor, Instant now) {
    Instant next = now.plusSeconds(Standing.BREAKER_SECONDS);
    return update(
        vendor,
        "STATE",
        "SET closedUntil = :next",
        "closedUntil <= :now",
        Map.of(":next", millis(next), ":now", millis(now)));
  }

  private boolean count(String vendor, String sk, int most, Instant now) {
    return update(
        vendor,
        sk,
        "ADD calls :one SET expiresAt = :expires",
        "attribute_not_exists(calls) OR calls < :most",
        Map.of(":one", n(1), ":most", n(most), ":expires", expires(now)));
  }

  @Override
  public void record(Asked asked, Instant now) {
    if (asked.calls() > 1) {
      // What was not known before: some answers take more than one call.
      update(
          asked.vendor(),
          day(now),
          "ADD calls :more SET expiresAt = :expires",
          null,
          Map.of(":more", n(asked.calls() - 1L), ":expires", expires(now)));
    }
    VendorFault fault = asked.fault();
    boolean failed = fault != null && fault.isTransient();
    update(
        asked.vendor(),
        hour(now),
        "ADD "
            + (failed ? "failed" : "answered")
            + " :one, b"
            + bucket(asked.millis())
            + " :one SET expiresAt = :expires",
        null,
        Map.of(":one", n(1), ":expires", expires(now)));
    if (fault == null) {
      recovered(asked.vendor());
    } else {
      faulted(asked, fault, failed, now);
    }
  }

  private void recovered(String vendor) {
    if (!standing(vendor).equals(Standing.GOOD)) {
      update(
          vendor,
          "STATE",
          "SET failures = :zero REMOVE closedUntil, why",
          null,
          Map.of(":zero", n(0)));
    }
  }

  private void faulted(Asked asked, VendorFault fault, boolean failed, Instant now) {
    Map<String, AttributeValue> values = new HashMap<>();
    String detail = asked.detail();
    values.put(
        ":fault", s(fault + ": " + detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL))));
    values.put(":now", millis(now));
    String set = "SET lastFault = :fault, lastFaultAt = :now";
    Instant until = asked.notBefore();
    if (until != null) {
      values.put(":until", millis(until));
      values.put(":why", s(fault.name()));
      set += ", closedUntil = :until, why = :why";
    }
    if (failed) {
      values.put(":one", n(1));
      update(asked.vendor(), "STATE", set + " ADD failures :one", null, values);
      openBreaker(asked.vendor(), now);
    } else {
      update(asked.vendor(), "STATE", set, null, values);
    }
  }

  private void openBreaker(String vendor, Instant now) {
    Map<String, AttributeValue> values =
        Map.of(
            ":until", millis(now.plusSeconds(Standing.BREAKER_SECONDS)),
            ":now", millis(now),
            ":why", s("too many failures in a row"),
            ":most", n(Standing.BREAKER_FAILURES));
    update(
        vendor,
        "STATE",
        "SET closedUntil = :until, why = :why",
        "failures >= :most AND (attribute_not_exists(closedUntil) OR closedUntil <= :now)",
        values);
  }

  @Override
  public VendorHealth health(String vendor, Instant now) {
    Map<String, AttributeValue> state = item(vendor, "STATE");
    Map<String, AttributeValue> one = item(vendor, hour(now));
    Map<String, AttributeValue> two = item(vendor, hour(now.minus(1, ChronoUnit.HOURS)));
    List<Long> latencies = new ArrayList<>();
    for (int i = 0; i <= VendorHealth.BOUNDS.size(); i++) {
      latencies.add(number(one, "b" + i) + number(two, "b" + i));
    }
    long faultAt = number(state, "lastFaultAt");
    return new VendorHealth(
        vendor,
        standing(state),
        number(one, "answered") + number(two, "answered"),
        number(one, "failed") + number(two, "failed"),
        number(item(vendor, day(now)), "calls"),
        latencies,
        faultAt == 0 ? null : text(state, "lastFault"),
        faultAt == 0 ? null : Instant.ofEpochMilli(faultAt));
  }

  private static int bucket(long millis) {
    int bucket = 0;
    while (bucket < VendorHealth.BOUNDS.size() && millis > VendorHealth.BOUNDS.get(bucket)) {
      bucket++;
    }
    return bucket;
  }

  private static String hour(Instant now) {
    return "HOUR#" + now.truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC);
  }

  private static String day(Instant now) {
    return "DAY#" + now.atZone(TradingCalendar.ZONE).toLocalDate();
  }

  /**
   * When the next day of quotas begins.
   *
   * @param now the time
   * @return midnight in New York
   */
  public static Instant nextDay(Instant now) {
    return now.atZone(TradingCalendar.ZONE)
        .toLocalDate()
        .plusDays(1)
        .atStartOfDay(TradingCalendar.ZONE)
        .toInstant();
  }

  private boolean update(
      String vendor,
      String sk,
      String expression,
      @Nullable String condition,
      Map<String, AttributeValue> values) {
    try {
      dynamo.updateItem(request ->
          request
              .tableName(table)
              .key(key(vendor, sk))
              .updateExpression(expression)
              .conditionExpression(condition)
              .expressionAttributeValues(values));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private Map<String, AttributeValue> item(String vendor, String sk) {
    return dynamo
        .getItem(request -> request.tableName(table).key(key(vendor, sk)).consistentRead(true))
        .item();
  }

  private static Map<String, AttributeValue> key(String vendor, String sk) {
    return Map.of("pk", s("VENDOR#" + vendor), "sk", s(sk));
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.n() == null ? 0 : Long.parseLong(value.n());
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.s() == null ? "" : value.s();
  }

  private static AttributeValue expires(Instant now) {
    return n(now.plus(KEPT).getEpochSecond());
  }

  private static AttributeValue millis(Instant at) {
    return n(at.toEpochMilli());
  }

  private static AttributeValue n(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  private static AttributeValue s(String value) {
    return AttributeValue.fromS(value);
  }
}
