package tradingagents.chain.reasoning;

import static tradingagents.chain.reasoning.MemoryItems.s;

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
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import tradingagents.chain.AwsFailures;
import tradingagents.desk.memory.Memory;
import tradingagents.desk.memory.Memory.Standing;
import tradingagents.desk.memory.Pending;
import tradingagents.desk.memory.Recall;
import tradingagents.desk.memory.Settlement;
import tradingagents.desk.memory.Situation;
import tradingagents.desk.port.MemoryStore;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Lesson;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;

/**
 * Memories on DynamoDB, in the shape of {@link MemoryItems}. Nothing is ever deleted, and each
 * change has a condition, so that whoever comes twice or late changes nothing. What is relevant is
 * found with two queries of bounded size, both of which end at as-of.
 */
public final class DynamoMemories implements MemoryStore {
  /** How many of the same instrument are looked at, newest first. */
  static final int SAME = 60;

  /** How many of all instruments are looked at, newest first. */
  static final int ALL = 240;

  /** So many pages are read for one page of answers; what is rare comes in short pages. */
  private static final int MOST_QUERIES = 3;

  private final DynamoDbClient dynamo;
  private final String table;

  /**
   * The memories of the one tenant.
   *
   * @param dynamo the client
   * @param table the reasoning table's name
   */
  public DynamoMemories(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public Result<List<Lesson>> relevant(Symbol symbol, List<Fact> facts, Instant asOf, int atMost) {
    return call(() -> {
      List<Memory> candidates = new ArrayList<>(known(symbol, asOf, SAME));
      candidates.addAll(known(null, asOf, ALL));
      return Recall.of(candidates, symbol, Situation.words(symbol, facts), asOf, atMost);
    });
  }

  private List<Memory> known(@Nullable Symbol symbol, Instant asOf, int atMost) {
    QueryRequest query =
        upTo(MemoryItems.known(symbol), MemoryItems.through(asOf)).limit(atMost).build();
    return dynamo.query(query).items().stream().map(MemoryItems::memory).toList();
  }

  private QueryRequest.Builder upTo(String partition, String last) {
    return QueryRequest.builder()
        .tableName(table)
        .keyConditionExpression("pk = :pk AND sk < :last")
        .expressionAttributeValues(Map.of(":pk", s(partition), ":last", s(last)))
        .scanIndexForward(false);
  }

  @Override
  public Result<Boolean> remember(Pending decision) {
    Memory memory = Memory.of(decision);
    return changed(() -> {
      dynamo.putItem(put -> put.tableName(table).item(MemoryItems.pointer(decision)));
      dynamo.putItem(put ->
          put.tableName(table)
              .item(MemoryItems.listed(memory, decision.settlesAt()))
              .conditionExpression("attribute_not_exists(pk)"));
    });
  }

  @Override
  public Result<List<Memory>> due(Instant now, int atMost) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(MemoryItems.PENDING_INDEX)
            .keyConditionExpression("pendingShard = :shard AND settlesAt <= :now")
            .expressionAttributeValues(
                Map.of(":shard", s(MemoryItems.PENDING_SHARD), ":now", s(MemoryItems.stamp(now))))
            .limit(atMost)
            .build();
    return call(() -> dynamo.query(query).items().stream().map(MemoryItems::memory).toList());
  }

  @Override
  public Result<Boolean> settle(Pending decision, Settlement settlement, String reflection) {
    Memory memory = Memory.of(decision).settled(settlement, reflection);
    Instant known = settlement.knownAt();
    Result<Boolean> written =
        changed(() ->
            dynamo.transactWriteItems(write ->
                write.transactItems(
                    TransactWriteItem.builder()
                        .put(unless(Standing.SETTLED, MemoryItems.listed(memory, null)))
                        .build(),
                    put(MemoryItems.known(memory, known, null)),
                    put(MemoryItems.known(memory, known, decision.symbol())))));
    // A refused condition means "known already" only if it is.
    return written.equals(Result.ok(false)) ? alreadySettled(decision) : written;
  }

  private Result<Boolean> alreadySettled(Pending decision) {
    return switch (find(decision.runId())) {
      case Result.Err<Memory>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<Memory>(Memory stored) ->
          stored.standing() == Standing.SETTLED
              ? Result.ok(false)
              : Result.err(Reason.CONFLICT, "the memory of " + decision.runId() + " is in use");
    };
  }

