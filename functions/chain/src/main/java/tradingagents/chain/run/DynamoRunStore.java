package tradingagents.chain.run;

import static tradingagents.chain.run.RunItems.n;
import static tradingagents.chain.run.RunItems.s;
import static tradingagents.chain.run.RunItems.stamp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import tradingagents.chain.AwsFailures;
import tradingagents.desk.port.RunQuery;
import tradingagents.desk.port.RunStore;
import tradingagents.desk.run.Cancelled;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.RunSummary;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * Runs in DynamoDB. Recording is one transaction: the body if absent, and the head from version v
 * to v + 1. Loading is one consistent query. Open runs stand in a sparse index, spread over a few
 * partitions.
 */
public final class DynamoRunStore implements RunStore {
  private static final int LOAD_ATTEMPTS = 5;

  private final DynamoDbClient dynamo;
  private final String table;
  private final Leases leases;

  /**
   * A store.
   *
   * @param dynamo the client
   * @param table the runs table's name
   */
  public DynamoRunStore(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
    this.leases = new Leases(dynamo, table);
  }

  @Override
  public Result<Run> create(Run run) {
    return attempt(() -> {
      dynamo.putItem(put ->
          put.tableName(table)
              .item(RunItems.head(run))
              .conditionExpression("attribute_not_exists(sk)"));
      return run;
    });
  }

  @Override
  public Result<Run> load(String runId) {
    try {
      for (int i = 0; i < LOAD_ATTEMPTS; i++) {
        List<Map<String, AttributeValue>> items = partition(runId);
        if (items.isEmpty()) {
          String named = runId.length() > 64 ? runId.substring(0, 64) + "..." : runId;
          return Result.err(Reason.NOT_FOUND, "there is no run " + named);
        }
        Optional<Run> run = RunItems.assemble(runId, items);
        if (run.isPresent()) {
          return Result.ok(run.get());
        }
      }
      return Result.err(Reason.CORRUPT, "the stored parts of run " + runId + " disagree");
    } catch (SdkException e) {
      return new Result.Err<>(AwsFailures.of(e));
    } catch (FailureException e) {
      return new Result.Err<>(e.failure());
    }
  }

  @Override
  public Result<Run> record(Run seen, Recorded recorded) {
    Run next = seen.with(recorded);
    List<TransactWriteItem> writes = new ArrayList<>();
    for (Map<String, AttributeValue> body : RunItems.bodies(seen.id(), recorded)) {
      writes.add(
          TransactWriteItem.builder()
              .put(put ->
                  put.tableName(table).item(body).conditionExpression("attribute_not_exists(sk)"))
              .build());
    }
    writes.add(advanceHead(seen, next, recorded));
    return attempt(() -> {
      dynamo.transactWriteItems(tx -> tx.transactItems(writes));
      return next;
    });
  }

