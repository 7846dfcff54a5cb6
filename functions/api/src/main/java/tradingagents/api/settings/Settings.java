package tradingagents.api.settings;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import tradingagents.chain.AwsFailures;
import tradingagents.chain.json.Members;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * Watchlists and schedules in one table, each a JSON body under its owner with a version that is
 * the condition of every change. Schedules that are due stand in a sparse index.
 */
public final class Settings {
  private static final String DUE = "due";

  private final DynamoDbClient dynamo;
  private final String table;

  /**
   * The settings.
   *
   * @param dynamo the client
   * @param table its table's name
   */
  public Settings(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /**
   * An owner's watchlists by name.
   *
   * @param owner whose
   * @return all of them
   */
  public List<Watchlist> watchlists(String owner) {
    return all("WATCHLISTS#" + owner, SettingsJson::watchlist);
  }

  /**
   * A watchlist.
   *
   * @param owner whose
   * @param name its name
   * @return empty when there is none
   */
  public Optional<Watchlist> watchlist(String owner, String name) {
    return one("WATCHLISTS#" + owner, name, SettingsJson::watchlist);
  }

  /**
   * Stores a watchlist.
   *
   * @param owner whose
   * @param list its version is one more than the one it replaces
   * @return false when it is not as it was seen
   */
  public boolean store(String owner, Watchlist list) {
    Map<String, AttributeValue> item =
        item("WATCHLISTS#" + owner, list.name(), SettingsJson.write(list), list.version());
    return put(item, list.version() - 1);
  }

  /**
   * Deletes a watchlist.
   *
   * @param owner whose
   * @param name its name
   */
  public void deleteWatchlist(String owner, String name) {
    delete("WATCHLISTS#" + owner, name);
  }

  /**
   * An owner's schedules.
   *
   * @param owner whose
   * @return all of them
   */
  public List<Schedule> schedules(String owner) {
    return all("SCHEDULES#" + owner, SettingsJson::schedule);
  }

  /**
   * A schedule.
   *
   * @param owner whose
   * @param id its id
   * @return empty when there is none
   */
  public Optional<Schedule> schedule(String owner, String id) {
    return one("SCHEDULES#" + owner, id, SettingsJson::schedule);
  }

  /**
   * Stores a schedule.
   *
   * @param schedule its version is one more than the one it replaces
   * @return false when it is not as it was seen
   */
  public boolean store(Schedule schedule) {
    return put(item(schedule, schedule.dueAt()), schedule.version() - 1);
  }

  /**
   * Lets a schedule wait behind the others that are due. It stays as it is, with its due time and
   * its version; only its place in the line changes.
   *
   * @param schedule as it was seen
   * @param until not found due before
   * @return false when it is not as it was seen
   */
  public boolean postpone(Schedule schedule, Instant until) {
    return put(item(schedule, until), schedule.version());
  }

  /**
   * Deletes a schedule.
   *
   * @param owner whose
   * @param id its id
   */
  public void deleteSchedule(String owner, String id) {
    delete("SCHEDULES#" + owner, id);
  }

  /**
   * A page of schedules that are due.
   *
   * @param schedules those due longest first
   * @param next where the next page begins; empty when this is the last
   */
  public record Due(List<Schedule> schedules, Map<String, AttributeValue> next) {}

  /**
   * Schedules that are due.
   *
   * @param now at or before this instant
   * @param atMost how many
   * @param from where an earlier page ended; empty for the first
   * @return a page
   */
  public Due due(Instant now, int atMost, Map<String, AttributeValue> from) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(DUE)
            .keyConditionExpression("dueShard = :shard AND dueAt <= :now")
            .expressionAttributeValues(Map.of(":shard", s(DUE), ":now", s(stamp(now))))
            .exclusiveStartKey(from.isEmpty() ? null : from)
            .limit(atMost)
            .build();
    QueryResponse page = call(() -> dynamo.query(query));
    List<Schedule> schedules =
        page.items().stream().map(item -> body(item, SettingsJson::schedule)).toList();
    return new Due(schedules, page.lastEvaluatedKey());
  }

  private static Map<String, AttributeValue> item(Schedule schedule, @Nullable Instant dueAt) {
    Map<String, AttributeValue> item =
        item(
            "SCHEDULES#" + schedule.owner(),
            schedule.id(),
            SettingsJson.write(schedule),
            schedule.version());
    if (dueAt != null) {
      item.put("dueShard", s(DUE));
      item.put("dueAt", s(stamp(dueAt)));
    }
    return item;
  }

  private static Map<String, AttributeValue> item(
      String owner, String name, String body, long version) {
    Map<String, AttributeValue> item = new HashMap<>(key(owner, name));
    item.put("body", s(body));
    item.put("version", AttributeValue.fromN(Long.toString(version)));
    return item;
  }

  /** Stores an item over the version that was seen; 0 when there must be none. */
  private boolean put(Map<String, AttributeValue> item, long seen) {
    try {
      call(() ->
          dynamo.putItem(put -> {
            put.tableName(table).item(item);
            if (seen == 0) {
              put.conditionExpression("attribute_not_exists(pk)");
            } else {
              put.conditionExpression("#version = :seen")
                  .expressionAttributeNames(Map.of("#version", "version"))
                  .expressionAttributeValues(
                      Map.of(":seen", AttributeValue.fromN(Long.toString(seen))));
            }
          }));
      return true;
    } catch (FailureException e) {
      if (e.failure().reason() == Reason.CONFLICT) {
        return false;
      }
      throw e;
    }
  }

  private void delete(String owner, String name) {
    call(() -> dynamo.deleteItem(delete -> delete.tableName(table).key(key(owner, name))));
  }

  private <T> List<T> all(String owner, Function<Members, T> reader) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", s(owner)))
            .consistentRead(true)
            .build();
    return call(() -> dynamo.query(query)).items().stream()
        .map(item -> body(item, reader))
        .toList();
  }

  private <T> Optional<T> one(String owner, String name, Function<Members, T> reader) {
    var answer =
        call(() ->
            dynamo.getItem(get -> get.tableName(table).key(key(owner, name)).consistentRead(true)));
    return answer.hasItem() ? Optional.of(body(answer.item(), reader)) : Optional.empty();
  }

  private static <T> T body(Map<String, AttributeValue> item, Function<Members, T> reader) {
    AttributeValue body = item.get("body");
    if (body == null) {
      throw new FailureException(Reason.CORRUPT, "a setting has no body");
    }
    return Members.read(body.s(), reader);
  }

  private static Map<String, AttributeValue> key(String owner, String name) {
    return Map.of("pk", s(owner), "sk", s(name));
  }

  private static String stamp(Instant at) {
    // Whole seconds in a fixed width, so that text sorts as time does.
    return Instant.ofEpochSecond(at.getEpochSecond()).toString();
  }

  private static AttributeValue s(String text) {
    return AttributeValue.fromS(text);
  }

  private static <T> T call(Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      throw new FailureException(AwsFailures.of(e), e);
    }
  }
}
