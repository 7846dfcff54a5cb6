package tradingagents.local.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Items and their index entries as rows; called only while the store's lock is held. */
final class Rows {
  static final ObjectMapper JSON = new ObjectMapper();

  /** An item and its size in bytes. */
  record Stored(Map<String, Value> item, int size) {}

  private Rows() {}

  static @Nullable Stored find(Store store, TableDefinition table, ItemKey key)
      throws SQLException {
    PreparedStatement statement =
        store.prepared(
            "SELECT size, body FROM items WHERE table_id = ? AND hash_key = ? AND range_key = ?");
    bindKey(statement, table, key);
    try (ResultSet row = statement.executeQuery()) {
      return row.next() ? new Stored(item(row.getBytes(2)), row.getInt(1)) : null;
    }
  }

  /**
   * Puts {@code after} in the place of {@code before} (null: absent) together with all index
   * entries. Returns the write units that the indexes cost.
   */
  static int replace(
      Store store,
      TableDefinition table,
      ItemKey key,
      @Nullable Stored before,
      @Nullable Stored after)
      throws SQLException {
    if (after != null) {
      PreparedStatement statement =
          store.prepared(
              "INSERT INTO items (table_id, hash_key, range_key, size, body) VALUES (?, ?, ?, ?, ?)"
                  + " ON CONFLICT (table_id, hash_key, range_key)"
                  + " DO UPDATE SET size = excluded.size, body = excluded.body");
      bindKey(statement, table, key);
      statement.setInt(4, after.size());
      statement.setBytes(5, body(after.item()));
      statement.executeUpdate();
    } else if (before != null) {
      PreparedStatement statement =
          store.prepared("DELETE FROM items WHERE table_id = ? AND hash_key = ? AND range_key = ?");
      bindKey(statement, table, key);
      statement.executeUpdate();
    }
    int units = 0;
    for (IndexDefinition index : table.indexes()) {
      units += reindex(store, table, index, key, before, after);
    }
    return units;
  }

  private static int reindex(
      Store store,
      TableDefinition table,
      IndexDefinition index,
      ItemKey key,
      @Nullable Stored before,
      @Nullable Stored after)
      throws SQLException {
    Map<String, Value> oldItem = before == null ? Map.of() : before.item();
    Map<String, Value> newItem = after == null ? Map.of() : after.item();
    ItemKey oldKey = index.shape().key(oldItem);
    ItemKey newKey = index.shape().key(newItem);
    Map<String, Value> oldEntry = index.project(table.shape(), oldItem);
    Map<String, Value> newEntry = index.project(table.shape(), newItem);
    int units = 0;
    if (oldKey != null && !oldKey.equals(newKey)) {
      PreparedStatement delete =
          store.prepared(
              "DELETE FROM index_rows WHERE index_id = ? AND hash_key = ? AND range_key = ?"
                  + " AND item_hash = ? AND item_range = ?");
      bindEntry(delete, index, oldKey, key);
      delete.executeUpdate();
      units += Capacity.writeUnits(ItemSize.of(oldEntry));
    }
    boolean isSame = oldKey != null && oldKey.equals(newKey) && oldEntry.equals(newEntry);
    if (newKey != null && !isSame) {
      int size = ItemSize.of(newEntry);
      PreparedStatement insert =
          store.prepared(
              "INSERT INTO index_rows (index_id, hash_key, range_key, item_hash, item_range, size)"
                  + " VALUES (?, ?, ?, ?, ?, ?)"
                  + " ON CONFLICT (index_id, hash_key, range_key, item_hash, item_range)"
                  + " DO UPDATE SET size = excluded.size");
      bindEntry(insert, index, newKey, key);
      insert.setInt(6, size);
      insert.executeUpdate();
      int oldSize = newKey.equals(oldKey) ? ItemSize.of(oldEntry) : 0;
      units += Capacity.writeUnits(Math.max(size, oldSize));
    }
    return units;
  }

  private static void bindKey(PreparedStatement statement, TableDefinition table, ItemKey key)
      throws SQLException {
    statement.setLong(1, table.id());
    statement.setBytes(2, key.hash().content());
    statement.setBytes(3, key.range().content());
  }

  private static void bindEntry(
      PreparedStatement statement, IndexDefinition index, ItemKey entry, ItemKey item)
      throws SQLException {
    statement.setLong(1, index.id());
    statement.setBytes(2, entry.hash().content());
    statement.setBytes(3, entry.range().content());
    statement.setBytes(4, item.hash().content());
    statement.setBytes(5, item.range().content());
  }

  static Map<String, Value> item(byte[] body) throws SQLException {
    return ValueJson.item(node(body), "a stored item");
  }

  static JsonNode node(byte[] body) throws SQLException {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new SQLException("a stored item is no JSON", null, 11, e);
    }
  }

  private static byte[] body(Map<String, Value> item) {
    try {
      return JSON.writeValueAsBytes(ValueJson.json(item));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
