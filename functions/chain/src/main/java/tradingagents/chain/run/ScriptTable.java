package tradingagents.chain.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tradingagents.chain.AwsFailures;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * Scripts of given answers, kept under an id, so that a request names a script and never a file.
 */
public final class ScriptTable {
  private final DynamoDbClient dynamo;
  private final String table;

  /**
   * A table of scripts.
   *
   * @param dynamo the client
   * @param table the runs table's name
   */
  public ScriptTable(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /**
   * Keeps a script.
   *
   * @param id its name; the same name replaces
   * @param text the document, at most about 300 kB packed
   * @return the id, or INVALID when it is too large
   */
  public Result<String> put(String id, String text) {
    Bodies.Packed packed = Bodies.pack(text);
    if (packed.parts().size() > 1) {
      return Result.err(Reason.INVALID, "the script is too large: at most 300 kB compressed");
    }
    Map<String, AttributeValue> item = new HashMap<>(key(id));
    item.put("body", AttributeValue.fromB(SdkBytes.fromByteArray(packed.parts().getFirst())));
    item.put("hash", RunItems.s(packed.hash()));
    try {
      dynamo.putItem(put -> put.tableName(table).item(item));
      return Result.ok(id);
    } catch (SdkException e) {
      return new Result.Err<>(AwsFailures.of(e));
    }
  }

  /**
   * Reads a script.
   *
   * @param id its name
   * @return the document, or NOT_FOUND
   */
  public Result<String> get(String id) {
    try {
      Map<String, AttributeValue> item =
          dynamo.getItem(get -> get.tableName(table).key(key(id)).consistentRead(true)).item();
      if (item.isEmpty()) {
        return Result.err(Reason.NOT_FOUND, "there is no script " + id);
      }
      byte[] body = RunItems.attribute(item, "body").b().asByteArrayUnsafe();
      return Result.ok(Bodies.unpack(List.of(body), RunItems.text(item, "hash")));
    } catch (SdkException e) {
      return new Result.Err<>(AwsFailures.of(e));
    } catch (FailureException e) {
      return new Result.Err<>(e.failure());
    }
  }

  private static Map<String, AttributeValue> key(String id) {
    return Map.of(RunItems.PK, RunItems.s("SCRIPT#" + id), RunItems.SK, RunItems.s("SCRIPT"));
  }
}
