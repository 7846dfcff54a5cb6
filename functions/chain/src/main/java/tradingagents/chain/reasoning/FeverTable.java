package tradingagents.chain.reasoning;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tradingagents.chain.AwsFailures;
import tradingagents.chain.ledger.StoredItem;
import tradingagents.desk.models.ModelId;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Result;

/**
 * Which models are unwell, for all functions: {@code HEALTH#model}, one item in the reasoning table
 * that the last writer decides. It is advice about the order of asking, so nothing waits for it.
 */
public final class FeverTable {
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final DynamoDbClient dynamo;
  private final String table;

  /**
   * How unwell a model is.
   *
   * @param inARow how often it failed without an answer between; 0 is well
   * @param until when it may be asked first again
   */
  public record Fever(int inARow, Instant until) {}

  /**
   * The fevers of a table.
   *
   * @param dynamo the client
   * @param table the reasoning table's name
   */
  public FeverTable(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /**
   * How a model was seen last.
   *
   * @param model which
   * @return empty when nobody has seen it fail within the last hour
   */
  public Result<Optional<Fever>> find(ModelId model) {
    try {
      Map<String, AttributeValue> item =
          dynamo.getItem(get -> get.tableName(table).key(key(model))).item();
      if (item.isEmpty()) {
        return Result.ok(Optional.empty());
      }
      StoredItem stored = new StoredItem(item);
      return Result.ok(
          Optional.of(
              new Fever(
                  Integer.parseInt(stored.text("inARow")), Instant.parse(stored.text("until")))));
    } catch (SdkException e) {
      return new Result.Err<>(AwsFailures.of(e));
    } catch (FailureException e) {
      return new Result.Err<>(e.failure());
    }
  }

  /**
   * Says how a model was seen.
   *
   * @param model which
   * @param fever how unwell it is
   * @param now the time; what is said is forgotten an hour after it, or after the fever's end
   * @return whether it was written: always true, or the failure
   */
  public Result<Boolean> keep(ModelId model, Fever fever, Instant now) {
    Instant end = fever.until().isAfter(now) ? fever.until() : now;
    Map<String, AttributeValue> key = key(model);
    try {
      dynamo.putItem(put ->
          put.tableName(table)
              .item(
                  Map.of(
                      "pk", key.get("pk"),
                      "sk", key.get("sk"),
                      "inARow", StoredItem.s(fever.inARow()),
                      "until", StoredItem.s(fever.until()),
                      "expiresAt", StoredItem.n(end.plus(REMEMBERED).getEpochSecond()))));
      return Result.ok(true);
    } catch (SdkException e) {
      return new Result.Err<>(AwsFailures.of(e));
    }
  }

  private static Map<String, AttributeValue> key(ModelId model) {
    return Map.of("pk", StoredItem.s("HEALTH#" + model), "sk", StoredItem.s("HEALTH"));
  }
}
