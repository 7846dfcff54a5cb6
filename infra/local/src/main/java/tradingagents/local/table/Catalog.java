package tradingagents.local.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables' definitions, cached until another process has written to the file. */
final class Catalog {
  private final Store store;
  private final boolean isShared;
  private final Map<String, TableDefinition> known = new HashMap<>();
  private int dataVersion;

  Catalog(Store store, boolean isShared) {
    this.store = store;
    this.isShared = isShared;
  }

  TableDefinition required(String name) {
    return store.read(open -> find(open, name)).orElseThrow(() -> Refusal.tableMissing(name));
  }

  private Optional<TableDefinition> find(Store open, String name) throws SQLException {
    forgetWhenOthersWrote(open);
    TableDefinition table = known.get(name);
    if (table == null) {
      var select = open.prepared("SELECT id, definition, created FROM tables WHERE name = ?");
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        table = DefinitionReader.read(json(row.getString(2)), row.getLong(1), row.getLong(3));
      }
      known.put(name, table);
    }
    return Optional.of(table);
  }

  private void forgetWhenOthersWrote(Store open) throws SQLException {
    if (isShared) {
      try (ResultSet row = open.prepared("PRAGMA data_version").executeQuery()) {
        int found = row.getInt(1);
        if (found != dataVersion) {
          known.clear();
          dataVersion = found;
        }
      }
    }
  }

  TableDefinition create(JsonNode request, long nowMillis) {
    TableDefinition checked = DefinitionReader.read(request, 0, nowMillis);
    store.write(open -> {
      if (find(open, checked.name()).isPresent()) {
        throw Refusal.tableExists(checked.name());
      }
      var insert = open.prepared("INSERT INTO tables (name, definition, created) VALUES (?, ?, ?)");
      insert.setString(1, checked.name());
      insert.setString(2, request.toString());
      insert.setLong(3, nowMillis);
      return insert.executeUpdate();
    });
    return required(checked.name());
  }

  TableDefinition delete(String name) {
    return store.write(open -> {
      TableDefinition table = find(open, name).orElseThrow(() -> Refusal.tableMissing(name));
      for (String sql :
          List.of("DELETE FROM items WHERE table_id = ?", "DELETE FROM tables WHERE id = ?")) {
        var delete = open.prepared(sql);
        delete.setLong(1, table.id());
        delete.executeUpdate();
      }
      for (IndexDefinition index : table.indexes()) {
        var delete = open.prepared("DELETE FROM index_rows WHERE index_id = ?");
        delete.setLong(1, index.id());
        delete.executeUpdate();
      }
      known.remove(name);
      return table;
    });
  }

  List<String> names(String after, int limit) {
    return store.read(open -> {
      var select = open.prepared("SELECT name FROM tables WHERE name > ? ORDER BY name LIMIT ?");
      select.setString(1, after);
      select.setInt(2, limit);
      var names = new ArrayList<String>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      return names;
    });
  }

  private static JsonNode json(String text) throws SQLException {
    try {
      return Rows.JSON.readTree(text);
    } catch (IOException e) {
      throw new SQLException("a stored table definition is no JSON", null, 11, e);
    }
  }
}
