package tradingagents.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A DynamoDB table, on demand.
 *
 * @param logicalId its key in the template, after the nested stack's: {@code State.RunsTable}
 * @param name its name: the one in TableName, else the logical id
 * @param key its primary key
 * @param attributeTypes the key attributes of table and indexes: name to {@code S}, {@code N} or
 *     {@code B}
 * @param indexes its global secondary indexes
 * @param ttlAttribute the attribute (epoch seconds) after which an item may vanish
 */
public record TableDef(
    String logicalId,
    String name,
    Key key,
    Map<String, String> attributeTypes,
    List<Index> indexes,
    Optional<String> ttlAttribute) {

  /**
   * The attributes an item is found by.
   *
   * @param hash the partition key
   * @param range the sort key
   */
  public record Key(String hash, Optional<String> range) {}

  /**
   * A global secondary index; items that lack its key attributes are not in it.
   *
   * @param name its name
   * @param key its key
   * @param projection {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
   * @param includedAttributes the further attributes of an {@code INCLUDE} projection
   */
  public record Index(String name, Key key, String projection, List<String> includedAttributes) {}
}
