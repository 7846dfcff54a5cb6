package tradingagents.lab.jobs;

import static tradingagents.chain.ledger.StoredItem.s;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import tradingagents.chain.AwsFailures;
import tradingagents.chain.ledger.StoredItem;
import tradingagents.chain.run.Bodies;
import tradingagents.chain.run.Leases;
import tradingagents.desk.port.RunQuery.Place;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * Jobs in DynamoDB. Whatever changes a job is conditional on how it stands, and a body is stored in
 * one transaction with the item that names it: what is done twice, late or half changes nothing.
 * What the table does not do ends in a {@link FailureException}.
 */
final class JobStore {
  private static final String OPEN = "jobStatus IN (:queued, :working)";

  private final DynamoDbClient dynamo;
  private final String table;
  private final Leases leases;

  JobStore(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
    this.leases = new Leases(dynamo, table);
  }

  /** Stores a job with its request; false when there is a job of this id. */
  boolean create(JobHead head, String request) {
    Bodies.Packed packed = Bodies.pack(request);
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(putIfAbsent(JobItems.head(head, packed.hash())));
    JobItems.parts(JobItems.request(head.id()), packed, head.createdAt())
        .forEach(part -> writes.add(putIfAbsent(part)));
    // A conflict may be with somebody who stores the same just now and will not succeed.
    return written(writes) || (load(head.id(), head.createdAt()).isEmpty() && written(writes));
  }

  /** How a job stands; empty when there is none. */
  Optional<JobState> load(String id, Instant now) {
    List<Map<String, AttributeValue>> items = partition("JOB#" + id);
    return items.stream().anyMatch(item -> item.containsKey("jobStatus"))
        ? Optional.of(JobItems.state(items, now))
        : Optional.empty();
  }

  /** The request of a job. */
  String request(String id) {
    var answer =
        call(() ->
            dynamo.getItem(get ->
                get.tableName(table).key(JobItems.key(id, JobItems.HEAD)).consistentRead(true)));
    return body(JobItems.request(id), new StoredItem(answer.item()).text("requestHash"));
  }

  /** The rows of a chunk. */
  String rows(String id, int chunk, String hash) {
    return body(JobItems.chunk(id, chunk), hash);
  }

  /** The document that a job came to. */
  String result(String id, String hash) {
    return body(JobItems.result(id), hash);
  }

  private String body(String partition, String hash) {
    return Bodies.unpack(
        partition(partition).stream()
            .map(item -> item.getOrDefault("body", s("")))
            .map(body -> body.b().asByteArrayUnsafe())
            .toList(),
        hash);
  }

  /** Takes a chunk for oneself; how many times it was begun, or why not. */
  Result<Integer> lease(String id, int chunk, String owner, Instant now, Duration length) {
    return leases.take(leaseKey(id, chunk), owner, now, length);
  }

  /** Gives a chunk back that could not be worked on for now. */
  void undo(String id, int chunk, String owner) {
    leases.undo(leaseKey(id, chunk), owner);
  }

  private static Map<String, AttributeValue> leaseKey(String id, int chunk) {
    return JobItems.key(id, JobItems.numbered("LEASE", chunk));
  }

  /** Says that somebody has begun, unless that is known. */
  void begin(String id, Instant now) {
    var _ =
        updated(
            id,
            "SET jobStatus = :working, startedAt = :now",
            "jobStatus = :queued",
            Map.of(
                ":working", s(JobStatus.WORKING.name()),
                ":queued", s(JobStatus.QUEUED.name()),
                ":now", JobItems.stamp(now)));
  }

  /** Says that the work is announced again; false when somebody else just did. */
  boolean announceAgain(JobHead seen, Instant now) {
    return updated(
        seen.id(),
        "SET announcedAt = :now",
        "announcedAt = :seen",
        Map.of(":now", JobItems.stamp(now), ":seen", JobItems.stamp(seen.announcedAt())));
  }

  /** Stores the rows of a chunk once. */
  void storeRows(String id, int chunk, String rows, Instant now) {
    Bodies.Packed packed = Bodies.pack(rows);
    Map<String, AttributeValue> marker =
        new HashMap<>(JobItems.key(id, JobItems.numbered("DONE", chunk)));
    marker.put("hash", s(packed.hash()));
    marker.put("doneAt", JobItems.stamp(now));
    marker.put("expiresAt", JobItems.expires(now));
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(putIfAbsent(marker));
    JobItems.parts(JobItems.chunk(id, chunk), packed, now)
        .forEach(part -> writes.add(putIfAbsent(part)));
    if (!written(writes) && !isDone(id, chunk, now)) {
      throw new FailureException(Reason.CONFLICT, "chunk %d of %s".formatted(chunk, id));
    }
  }

  private boolean isDone(String id, int chunk, Instant now) {
    return load(id, now).filter(state -> state.done().containsKey(chunk)).isPresent();
  }