  private TransactWriteItem advanceHead(Run seen, Run next, Recorded recorded) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":seen", n(seen.version()));
    values.put(":next", n(next.version()));
    values.put(":task", AttributeValue.fromL(List.of(s(recorded.task().toString()))));
    StringBuilder update =
        new StringBuilder(
            "SET version = :next, tasks = list_append(tasks, :task), summary = :summary, runStatus"
                + " = :status");
    values.put(":status", s(Workflow.status(next).name()));
    values.put(":summary", s(RunItems.summary(next)));
    if (recorded.outcome() instanceof Cancelled) {
      update.append(", cancelled = :true");
      values.put(":true", AttributeValue.fromBool(true));
    }
    if (Workflow.status(next).isFinal()) {
      update.append(" REMOVE openShard, openSince");
    } else {
      update.append(", openSince = :now");
      values.put(":now", stamp(recorded.finishedAt()));
    }
    return TransactWriteItem.builder()
        .update(head ->
            head.tableName(table)
                .key(RunItems.key(seen.id(), RunItems.HEAD))
                .updateExpression(update.toString())
                .conditionExpression("version = :seen")
                .expressionAttributeValues(values))
        .build();
  }

  @Override
  public Result<Integer> lease(
      String runId, Task task, String owner, Instant now, Duration length) {
    return leases.take(RunItems.key(runId, RunItems.lease(task)), owner, now, length);
  }

  @Override
  public void release(String runId, Task task, String owner) {
    leases.release(RunItems.key(runId, RunItems.lease(task)), owner);
  }

  @Override
  public List<Task> working(String runId, Instant now) {
    return orThrow(() -> {
      List<Map<String, AttributeValue>> items = partition(runId);
      return items.stream()
          .filter(item -> RunItems.isLiveLease(item, now))
          .map(RunItems::leasedTask)
          .filter(task -> !RunItems.hasSpoken(task, items))
          .toList();
    });
  }

  /**
   * A run and who works on it, from one read.
   *
   * @param run the facts so far
   * @param working whose turn is being done right now
   * @param saying the last words of those who are speaking; untrusted text
   */
  public record Progress(Run run, List<Task> working, Map<Task, String> saying) {}

  /**
   * For somebody who looks at a run again and again: outcomes are only read when there are new
   * ones.
   *
   * @param runId the run
   * @param now tells live leases from dead ones
   * @param seen what was seen last, or null at the first look
   * @return NOT_FOUND when there is no such run
   */
  public Result<Progress> progress(String runId, Instant now, @Nullable Progress seen) {
    return switch (attempt(() -> partition(runId))) {
      case Result.Err<List<Map<String, AttributeValue>>>(Failure failure) ->
          new Result.Err<>(failure);
      case Result.Ok<List<Map<String, AttributeValue>>>(List<Map<String, AttributeValue>> items) ->
          (seen != null && RunItems.isVersion(items, seen.run().version())
                  ? Result.ok(seen.run())
                  : load(runId))
              .map(run -> new Progress(run, working(run, items, now), saying(items, now)));
    };
  }

  private static Map<Task, String> saying(List<Map<String, AttributeValue>> items, Instant now) {
    Map<Task, String> saying = new HashMap<>();
    items.stream()
        .filter(item -> item.containsKey(SpokenWords.SAID) && RunItems.isLiveLease(item, now))
        .forEach(
            item -> saying.put(RunItems.leasedTask(item), RunItems.text(item, SpokenWords.SAID)));
    return saying;
  }

  private static List<Task> working(Run run, List<Map<String, AttributeValue>> items, Instant now) {
    return items.stream()
        .filter(item -> RunItems.isLiveLease(item, now))
        .map(RunItems::leasedTask)
        .filter(task -> !run.has(task))
        .toList();
  }

  @Override
  public List<String> open(Instant quietBefore) {
    List<Map<String, AttributeValue>> all = new ArrayList<>();
    for (int shard = 0; shard < RunItems.OPEN_SHARDS; shard++) {
      Map<String, AttributeValue> values =
          Map.of(":shard", s("open-" + shard), ":before", stamp(quietBefore));
      QueryRequest query =
          QueryRequest.builder()
              .tableName(table)
              .indexName(RunItems.OPEN_INDEX)
              .keyConditionExpression("openShard = :shard AND openSince <= :before")
              .expressionAttributeValues(values)
              .build();
      all.addAll(orThrow(() -> pages(query)));
    }
    return all.stream()
        .sorted(Comparator.comparing(item -> RunItems.text(item, "openSince")))
        .map(RunItems::runId)
        .toList();
  }

  @Override
  public RunQuery.Page list(RunQuery query) {
    RunListing listing = new RunListing(dynamo, table, id -> RunSummary.of(load(id).orThrow()));
    return orThrow(() -> listing.page(query));
  }

  /**
   * Deletes all leases of a run. Only for a stack that starts again after a crash and knows that
   * every earlier holder is dead.
   *
   * @param runId the run
   */
  public void voidLeases(String runId) {
    for (Map<String, AttributeValue> item : orThrow(() -> partition(runId))) {
      if (RunItems.text(item, RunItems.SK).startsWith("LEASE#")) {
        orThrow(() ->
            dynamo.deleteItem(delete ->
                delete
                    .tableName(table)
                    .key(RunItems.key(runId, RunItems.text(item, RunItems.SK)))));
      }
    }
  }

  private List<Map<String, AttributeValue>> partition(String runId) {
    return pages(
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", s("RUN#" + runId)))
            .consistentRead(true)
            .build());
  }

  private List<Map<String, AttributeValue>> pages(QueryRequest query) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    QueryRequest next = query;
    while (true) {
      QueryResponse page = dynamo.query(next);
      items.addAll(page.items());
      if (!page.hasLastEvaluatedKey() || page.lastEvaluatedKey().isEmpty()) {
        return items;
      }
      next = query.toBuilder().exclusiveStartKey(page.lastEvaluatedKey()).build();
    }
  }

  private static <T> Result<T> attempt(Supplier<T> call) {
    try {
      return Result.ok(call.get());
    } catch (SdkException e) {
      return new Result.Err<>(AwsFailures.of(e));
    }
  }

  private static <T> T orThrow(Supplier<T> call) {
    return attempt(call).orThrow();
  }
}
