package tradingagents.feeds.jobs;

import static tradingagents.chain.ledger.StoredItem.n;
import static tradingagents.chain.ledger.StoredItem.s;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import tradingagents.chain.AwsFailures;
import tradingagents.chain.ledger.StoredItem;
import tradingagents.chain.run.Leases;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;

/**
 * Backfills in the market table. Under {@code BACKFILL#id}: {@code HEAD}, {@code SLICE#symbol} for
 * each that somebody began, {@code LEASE#symbol} for each that somebody works on. A slice that has
 * ended never changes again. What the table does not do ends in a {@link FailureException}.
 */
public final class BackfillStore {
  private static final String HEAD = "HEAD";
  private static final String SLICE = "SLICE#";
  private static final String LEASE = "LEASE#";

  /** Backfills can be looked at so long; the bars stay. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final DynamoDbClient dynamo;
  private final String table;
  private final Leases leases;

  /**
   * Backfills of a table.
   *
   * @param dynamo the client
   * @param table its name
   */
  public BackfillStore(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
    this.leases = new Leases(dynamo, table);
  }

  /**
   * A backfill and how each of its slices stands, from one consistent read.
   *
   * @param job as it was asked for
   * @param slices in the order of the request
   */
  record Found(BackfillJob job, List<Slice> slices) {
    Slice of(Symbol symbol) {
      return slices.stream()
          .filter(slice -> slice.symbol().equals(symbol))
          .findFirst()
          .orElse(Slice.queued(symbol));
    }
  }

  /** Stores what was asked for; false when there is one of this id. */
  boolean create(BackfillJob job) {
    Map<String, AttributeValue> item = new HashMap<>(key(job.id(), HEAD));
    item.put("ownerId", s(job.owner()));
    item.put("fingerprint", s(job.fingerprint()));
    item.put("dataset", s(job.dataset()));
    item.put("fromDate", s(job.from()));
    item.put("toDate", s(job.to()));
    item.put("symbols", s(String.join(",", job.symbols().stream().map(Symbol::value).toList())));
    item.put("createdAt", s(job.createdAt()));
    item.put("announcedAt", s(job.announcedAt()));
    item.put("correlationId", s(job.correlationId()));
    item.put("expiresAt", n(job.createdAt().plus(KEPT).getEpochSecond()));
    return held(() ->
        dynamo.putItem(put ->
            put.tableName(table).item(item).conditionExpression("attribute_not_exists(sk)")));
  }

  /** A backfill; empty when there is none. */
  Optional<Found> load(String id) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", s("BACKFILL#" + id)))
            .consistentRead(true)
            .build();
    Map<String, StoredItem> items = new HashMap<>();
    try {
      dynamo.queryPaginator(query).items().stream()
          .map(StoredItem::new)
          .forEach(item -> items.put(item.text("sk"), item));
    } catch (SdkException e) {
      throw new FailureException(AwsFailures.of(e), e);
    }
    return Optional.ofNullable(items.get(HEAD)).map(head -> found(id, head, items));
  }

  private static Found found(String id, StoredItem head, Map<String, StoredItem> items) {
    List<Symbol> symbols =
        Arrays.stream(head.text("symbols").split(",", -1)).map(Symbol::new).toList();
    BackfillJob job =
        new BackfillJob(
            id,
            head.text("ownerId"),
            head.text("fingerprint"),
            head.text("dataset"),
            LocalDate.parse(head.text("fromDate")),
            LocalDate.parse(head.text("toDate")),
            symbols,
            Instant.parse(head.text("createdAt")),
            Instant.parse(head.text("announcedAt")),
            head.text("correlationId"));
    List<Slice> slices = new ArrayList<>();
    for (Symbol symbol : symbols) {
      StoredItem lease = items.get(LEASE + symbol);
      Instant until =
          lease == null ? Instant.EPOCH : Instant.ofEpochMilli(lease.number("untilMillis"));
      StoredItem stored = items.get(SLICE + symbol);
      slices.add(slice(symbol, until, stored == null ? new StoredItem(Map.of()) : stored));
    }
    return new Found(job, slices);
  }

  private static Slice slice(Symbol symbol, Instant leasedUntil, StoredItem item) {
    return new Slice(
        symbol,
        item.optional("sliceState").map(Slice.State::valueOf).orElse(Slice.State.QUEUED),
        leasedUntil,
        item.optional("notBefore").map(Instant::parse).orElse(null),
        item.optional("reason").orElse(null),
        item.attributes().containsKey("sessions") ? (int) item.number("sessions") : 0,
        item.optional("lastSession").map(LocalDate::parse).orElse(null));
  }

  /** Says how a slice stands now; false when it has ended. */
  boolean put(String id, Slice slice, Instant now) {
    Map<String, AttributeValue> item = new HashMap<>(key(id, SLICE + slice.symbol()));
    item.put("sliceState", s(slice.state().name()));
    item.put("sessions", n(slice.sessions()));
    item.put("expiresAt", n(now.plus(KEPT).getEpochSecond()));
    Optional.ofNullable(slice.notBefore()).ifPresent(at -> item.put("notBefore", s(at)));
    Optional.ofNullable(slice.reason()).ifPresent(why -> item.put("reason", s(why)));
    Optional.ofNullable(slice.last()).ifPresent(last -> item.put("lastSession", s(last)));
    return held(() ->
        dynamo.putItem(put ->
            put.tableName(table)
                .item(item)
                .conditionExpression("attribute_not_exists(sk) OR NOT sliceState IN (:a, :b)")
                .expressionAttributeValues(
                    Map.of(
                        ":a", s(Slice.State.DONE.name()),
                        ":b", s(Slice.State.FAILED.name())))));
  }

  /** Says that the work is announced again; false when somebody else just did. */
  boolean announceAgain(BackfillJob seen, Instant now) {
    return held(() ->
        dynamo.updateItem(update ->
            update
                .tableName(table)
                .key(key(seen.id(), HEAD))
                .updateExpression("SET announcedAt = :now")
                .conditionExpression("announcedAt = :seen")
                .expressionAttributeValues(
                    Map.of(":now", s(now), ":seen", s(seen.announcedAt())))));
  }

  /** Takes a slice for oneself; how many times it was begun, or why not. */
  Result<Integer> lease(String id, Symbol symbol, String owner, Instant now, Duration length) {
    return leases.take(key(id, LEASE + symbol), owner, now, length);
  }

  /** Gives a slice back; one whose vendor had no calls left was not begun. */
  void giveBack(String id, Symbol symbol, String owner, boolean begun) {
    if (begun) {
      leases.release(key(id, LEASE + symbol), owner);
    } else {
      leases.undo(key(id, LEASE + symbol), owner);
    }
  }

  private static Map<String, AttributeValue> key(String id, String sort) {
    return Map.of("pk", s("BACKFILL#" + id), "sk", s(sort));
  }

  /** False when the condition did not hold. */
  private static boolean held(Supplier<?> write) {
    try {
      var _ = write.get();
      return true;
    } catch (ConditionalCheckFailedException otherwise) {
      return false;
    } catch (SdkException e) {
      throw new FailureException(AwsFailures.of(e), e);
    }
  }
}