  /** Stores the document of a job that is open; false when it is not open any more. */
  boolean finish(String id, String document, Instant now) {
    Bodies.Packed packed = Bodies.pack(document);
    Map<String, AttributeValue> values = new HashMap<>(open());
    values.put(":done", s(JobStatus.DONE.name()));
    values.put(":now", JobItems.stamp(now));
    values.put(":hash", s(packed.hash()));
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(
        TransactWriteItem.builder()
            .update(update ->
                update
                    .tableName(table)
                    .key(JobItems.key(id, JobItems.HEAD))
                    .updateExpression(
                        "SET jobStatus = :done, finishedAt = :now, resultHash = :hash")
                    .conditionExpression(OPEN)
                    .expressionAttributeValues(values))
            .build());
    JobItems.parts(JobItems.result(id), packed, now).forEach(part -> writes.add(putIfAbsent(part)));
    if (written(writes)) {
      return true;
    }
    if (load(id, now).filter(state -> !state.head().status().isFinal()).isPresent()) {
      throw new FailureException(Reason.CONFLICT, "the result of " + id);
    }
    return false;
  }

  /** Says why a job that is open cannot be done; false when it is not open any more. */
  boolean fail(String id, String why, Instant now) {
    Map<String, AttributeValue> values = new HashMap<>(open());
    values.put(":failed", s(JobStatus.FAILED.name()));
    values.put(":why", s(why));
    values.put(":now", JobItems.stamp(now));
    return updated(id, "SET jobStatus = :failed, finishedAt = :now, failure = :why", OPEN, values);
  }

  /** Ends a job that is open; false when it is not open any more. */
  boolean cancel(String id, Instant now) {
    Map<String, AttributeValue> values = new HashMap<>(open());
    values.put(":cancelled", s(JobStatus.CANCELLED.name()));
    values.put(":now", JobItems.stamp(now));
    return updated(id, "SET jobStatus = :cancelled, finishedAt = :now", OPEN, values);
  }

  /**
   * A page of jobs.
   *
   * @param jobs newest first
   * @param next where the next page begins; null at the end
   */
  record Page(List<JobHead> jobs, @Nullable Place next) {}

  /** Jobs of an owner, or of everybody. */
  Page list(@Nullable String owner, @Nullable Place after, int limit) {
    String index = owner == null ? "listing" : "owner";
    String attribute = owner == null ? "listing" : "ownerId";
    String value = owner == null ? JobItems.LISTING : owner;
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(index)
            .keyConditionExpression(attribute + " = :value")
            .expressionAttributeValues(Map.of(":value", s(value)))
            .scanIndexForward(false)
            .limit(limit);
    if (after != null) {
      Map<String, AttributeValue> start = new HashMap<>(JobItems.key(after.runId(), JobItems.HEAD));
      start.put(attribute, s(value));
      start.put("createdAt", JobItems.stamp(after.createdAt()));
      query.exclusiveStartKey(start);
    }
    QueryResponse answer = call(() -> dynamo.query(query.build()));
    List<JobHead> jobs = answer.items().stream().map(JobItems::head).toList();
    boolean more = answer.hasLastEvaluatedKey() && !answer.lastEvaluatedKey().isEmpty();
    return new Page(
        jobs,
        more && !jobs.isEmpty()
            ? new Place(jobs.getLast().createdAt(), jobs.getLast().id())
            : null);
  }

  private static Map<String, AttributeValue> open() {
    return Map.of(":queued", s(JobStatus.QUEUED.name()), ":working", s(JobStatus.WORKING.name()));
  }

  private TransactWriteItem putIfAbsent(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(sk)"))
        .build();
  }

  /** False when a condition did not hold, or when somebody else was writing the same just then. */
  private boolean written(List<TransactWriteItem> writes) {
    try {
      dynamo.transactWriteItems(tx -> tx.transactItems(writes));
      return true;
    } catch (SdkException e) {
      var failure = AwsFailures.of(e);
      if (failure.reason() == Reason.CONFLICT) {
        return false;
      }
      throw new FailureException(failure, e);
    }
  }

  private boolean updated(
      String id, String expression, String condition, Map<String, AttributeValue> values) {
    try {
      dynamo.updateItem(update ->
          update
              .tableName(table)
              .key(JobItems.key(id, JobItems.HEAD))
              .updateExpression(expression)
              .conditionExpression(condition)
              .expressionAttributeValues(values));
      return true;
    } catch (ConditionalCheckFailedException otherwise) {
      return false;
    } catch (SdkException e) {
      throw new FailureException(AwsFailures.of(e), e);
    }
  }

  private List<Map<String, AttributeValue>> partition(String name) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", s(name)))
            .consistentRead(true)
            .build();
    return call(() ->
        dynamo.queryPaginator(query).stream().flatMap(page -> page.items().stream()).toList());
  }

  private static <T> T call(Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      throw new FailureException(AwsFailures.of(e), e);
    }
  }
}
