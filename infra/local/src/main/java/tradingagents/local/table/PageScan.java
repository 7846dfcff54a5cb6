package tradingagents.local.table;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one page of a query in key order: at most {@code limit} items and 1 MB of them. */
record PageScan(
    TableDefinition table,
    @Nullable IndexDefinition index,
    KeyRange range,
    boolean forward,
    int limit,
    @Nullable Start start) {

  private static final int LARGEST_PAGE = 1024 * 1024;

  /** Where to go on: the last entry read and, for an index, the item behind it. */
  record Start(ItemKey entry, ItemKey item) {}

  /** The items' bodies, their size by DynamoDB's rules, and whether the page ended early. */
  record Page(List<byte[]> bodies, int size, boolean isCut) {}

  Page run(Store open) throws SQLException {
    PreparedStatement statement = open.prepared(sql());
    bind(statement);
    var bodies = new ArrayList<byte[]>();
    int size = 0;
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        int itemSize = rows.getInt(1);
        if (!bodies.isEmpty() && size + itemSize > LARGEST_PAGE) {
          return new Page(bodies, size, true);
        }
        bodies.add(rows.getBytes(2));
        size += itemSize;
        if (bodies.size() == limit) {
          return new Page(bodies, size, true);
        }
      }
    }
    return new Page(bodies, size, false);
  }

  private String sql() {
    var sql = new StringBuilder();
    String column;
    if (index == null) {
      column = "range_key";
      sql.append("SELECT size, body FROM items WHERE table_id = ? AND hash_key = ?");
    } else {
      column = "e.range_key";
      sql.append("SELECT e.size, i.body FROM index_rows e CROSS JOIN items i ON i.table_id = ?");
      sql.append(" AND i.hash_key = e.item_hash AND i.range_key = e.item_range");
      sql.append(" WHERE e.index_id = ? AND e.hash_key = ?");
    }
    if (range.lower() != null) {
      sql.append(" AND ").append(column).append(range.lower().inclusive() ? " >= ?" : " > ?");
    }
    if (range.upper() != null) {
      sql.append(" AND ").append(column).append(range.upper().inclusive() ? " <= ?" : " < ?");
    }
    String beyond = forward ? " > " : " < ";
    String direction = forward ? "" : " DESC";
    if (index == null) {
      sql.append(start == null ? "" : " AND range_key" + beyond + "?");
      return sql.append(" ORDER BY range_key").append(direction).toString();
    }
    if (start != null) {
      sql.append(" AND (e.range_key, e.item_hash, e.item_range)")
          .append(beyond)
          .append("(?, ?, ?)");
    }
    sql.append(" ORDER BY e.range_key").append(direction);
    sql.append(", e.item_hash").append(direction);
    return sql.append(", e.item_range").append(direction).toString();
  }

  private void bind(PreparedStatement statement) throws SQLException {
    int at = 1;
    statement.setLong(at++, table.id());
    if (index != null) {
      statement.setLong(at++, index.id());
    }
    statement.setBytes(at++, range.hash().content());
    if (range.lower() != null) {
      statement.setBytes(at++, range.lower().bytes().content());
    }
    if (range.upper() != null) {
      statement.setBytes(at++, range.upper().bytes().content());
    }
    if (start != null) {
      statement.setBytes(at++, start.entry().range().content());
      if (index != null) {
        statement.setBytes(at++, start.item().hash().content());
        statement.setBytes(at++, start.item().range().content());
      }
    }
  }
}