  private TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder().put(put -> put.tableName(table).item(item)).build();
  }

  private Put unless(Standing standing, Map<String, AttributeValue> item) {
    return Put.builder()
        .tableName(table)
        .item(item)
        .conditionExpression("attribute_exists(pk) AND standing <> :standing")
        .expressionAttributeValues(Map.of(":standing", s(standing.name())))
        .build();
  }

  @Override
  public Result<Boolean> postpone(Pending decision, String why, @Nullable Instant until) {
    Memory memory = Memory.of(decision).missing(why, until == null);
    Put put = unless(Standing.SETTLED, MemoryItems.listed(memory, until));
    return changed(() ->
        dynamo.putItem(item ->
            item.tableName(table)
                .item(put.item())
                .conditionExpression(put.conditionExpression())
                .expressionAttributeValues(put.expressionAttributeValues())));
  }

  @Override
  public Result<Memory> find(String runId) {
    return call(() -> {
      Map<String, AttributeValue> pointer = get(MemoryItems.pointerKey(runId));
      Map<String, AttributeValue> item =
          pointer.isEmpty()
              ? pointer
              : get(MemoryItems.key(MemoryItems.ALL, MemoryItems.text(pointer, "at")));
      if (item.isEmpty()) {
        throw new FailureException(
            Reason.NOT_FOUND, "no decision of run " + runId + " is remembered");
      }
      return MemoryItems.memory(item);
    });
  }

  private Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
    return dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
  }

  @Override
  public Result<Page> list(Query query) {
    return call(() -> {
      List<Memory> memories = new ArrayList<>();
      Place place = query.after();
      for (int i = 0; i < MOST_QUERIES; i++) {
        QueryResponse answer = dynamo.query(request(query, place));
        for (Map<String, AttributeValue> item : answer.items()) {
          Memory memory = MemoryItems.memory(item);
          memories.add(memory);
          place = MemoryItems.place(memory.decision());
          if (memories.size() == query.limit()) {
            return new Page(memories, place);
          }
        }
        if (!answer.hasLastEvaluatedKey() || answer.lastEvaluatedKey().isEmpty()) {
          return new Page(memories, null);
        }
        place = place(answer.lastEvaluatedKey());
      }
      return new Page(memories, place);
    });
  }

  private QueryRequest request(Query query, @Nullable Place after) {
    Instant until = query.until();
    String last = until == null ? "~" : MemoryItems.through(until);
    QueryRequest.Builder request =
        upTo(MemoryItems.ALL, after == null ? last : MemoryItems.sort(after));
    Symbol symbol = query.symbol();
    if (symbol == null) {
      return request.limit(query.limit()).build();
    }
    QueryRequest plain = request.build();
    Map<String, AttributeValue> values = new HashMap<>(plain.expressionAttributeValues());
    values.put(":symbol", s(symbol.value()));
    return plain.toBuilder()
        .filterExpression("symbol = :symbol")
        .expressionAttributeValues(values)
        .build();
  }

  private static Place place(Map<String, AttributeValue> key) {
    String[] parts = MemoryItems.text(key, "sk").split("#", 2);
    return new Place(Instant.parse(parts[0]), parts[1]);
  }

  @Override
  public Result<Optional<Instant>> mark() {
    return call(() -> {
      Map<String, AttributeValue> item = get(MemoryItems.markKey());
      return item.isEmpty()
          ? Optional.<Instant>empty()
          : Optional.of(Instant.parse(MemoryItems.text(item, "until")));
    });
  }

  @Override
  public Result<Instant> mark(Instant until) {
    Map<String, AttributeValue> item = new HashMap<>(MemoryItems.markKey());
    item.put("until", s(MemoryItems.stamp(until)));
    return call(() -> {
      dynamo.putItem(put -> put.tableName(table).item(item));
      return until;
    });
  }

  /** A change under a condition; one that does not hold is no failure. */
  private static Result<Boolean> changed(Runnable change) {
    Result<Boolean> done =
        call(() -> {
          change.run();
          return true;
        });
    return done instanceof Result.Err<Boolean>(Failure failure)
            && failure.reason() == Reason.CONFLICT
        ? Result.ok(false)
        : done;
  }

  private static <T> Result<T> call(Supplier<T> access) {
    try {
      return Result.ok(access.get());
    } catch (SdkException e) {
      return new Result.Err<>(AwsFailures.of(e));
    } catch (FailureException e) {
      return new Result.Err<>(e.failure());
    }
  }
}
